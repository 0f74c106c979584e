/** One paper as the formats' documentations show their records. */
export const daily = `[
  {
    "paper": {
      "id": "2503.02130",
      "authors": [
        { "_id": "1", "name": "Ann B. Lee", "hidden": false },
        { "_id": "2", "name": "Łukasz van der Berg", "hidden": false }
      ],
      "publishedAt": "2025-03-03T23:22:34.000Z",
      "submittedOnDailyAt": "2025-03-05T00:00:00.000Z",
      "title": "Deep Sets: A Study",
      "summary": "We read sets & vectors. They\\nare <b>not</b> ordered.",
      "upvotes": 12,
      "discussionId": "67c6",
      "organization": { "_id": "9", "name": "acme", "fullname": "Acme Labs" }
    },
    "publishedAt": "2025-03-03T18:22:34.000Z",
    "title": "Deep Sets: A Study",
    "summary": "We read sets & vectors.",
    "numComments": 4,
    "isAuthorParticipating": true
  }
]`;

export const hubPaper = `{
  "id": "2503.02130",
  "authors": [{ "_id": "1", "name": "Ann B. Lee" }, { "_id": "2", "name": "Łukasz van der Berg" }],
  "publishedAt": "2025-03-03T23:22:34.000Z",
  "submittedOnDailyAt": "2025-03-05T00:00:00.000Z",
  "title": "Deep Sets: A Study",
  "summary": "We read sets & vectors. They\\nare <b>not</b> ordered.",
  "upvotes": 12,
  "comments": [{ "id": "a" }, { "id": "b" }]
}`;

export const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: id_list=2503.02130</title>
  <entry>
    <id>http://arxiv.org/abs/2503.02130v2</id>
    <updated>2025-04-01T10:00:00Z</updated>
    <title>Deep Sets: A Study</title>
    <published>2025-03-03T23:22:34Z</published>
    <summary>  We read sets &amp; vectors.
      They are &lt;b>not&lt;/b> ordered.
    </summary>
    <author><name>Ann B. Lee</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Acme</arxiv:affiliation></author>
    <author><name>Łukasz van der Berg</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/XYZ.1</arxiv:doi>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Proc. ICLR 2026</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/2503.02130v2" rel="alternate" type="text/html"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>

</feed>
`;

export const crossref = `{
  "status": "ok",
  "message-type": "work",
  "message": {
    "DOI": "10.1000/XYZ.1",
    "type": "journal-article",
    "title": ["Deep Sets"],
    "subtitle": ["A Study"],
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We read <jats:italic>sets</jats:italic> &amp; vectors. They are not ordered.</jats:p>",
    "author": [{ "given": "Ann B.", "family": "Lee", "sequence": "first" }, { "given": "Łukasz", "non-dropping-particle": "van der", "family": "Berg" }],
    "container-title": ["Journal of Sets"],
    "published": { "date-parts": [[2025, 3]] },
    "issued": { "date-parts": [[2025]] }
  }
}`;

export const csl = `[
  {
    "id": "lee2025",
    "type": "article-journal",
    "title": "Deep Sets: A Study",
    "author": [{ "family": "Lee", "given": "Ann B." }, { "family": "Berg", "given": "Łukasz", "non-dropping-particle": "van der" }],
    "issued": { "date-parts": [["2025", 3, "3"]] },
    "container-title": "Journal of Sets",
    "DOI": "10.1000/xyz.1",
    "note": "arXiv: 2503.02130"
  }
]`;

export const ris = `TY  - JOUR
T1  - Deep Sets: A Study
AU  - Lee, Ann B.
AU  - van der Berg, Łukasz
AB  - We read sets & vectors.
They are not ordered.
DO  - 10.1000/xyz.1
UR  - https://arxiv.org/abs/2503.02130v1
PY  - 2025
DA  - 2025/03/03/
JO  - Journal of Sets
ER  - 
`;
