/** Words that say nothing of an abstract: indexed in titles and names only, and never asked of a paper. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  ('a an and are as at be been but by can do does for from has have how if in into is it its not of on or our such ' +
    'than that the their then there these they this those through to via was we were what when where which while who with').split(' '),
);
