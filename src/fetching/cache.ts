import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const Answer = v.object({ url: v.string(), etag: v.optional(v.string()), at: v.number(), text: v.string() });
/** An answer that was right once. */
export type CachedAnswer = v.InferOutput<typeof Answer>;

/** Keeps answers. Losing one costs a request, so faults of it are nobody's worry. */
export interface AnswerCache {
  get(url: string): Promise<CachedAnswer | undefined>;
  put(answer: CachedAnswer): Promise<void>;
}

export function memoryCache(): AnswerCache {
  const answers = new Map<string, CachedAnswer>();
  return {
    get: (url) => Promise.resolve(answers.get(url)),
    put: (answer) => Promise.resolve(void answers.set(answer.url, answer)),
  };
}

const MOST_FILES = 300;

/** Answers as files of a folder; the oldest go when there are too many. */
export function fileCache(folder: string): AnswerCache {
  const fileOf = (url: string): string => path.join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
  return {
    async get(url) {
      try {
        const answer = v.parse(Answer, JSON.parse(await readFile(fileOf(url), 'utf8')));
        return answer.url === url ? answer : undefined;
      } catch {
        return undefined;
      }
    },
    async put(answer) {
      try {
        await mkdir(folder, { recursive: true });
        const draft = `${fileOf(answer.url)}.${String(process.pid)}.tmp`;
        await writeFile(draft, JSON.stringify(answer));
        await rename(draft, fileOf(answer.url));
        await dropOldest(folder);
      } catch {
        // A full disk is told of by the import itself.
      }
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= MOST_FILES) return;
  const files = await Promise.all(names.map(async (name) => ({ file: path.join(folder, name), time: (await stat(path.join(folder, name))).mtimeMs })));
  files.sort((a, b) => b.time - a.time);
  // A good few at once, so that it is not done for each answer.
  await Promise.all(files.slice(MOST_FILES - 50).map(({ file }) => unlink(file)));
}
