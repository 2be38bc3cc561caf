import type { Correction } from '#core/batch/batch.ts';
import type { EventOf } from '#core/batch/course/batch-event.ts';
import { areDone, type Course, isSpent } from '#core/batch/course/course.ts';
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
  let isAsked = false;
  return askUntil<SentBackHow>(batch, timer, (view) => {
    if (view.kind !== 'batch') return { end: 'changed' };
    const { course } = view.batch;
    if (areDone(course, rows) && (stops === undefined || stops === course.stops)) {
      if (isSpent(course)) return { end: 'spent' };
      isAsked = true;
      return { command: { kind: 'correct', rows, ...(stops !== undefined && { stops }) } };
    }
    return { end: isAsked && areCorrected(course, rows) ? 'sent' : 'changed' };
  });
}

const areCorrected = (course: Course, asked: SentBack['rows']): boolean =>
  asked.every(
    ({ row, corrected }) => corrected === undefined || isSame(corrected, course.rows[row]?.corrected),
  );

const isSame = (one: Correction, other: Correction | undefined): boolean =>
  other !== undefined && equalJson(one, other);
