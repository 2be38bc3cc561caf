import type { Course, RowState } from '#core/batch/course.ts';

import type { BatchView, LiveBatch } from './live-batch.ts';
import type { Timer } from './timer.ts';

/** Milliseconds within which it is done, also in a tab that has to take the batch first. */
const MOST = 10_000;

/** States of rows that are not sent by themselves any more, or not yet. */
const UNSENT: ReadonlySet<RowState> = new Set(['waiting', 'left-out']);

type RowsThere = { readonly places: readonly number[]; readonly waiting: readonly number[] };

/** Where these rows are in a batch; undefined where one of them was sent. */
function rowsIn(view: BatchView, numbers: ReadonlySet<number>): RowsThere | undefined {
  if (view.kind !== 'batch') return { places: [], waiting: [] };
  const { plan, course } = view.batch;
  const places = (plan?.rows ?? []).flatMap(({ number }, place) => (numbers.has(number) ? [place] : []));
  const stateOf = (place: number): RowState => course.rows[place]?.state ?? 'waiting';
  if (!places.every((place) => UNSENT.has(stateOf(place)))) return undefined;
  return { places, waiting: places.filter((place) => stateOf(place) === 'waiting') };
}

/**
 * Leaves rows out of a batch that wait there, by their numbers, wherever it is driven.
 * @returns what puts them back; undefined where one of them was sent, or the tab that drives does not answer
 */
export function leaveOutOf(
  batch: LiveBatch,
  numbers: ReadonlySet<number>,
  timer: Timer,
): Promise<(() => void) | undefined> {
  let asked: Course | undefined;
  /** Those that waited. */
  let left: readonly number[] = [];
  const putBack = () => {
    if (left.length > 0) batch.wish({ kind: 'putBack', rows: left });
  };
  return new Promise((resolve) => {
    const end = (isLeftOut: boolean) => {
      stop();
      giveUp();
      if (!isLeftOut) putBack();
      resolve(isLeftOut ? putBack : undefined);
    };
    const look = () => {
      const view = batch.current();
      if (view.kind === 'reading') return;
      const there = rowsIn(view, numbers);
      if (there === undefined) return end(false);
      // Where no tab can drive it, it sends nothing.
      const isAtRest = view.kind !== 'batch' || view.driver === 'never';
      if (there.waiting.length === 0 || isAtRest) return end(true);
      if (view.driver === 'nobody') return;
      if (view.asked?.unheard) return end(false);
      if (view.batch.course === asked) return;
      asked = view.batch.course;
      left = there.waiting;
      batch.wish({ kind: 'leaveOut', rows: left });
    };
    const giveUp = timer(MOST, () => end(false));
    const stop = batch.subscribe(look);
    look();
  });
}
