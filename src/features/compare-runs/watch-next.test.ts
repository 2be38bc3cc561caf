import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok } from '#core/result.ts';
import { anOrder } from '#test/an-order.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { firstLike } from './watch-next.tsx';

const slug = (name: string) => name as RunSlug; // is one of a test

/** Where runs looked from of which the input is known. */
const REGIONS: Record<string, string> = { first: 'US', second: 'DE', third: 'US' };

/** @param tasks of which runs were started here, by run */
const likeAmong = (tasks: Record<string, string>) => {
  const input = (run: RunSlug) => {
    const proxyRegion = REGIONS[run];
    const inputFacts = { at: 0, sure: true, omitted: [] };
    return Promise.resolve(
      proxyRegion === undefined
        ? err('none' as const)
        : ok({ order: anOrder({ proxyRegion }), ...inputFacts }),
    );
  };
  const started = new Map(Object.entries(tasks) as [string, TaskSlug][]); // are some in a test
  const known = { history: { input }, readStarted: () => Promise.resolve(started) };
  return (run: string, others: readonly string[]) => firstLike(slug(run), others.map(slug), known);
};

it('takes for the next one none that looked from another region', async () => {
  const like = likeAmong({});
  expect(await like('first', ['second', 'third'])).toBe('third');
  expect(await like('first', ['second', 'unknown'])).toBeNull();
  expect(await like('unknown', ['second', 'other'])).toBe('other');
});

it('takes for the next run of a task one that its schedule may have started, and none of another task', async () => {
  const like = likeAmong({ first: 'mondays', unseen: 'mondays', other: 'tuesdays' });
  expect(await like('first', ['second', 'other', 'unknown'])).toBe('unknown');
  expect(await like('unknown', ['second', 'first'])).toBe('first');
  expect(await like('first', ['other', 'unseen'])).toBe('unseen');
  expect(await like('first', ['second', 'other'])).toBeNull();
});
