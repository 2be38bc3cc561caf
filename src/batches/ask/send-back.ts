import type { Correction } from '#core/batch/batch.ts';
import type { EventOf } from '#core/batch/state/batch-event.ts';
import { areDone, type BatchState, isSpent } from '#core/batch/state/batch-state.ts';
import { equalJson } from '#core/json/compare.ts';

import { askUntil, type Unasked } from './ask-until.ts';
import type { LiveBatch } from '../drive/batch-view.ts';
import type { Timer } from '../drive/timer.ts';

export type SentBack = Pick<EventOf<'correct'>, 'rows' | 'stops'>;

/**
 * `changed`: a row has changed or the batch was stopped; `spent`: the batch has reached its limit. In both
 * cases nothing is sent. `unheard`: unknown.
 * With this tab's key nothing is sent: `otherKey` until the person confirms it, `otherAccount` never.
 */
export type SentBackHow = 'sent' | 'changed' | 'spent' | Unasked;

export function sendBack(batch: LiveBatch, { rows, stops }: SentBack, timer: Timer): Promise<SentBackHow> {
  let wasSent = false;
  return askUntil<SentBackHow>(batch, timer, (view) => {
    if (view.kind !== 'batch') return { end: 'changed' };
    const { state: batchState } = view.batch;
    if (areDone(batchState, rows) && (stops === undefined || stops === batchState.stops)) {
      if (isSpent(batchState)) return { end: 'spent' };
      wasSent = true;
      return { command: { kind: 'correct', rows, ...(stops !== undefined && { stops }) } };
    }
    return { end: wasSent && areCorrected(batchState, rows) ? 'sent' : 'changed' };
  });
}

const areCorrected = (batchState: BatchState, rowsToSend: SentBack['rows']): boolean =>
  rowsToSend.every(
    ({ row, corrected }) => corrected === undefined || isSame(corrected, batchState.rows[row]?.corrected),
  );

const isSame = (one: Correction, other: Correction | undefined): boolean =>
  other !== undefined && equalJson(one, other);
