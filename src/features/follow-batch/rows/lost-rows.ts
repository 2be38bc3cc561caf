import type { Course } from '#core/batch/course/course.ts';
import type { Attempt } from '#core/batch/course/row-course.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import { isSurelyOlder } from '#starts/look-up/find-candidates.ts';

/** A row that may have started, by its place. */
export type LostRowPlace = { readonly row: number; readonly attempt: Attempt };

/** Rows that may have started, and whose run this one may be. */
export const lostRowsFor = ({ rows }: Pick<Course, 'rows'>, run: Run): readonly LostRowPlace[] =>
  rows.flatMap(({ state, attempt }, row) =>
    state === 'lost' && attempt && !isSurelyOlder(run, attempt.since) ? [{ row, attempt }] : [],
  );

/** Milliseconds by which what the platform tells of its clock is rounded, at most: to the second before. */
const ROUNDED = 1_000;

/** Milliseconds by which two readings of the platform's clock may be apart: more, and this computer's was set meanwhile. */
const SAME_CLOCK = 5_000;

/**
 * Whose run this is most likely, for starts are sent one after the other: that of the row that was the last to be sent when it was created.
 * Undefined where the clocks do not tell one row from another.
 */
export function likeliestRow(run: Run, lost: readonly LostRowPlace[]): number | undefined {
  const created = listedAt(run);
  const ahead = lost.flatMap(({ attempt: { since, at } }) => (since?.by === 'date' ? [since.time - at] : []));
  const most = Math.max(...ahead);
  if (created === undefined || ahead.length < lost.length || most - Math.min(...ahead) > SAME_CLOCK)
    return undefined;
  const inOrder = lost.toSorted((one, other) => one.attempt.at - other.attempt.at);
  const sent = inOrder.map(({ attempt }) => attempt.at + most);
  const possible = inOrder.filter((_, at) => {
    const [from = 0, to = Infinity] = sent.slice(at);
    return from <= created + ROUNDED && to >= created - ROUNDED;
  });
  return possible.length === 1 ? possible[0]?.row : undefined;
}
