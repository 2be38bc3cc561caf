import { describe, expect, it, vi } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun } from '#test/a-run.ts';
import { newUlid } from '#sandbox/world/world.ts';
import type { Intent } from '../journal/intent.ts';
import type { StartJournal } from '../journal/start-journal.ts';

import { secondsLooker } from './second-runs.ts';

const CLICK = 1_790_000_000_000;
const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere

let serial = 0;
const slugAt = (time: number) => newUlid({ now: time, random: () => 0.5, serial: (serial += 1) }) as RunSlug; // a ULID

/** A start that was answered after a second with a run, beside which another is sought. */
const answered = (id: string, run: RunSlug, at: number): Intent => ({
  ...{ id, at, mode: 'async' },
  subject: { kind: 'worker', worker: WORKER },
  state: { kind: 'started', run, answered: true },
  second: { kind: 'sought', took: 1_000 },
});

/** Two starts three seconds apart, and runs that began so many milliseconds after the first; those that were found, by start. */
async function lookBeside(others: readonly number[], isNewestFirst: boolean) {
  const [first, second] = [slugAt(CLICK), slugAt(CLICK + 3_000)];
  const placed = [
    { at: 0, slug: first },
    { at: 3_000, slug: second },
    ...others.map((at) => ({ at, slug: slugAt(CLICK + at) })),
  ].toSorted((one, other) => one.at - other.at);
  const runs = (isNewestFirst ? placed.toReversed() : placed).map(({ slug }) => aRun({ slug }));
  const soughtSecond = vi.fn<StartJournal['soughtSecond']>();
  const answers = new Map([
    [first, 'first'],
    [second, 'second'],
  ]);
  const look = secondsLooker({
    api: { walkRuns: () => Promise.resolve({ runs }) },
    journal: {
      entries: () => [answered('first', first, CLICK), answered('second', second, CLICK + 3_000)],
      soughtSecond,
    },
    readTabs: () => Promise.resolve({ all: [], answers }),
    lookUp: () => Promise.resolve({ kind: 'none' }),
    now: () => CLICK + 10_000,
  });
  expect(await look(new AbortController().signal)).toEqual(['first', 'second']);
  return soughtSecond.mock.calls.map(([id, run]) => [id, placed.find(({ slug }) => slug === run)?.at]);
}

describe.each([
  ['from the newest', true],
  ['from the oldest', false],
])('of runs beside starts that followed each other, listed %s', (_, isNewestFirst) => {
  it('each start has the one that began nearest to its own', async () => {
    expect(await lookBeside([500, 3_400], isNewestFirst)).toEqual([
      ['second', 3_400],
      ['first', 500],
    ]);
  });

  it('one that is alone is that of the start that it began nearest to, and of no other', async () => {
    expect(await lookBeside([2_000], isNewestFirst)).toEqual([['second', 2_000]]);
    expect(await lookBeside([1_000], isNewestFirst)).toEqual([['first', 1_000]]);
  });
});
