import type { SeenDone } from '#core/batch/course/batch-event.ts';
import type { Elsewhere, RowState } from '#core/batch/course/course.ts';

import { askUntil } from './ask-until.ts';
import type { Wish } from './batch-messages.ts';
import { type BatchView, isGone, type LiveBatch } from './live-batch.ts';
import { areElsewhere, asKnown } from './note-elsewhere.ts';
import type { Timer } from './timer.ts';

/** States of rows that are not sent by themselves any more, or not yet. */
const UNSENT: ReadonlySet<RowState> = new Set(['waiting', 'left-out']);

type RowsThere = {
  /** All of them, as they are. */
  readonly all: readonly SeenDone[];
  readonly waiting: readonly number[];
  /** Those of them to whose cost the person has agreed. */
  readonly agreed: readonly number[];
};

/** Which of these rows wait in a batch, by their places; undefined where one of them was sent, or that cannot be told. */
function rowsIn(view: BatchView, numbers: ReadonlySet<number>): RowsThere | undefined {
  if (view.kind !== 'batch') return isGone(view) ? NONE : undefined;
  const { plan, course } = view.batch;
  // Its rows hold secrets: which they are, another tab knows, and may send them.
  if (plan === undefined) return undefined;
  const places = plan.rows.flatMap(({ number }, place) => (numbers.has(number) ? [place] : []));
  const stateOf = (place: number): RowState => course.rows[place]?.state ?? 'waiting';
  if (!places.every((place) => UNSENT.has(stateOf(place)))) return undefined;
  const waiting = places.filter((place) => stateOf(place) === 'waiting');
  const all = places.map((row) => {
    const attempt = course.rows[row]?.attempt?.id;
    return { row, ...(attempt !== undefined && { attempt }) };
  });
  return { all, waiting, agreed: waiting.filter((place) => course.rows[place]?.unasked === undefined) };
}

const NONE: RowsThere = { all: [], waiting: [], agreed: [] };

/**
 * Leaves rows out of a batch that wait there, by their numbers, wherever it is driven, and notes there that they are started in another.
 * @returns what puts them back; undefined where one of them was sent, or the tab that drives does not answer
 */
export async function leaveOutOf(
  batch: LiveBatch,
  { numbers, to }: { readonly numbers: ReadonlySet<number>; readonly to: Elsewhere },
  timer: Timer,
): Promise<(() => void) | undefined> {
  /** Those that waited. */
  let left = NONE;
  let known: readonly Wish[] | undefined;
  const putBack = () => {
    known?.forEach(batch.wish);
    // A batch that goes on takes back only what was agreed to, as it was before.
    if (left.agreed.length > 0) batch.wish({ kind: 'putBack', rows: left.agreed, agreed: true });
    const others = left.waiting.filter((place) => !left.agreed.includes(place));
    if (others.length > 0) batch.wish({ kind: 'putBack', rows: others });
  };
  const how = await askUntil<boolean>(batch, timer, (view) => {
    const there = rowsIn(view, numbers);
    if (there === undefined) return { end: false };
    // Where no tab can drive it, it sends nothing.
    const isAtRest = view.kind !== 'batch' || view.driver === 'never';
    if (isAtRest) return { end: true };
    if (there.waiting.length > 0) {
      if (view.driver !== 'nobody') left = there;
      return { wish: { kind: 'leaveOut', rows: there.waiting } };
    }
    const { course } = view.batch;
    if (areElsewhere(course, there.all, to)) return { end: true };
    if (view.driver !== 'nobody') known ??= asKnown(course, there.all);
    return { wish: { kind: 'elsewhere', rows: there.all, to } };
  });
  if (how === true) return putBack;
  putBack();
  return undefined;
}
