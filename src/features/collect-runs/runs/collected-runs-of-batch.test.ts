import { expect, it } from 'vitest';

import { begin } from '#test/a-batch-state.ts';
import { countAnew } from '#core/batch/state/batch-state.ts';
import type { EarlierRun, RowState } from '#core/batch/state/row-state.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { shownRuns } from './collected-runs-of-batch.ts';

/** What a batch with such rows has for a collection: of each run its ID, what it gave and whether it is gone. */
function shownOf(...rows: readonly RowState[]) {
  const summary = {
    ...{ worker: 'coreclaw/google-maps-scraper' as WorkerSlug, title: 'Maps', name: 'Cafés' }, // is one
    ...{ secret: false, size: rows.length },
  };
  const batchState = countAnew({ ...begin(rows.length), rows });
  return shownRuns({ summary: { ...summary, head: batchState }, state: batchState }).map(
    ({ slug, results, gone }) => [slug, results, gone],
  );
}

const ended = (slug: string, results: number): EarlierRun => ({
  ...{ slug: slug as RunSlug, usage: 1 }, // is one
  ...{ state: 'limited', results, startedAt: 1, finishedAt: 2 },
});
const last = (slug: string, results: number) => ({ ...ended(slug, results), message: '' });

it('has of each row the run whose results stand for it', () => {
  expect(
    shownOf(
      { state: 'failed', run: last('fewer', 12), earlier: [ended('most', 480)] },
      { state: 'failed', earlier: [ended('before-a-refusal', 480)] },
      { state: 'waiting', earlier: [ended('before-it-is-sent-again', 7)] },
      { state: 'succeeded', run: last('more', 9), earlier: [ended('some', 3)] },
      { state: 'waiting' },
    ).map(([slug, results]) => [slug, results]),
  ).toEqual([
    ['most', 480],
    ['before-a-refusal', 480],
    ['before-it-is-sent-again', 7],
    ['more', 9],
  ]);
});

it('says of a run that the platform no longer knows that it is gone, and not of one before it', () => {
  expect(
    shownOf(
      { state: 'failed', run: { ...last('gone', 0), gone: true } },
      { state: 'failed', run: { ...last('gone-too', 0), gone: true }, earlier: [ended('before', 5)] },
    ),
  ).toEqual([
    ['gone', 0, true],
    ['before', 5, undefined],
  ]);
});
