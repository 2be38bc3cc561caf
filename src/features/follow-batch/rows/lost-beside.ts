import type { Attempt, Course } from '#core/batch/course/course.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import { isSurelyOlder } from '#starts/look-up/find-candidates.ts';

/** A row that may have started, by its place. */
export type LostPlace = { readonly row: number; readonly attempt: Attempt };

/** Rows that may have started, and whose run this one may be. */
export const lostWith = ({ rows }: Pick<Course, 'rows'>, run: Run): readonly LostPlace[] =>
  rows.flatMap(({ state, attempt }, row) =>
    state === 'unknown' && attempt && !isSurelyOlder(run, attempt.since) ? [{ row, attempt }] : [],
  );

/** Milliseconds by which what the platform tells of its clock is rounded. */
const ROUNDED = 1_000;

/**
 * Whose run this is most likely, for starts are sent one after the other: the last one that was sent before the run was created. Undefined
 * where one moment cannot be told from the other: without the platform's clock.
 */
export function likeliest(run: Run, lost: readonly LostPlace[]): number | undefined {
  const created = listedAt(run);
  const sent = lost.flatMap(({ row, attempt: { since, at } }) =>
    since?.by === 'date' ? [{ row, time: since.time, at }] : [],
  );
  if (created === undefined || sent.length < lost.length) return undefined;
  const inOrder = sent.toSorted((one, other) => one.time - other.time || one.at - other.at);
  return (inOrder.findLast(({ time }) => time <= created + ROUNDED) ?? inOrder[0])?.row;
}
