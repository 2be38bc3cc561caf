import { describe, expect, it } from 'vitest';

import { type RecentWorker, rememberWorker, RECENT_WORKERS_FORMAT } from './recent-workers.ts';
import { parseWorkerSlug } from './worker-ref.ts';

function aWorker(text: string, openedAt: number): RecentWorker {
  const slug = parseWorkerSlug(text);
  if (!slug.ok) throw new Error(`${text} is no Worker`);
  return { slug: slug.value, openedAt };
}

describe('recent Workers', () => {
  it('are listed latest first, each once, and no more than eight', () => {
    const opened = Array.from({ length: 10 }, (_, index) => aWorker(`owner/name-${index}`, index));
    const again = aWorker('owner/name-5', 99);
    const recent = [...opened, again].reduce<readonly RecentWorker[]>(
      (list, worker) => rememberWorker(list, worker),
      [],
    );
    expect(recent.map(({ slug }) => slug)).toEqual(
      [5, 9, 8, 7, 6, 4, 3, 2].map((index) => `owner/name-${index}`),
    );
    expect(recent[0]).toEqual(again);
  });

  it('are read from storage without what is not readable', () => {
    const worker = aWorker('owner/name', 1);
    expect(
      RECENT_WORKERS_FORMAT.fromJson([
        worker,
        null,
        'x',
        { slug: 'no worker', openedAt: 1 },
        { slug: 'a/b' },
      ]),
    ).toEqual({ ok: true, value: [worker] });
    expect(RECENT_WORKERS_FORMAT.fromJson({ slug: 'owner/name' }).ok).toBe(false);
  });
});
