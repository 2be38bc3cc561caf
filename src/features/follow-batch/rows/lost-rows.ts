import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { Attempt } from '#core/batch/state/row-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import { isSurelyOlder } from '#starts/look-up/find-candidates.ts';

export type LostRowPlace = { readonly row: number; readonly attempt: Attempt };

export const lostRowsFor = ({ rows }: Pick<BatchState, 'rows'>, run: Run): readonly LostRowPlace[] =>
  rows.flatMap(({ state, attempt }, row) =>
    state === 'lost' && attempt && !isSurelyOlder(run, attempt.since) ? [{ row, attempt }] : [],
  );

/** Maximum rounding of the platform's clock in milliseconds: to the second before. */
const ROUNDED = 1_000;

/**
 * Milliseconds by which two readings of the platform's clock may differ; more means that this computer's
 * clock was set meanwhile.
 */
const SAME_CLOCK = 5_000;

/**
 * The most likely row of a run: starts are sent one after the other, so it is the last row sent when the
 * run was created.
 * Undefined if the clocks do not tell one row from another.
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
