import { expect, it } from 'vitest';

import { STARRED_WORKERS_FORMAT } from './starred-workers.ts';
import { parseWorkerSlug, type WorkerSlug } from './worker-ref.ts';
import { yourWorkers } from './your-workers.ts';

function slugOf(text: string): WorkerSlug {
  const slug = parseWorkerSlug(text);
  if (!slug.ok) throw new Error(`${text} is no Worker`);
  return slug.value;
}
const titled = (text: string, title = '') => ({ slug: slugOf(text), title });

it('lists starred Workers, then opened, run and own ones, each once, by the title that is known', () => {
  expect(
    yourWorkers({
      starred: [titled('a/star', 'Old title'), titled('b/star')],
      recent: [
        { slug: slugOf('c/opened'), openedAt: 2 },
        { slug: slugOf('a/star'), openedAt: 1 },
      ],
      run: [titled('a/star', 'New title'), titled('d/run', 'Run')],
      own: [titled('d/run', 'Run'), titled('e/own', 'Own')],
    }),
  ).toEqual([
    { ...titled('a/star', 'New title'), isStarred: true },
    { ...titled('b/star'), isStarred: true },
    { ...titled('c/opened'), isStarred: false },
    { ...titled('d/run', 'Run'), isStarred: false },
    { ...titled('e/own', 'Own'), isStarred: false },
  ]);
});

it('reads starred Workers without what is not readable', () => {
  const stored = [{ slug: 'a/b', title: 'A' }, { slug: 'no worker' }, null, { slug: 'c/d', title: 3 }];
  expect(STARRED_WORKERS_FORMAT.fromJson(stored)).toEqual({
    ok: true,
    value: [titled('a/b', 'A'), titled('c/d')],
  });
});
