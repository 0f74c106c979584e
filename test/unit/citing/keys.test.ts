import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parseFormula } from '../../../src/citing/keys/formula';
import { PRESETS, proposeKey } from '../../../src/citing/keys/propose';
import { ATTENTION, paper } from './corpus';

const free = (): boolean => false;

function assertKey(formula: string, expected: string, of = ATTENTION): void {
  assert.equal(proposeKey(of, free, formula), expected, formula);
}

describe('citation keys', () => {
  it('follow a formula', () => {
    assertKey('auth.lower + shorttitle(3,3) + year', 'vaswaniAttentionAllYou2017');
    assertKey('auth(3) + shortyear', 'Vas17');
    assertKey('auth.lower + year', 'he2016', paper({ title: 'Deep Residual Learning', authors: ['Kaiming He'], publishedOn: '2016' }));
    assertKey('authEtal2 + year', 'Vaswani.Shazeer2017');
    assertKey('authorsAlpha + shortyear', 'VS17');
    assertKey("auth.upper + '_' + veryshorttitle.lower + ':' + arxivId", 'VASWANI_attention:1706.03762');
    assertKey('title', 'AttentionIsAllYouNeed');
    assertKey('shorttitle(2) + year', 'AttentionAll2017');
    assertKey('arxivId || auth', '1706.03762');
    assertKey('arxivId || auth; year', 'Nobody', paper({ title: 'X', authors: ['Ann Nobody'] }));
    assertKey('(year || auth) + "-x"', '2017-x');
  });
  it('follow presets', () => {
    const made = Object.entries(PRESETS).map(([name]) => [name, proposeKey(ATTENTION, free, name)]);
    assert.deepEqual(Object.fromEntries(made), {
      'better-bibtex': 'vaswaniAttentionAllYou2017',
      quarto: 'vaswani2017',
      'google-scholar': 'vaswani2017attention',
      acl: 'vaswani-shazeer-2017-attention',
      alpha: 'VS17',
      arxiv: '1706.03762',
    });
  });
  it('fall back where there is no author, year or letter', () => {
    assertKey('', 'qwenteamQwen3TechnicalReport2025', paper({ title: 'Qwen3 Technical Report', arxivId: '2505.09388', organization: { handle: 'Qwen', name: 'Qwen Team' } }));
    assertKey('auth.lower', 'ReportSystems2025', paper({ title: 'Report on Systems', arxivId: '2505.09388' }));
    assertKey('auth + year', '2503.02130', paper({ title: '你好', id: '2503.02130' }));
    assertKey('auth', 'paper', paper({ title: '', id: '' }));
  });
  it('fold to ASCII and take the particle along', () => {
    assertKey('auth.lower', 'muller', paper({ title: 'X', authors: ['Jürgen Müller'] }));
    assertKey('auth', 'vandenBerg', paper({ title: 'X', authors: ['Jan van den Berg'] }));
    assertKey('auth', 'Kwasniewski', paper({ title: 'X', authors: ['Grzegorz Kwaśniewski'] }));
    assertKey('auth', 'Dostoevskij', paper({ title: 'X', authors: ['Фёдор Достоевский'] }));
    assertKey('auth + shorttitle(3,3)', 'BChainofThoughtGPT4o80', paper({ title: 'Chain-of-Thought in GPT-4o: The 80/20 Rule', authors: ['A B'] }));
  });
  it('give a letter to the newcomer only', () => {
    const taken = new Set(['vaswaniattentionallyou2017', 'vaswaniattentionallyou2017a']);
    assert.equal(proposeKey(ATTENTION, (key) => taken.has(key.toLowerCase())), 'vaswaniAttentionAllYou2017b');
    let count = 0;
    assert.equal(proposeKey(ATTENTION, () => count++ < 28, 'year'), '2017ab');
  });
  it('are safe in every language, whatever the paper', function () {
    this.timeout(30_000);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), fc.string(), (title, authors, formula) => {
      assert.match(proposeKey(paper({ title, authors }), free), /^\w(?:[\w:.+/-]*\w)?$/);
      assert.match(proposeKey(paper({ title, authors }), free, formula), /^\w(?:[\w:.+/-]*\w)?$/);
    }));
  });
});

describe('parseFormula', () => {
  const cases: [string, string, number][] = [
    ['auth + jounal', 'unknown-name', 7],
    ['auth.lowre', 'unknown-name', 5],
    ['auth +', 'unfinished', 6],
    ['auth)', 'unexpected', 4],
    ['shorttitle(x)', 'unexpected', 11],
    ['', 'unfinished', 0],
  ];
  for (const [formula, code, at] of cases) {
    it(`says what is wrong with "${formula}"`, () => {
      const parsed = parseFormula(formula);
      assert.deepEqual('problem' in parsed && [parsed.problem.code, parsed.problem.at], [code, at]);
    });
  }
});
