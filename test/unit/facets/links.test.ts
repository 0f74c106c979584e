import assert from 'node:assert/strict';
import { readLinks } from '../../../src/facets/links';

const assertLinks = (text: string, ...expected: [href: string, kind: string][]): void =>
  assert.deepEqual(readLinks('abstract', text).map(({ href, kind }) => [href, kind]), expected, text);

describe('links', () => {
  it('takes off punctuation and the text in braces', () => {
    assertLinks('Code: https://github.com/QizhiPei/ScaleDiff.', ['https://github.com/QizhiPei/ScaleDiff', 'code']);
    assertLinks('See https://github.com/zzli2022/Awesome-Slow-Reason-System{GitHub Repository} to track.', ['https://github.com/zzli2022/Awesome-Slow-Reason-System', 'code']);
    assertLinks('(https://x.github.io/a_(b)/), and more', ['https://x.github.io/a_(b)/', 'project']);
    assertLinks('available here, https://github.com/jzzzzh/HiBench, to encourage', ['https://github.com/jzzzzh/HiBench', 'code']);
    assertLinks('a tool (www.thought-anchors.com) for visualizing', ['https://www.thought-anchors.com', 'other']);
  });

  it('shows the address that a mirror stands for, once', () => {
    assertLinks(
      'in https://b-61j.pages.dev/datasets/a-m-team/X-1.4M{https://b-61j.pages.dev/datasets/a-m-team/X-1.4M}.',
      ['https://huggingface.co/datasets/a-m-team/X-1.4M', 'data'],
    );
    assertLinks('weights: https://b-61j.pages.dev/nvidia/Nemotron-1.5B', ['https://huggingface.co/nvidia/Nemotron-1.5B', 'model']);
    assertLinks('(https://b-61j.pages.dev/spaces/o/Board) and https://b-61j.pages.dev/KOREAson.', ['https://huggingface.co/spaces/o/Board', 'project'], ['https://huggingface.co/KOREAson', 'other']);
  });

  it('takes addresses of known hosts without a scheme', () => {
    assertLinks('Our code is available at anonymous.4open.science/r/P-and-B-6513/.', ['https://anonymous.4open.science/r/P-and-B-6513/', 'code']);
  });

  it('takes nothing but http and https', () => {
    assertLinks('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://x.org/y vscode://z');
    assertLinks('at https://anonymous.this https URL and https://github.com');
    assertLinks('https:// http://. https://localhost/x https://user:pw@evil.org/ https://[::1]/ https://a');
  });

  it('finds addresses that are glued to a word, torn, escaped or followed by a mark', () => {
    const same = 'https://github.com/a/b';
    for (const text of ['Code:https://github.com/a/b', 'is available athttps://github.com/a/b.', '\u201chttps://github.com/a/b\u201d', 'https://github.com/a/b\u2014ours', 'https: //github.com/a/b', 'https://github. com/a/b']) assertLinks(text, [same, 'code']);
    assertLinks('doi:https://doi.org/10.1000/x', ['https://doi.org/10.1000/x', 'other']);
    assertLinks(String.raw`\url{https://github.com/foo/my\_repo\#x}`, ['https://github.com/foo/my_repo#x', 'code']);
    assertLinks('https://github.com/a/b;https://github.com/c/d', [same, 'code'], ['https://github.com/c/d', 'code']);
    assertLinks('https://web.archive.org/web/2020/https://x.org/y', ['https://web.archive.org/web/2020/https://x.org/y', 'other']);
  });

  it('shows an address once, however it is spelled', () => {
    assertLinks('https://github.com/a/b https://github.com/a/b/ http://github.com/a/b www.github.com/a/b', ['https://github.com/a/b', 'code']);
  });

  it('tells what an address leads to', () => {
    assertLinks('https://huggingface.co/papers/2501.1 and hf.co/a/b', ['https://huggingface.co/papers/2501.1', 'other'], ['https://huggingface.co/a/b', 'model']);
    assertLinks('Data: https://doi.org/10.5281/zenodo.123', ['https://doi.org/10.5281/zenodo.123', 'data']);
    assertLinks('Our code: https://doi.org/10.5281/zenodo.123', ['https://doi.org/10.5281/zenodo.123', 'code']);
  });
});
