import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { readable, readableText } from '../../../src/papers/readable';
import { canonicalLink, linkEnd } from '../../../src/papers/link';
import { readListing } from '../../../src/papers/listing';

describe('readableText', () => {
  const rows: [raw: string, expected: string][] = [
    ['rises by 4\\% and 10\\%.', 'rises by 4% and 10%.'],
    ['language models~(LLMs) of ~6% and ~2T', 'language models (LLMs) of ~6% and ~2T'],
    ['``mainstream" and ``receiver\'\'', '“mainstream” and “receiver”'],
    ['v_{reason} = theta_{GRPO} - theta_{SFT}.', 'v_reason = θ_GRPO - θ_SFT.'],
    ['on 8timesH100 for sim30B-sized (sim100B tokens)', 'on 8×H100 for ~30B-sized (~100B tokens)'],
    ['several times a day, similar simulations', 'several times a day, similar simulations'],
    ['(rho approx 0.9) with', '(ρ ≈ 0.9) with'],
    ['(64.0 \\pm 25)', '(64.0 ± 25)'],
    ['E^3 and $x^{2}$', 'E³ and x²'],
    ['One.\\n\\nTwo', 'One.\nTwo'],
    ['\\nu and \\unknowncommand stay', '\\nu and \\unknowncommand stay'],
    ['costs $5 and $10 a day', 'costs $5 and $10 a day'],
    ['see https://github.com/lz1oceani/verify_cot.', 'see https://github.com/lz1oceani/verify_cot.'],
    ['at https://example.org/a{GitHub Repository}.', 'at https://example.org/a.'],
    ['**bold** and a ** alone', 'bold and a ** alone'],
    ['', ''],
  ];
  for (const [raw, expected] of rows) {
    it(JSON.stringify(raw), () => { assert.equal(readableText(raw), expected); });
  }

  it('marks what stands between double stars as bold', () => {
    assert.deepEqual(readable('a **b** c').map(({ text, bold }) => [text, bold]), [['a ', false], ['b', true], [' c', false]]);
  });

  it('leaves no trace of LaTeX in the bundled abstracts', () => {
    const { papers } = readListing(readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8'));
    for (const paper of papers) assert.doesNotMatch(readableText(paper.abstract).replace(/https?:\S+/g, ''), /\\|``|\*\*|[_^]\{/, paper.title);
  });

  it('covers any text in order, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('\\n', '**', '``', 'https://x.y/', '{', '}', '$', '~', '_{', 'sim3'))), (parts) => {
        const raw = parts.join('');
        let last = 0;
        for (const run of readable(raw)) {
          assert.ok(run.start >= last && run.end > run.start && run.end <= raw.length);
          last = run.end;
        }
      }),
    );
  });
});

describe('links', () => {
  const ends: [text: string, expected: string | undefined][] = [
    ['https://a.org/b.', 'https://a.org/b'],
    ['https://a.org/b), and', 'https://a.org/b'],
    ['https://a.org/b_(c)!', 'https://a.org/b_(c)'],
    ['https://a.org/b{https://a.org/b}', 'https://a.org/b'],
    ['ftp://a.org', undefined],
  ];
  for (const [text, expected] of ends) {
    it(text, () => {
      const end = linkEnd(text, 0);
      assert.equal(end === undefined ? undefined : text.slice(0, end), expected);
    });
  }
  const canonical: [address: string, expected: string | undefined][] = [
    ['https://b-61j.pages.dev/KOREAson', 'https://huggingface.co/KOREAson'],
    ['http://example.org/a?b#c', 'http://example.org/a?b#c'],
    ['javascript:alert(1)', undefined],
    ['https://user:secret@example.org/', undefined],
    ['command:workbench.action.quit', undefined],
    ['https://', undefined],
  ];
  for (const [address, expected] of canonical) {
    it(address, () => { assert.equal(canonicalLink(address), expected); });
  }
});
