import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  OctagonMinus,
} from 'lucide-react';

import type { Course } from '#core/batch/course/course.ts';
import { isRowGone, isLimited, type RowCourse, type RowState } from '#core/batch/course/row-course.ts';
import type { MessageKey } from '#messages/en.ts';

type Look = {
  readonly icon: LucideIcon;
  readonly word: MessageKey;
  /** Of icon and word. */
  readonly ink: string;
  /** Of its part of the bar. */
  readonly bar: string;
};

/** What a row is told as: its state, `lost` where nobody knows whether it started, `gone` where the platform no longer knows its run. */
export type RowKind = Exclude<RowState, 'unknown'> | 'lost' | 'gone' | 'limited';

/** How a row looks. */
export const ROW_LOOK: Record<RowKind, Look> = {
  succeeded: { icon: CircleCheck, word: 'batch.row.succeeded', ink: 'text-good', bar: 'bg-good' },
  failed: { icon: CircleX, word: 'batch.row.failed', ink: 'text-bad', bar: 'bg-bad' },
  lost: { icon: CircleHelp, word: 'batch.row.unknown', ink: 'text-warn', bar: 'bg-warn' },
  gone: { icon: CircleHelp, word: 'run.status.unknown', ink: 'text-warn', bar: 'bg-warn' },
  limited: { icon: OctagonMinus, word: 'run.status.limited', ink: 'text-warn', bar: 'bg-warn' },
  stopped: { icon: OctagonMinus, word: 'batch.row.stopped', ink: 'text-muted', bar: 'bg-muted' },
  sending: { icon: LoaderCircle, word: 'batch.row.sending', ink: 'text-accent', bar: 'bg-accent' },
  started: { icon: LoaderCircle, word: 'batch.row.started', ink: 'text-accent', bar: 'bg-accent' },
  waiting: { icon: CircleDashed, word: 'batch.row.waiting', ink: 'text-muted', bar: 'bg-line-strong' },
  'left-out': { icon: CircleSlash, word: 'batch.row.leftOut', ink: 'text-muted', bar: 'bg-line' },
};

export function kindOf(row: RowCourse): RowKind {
  if (isRowGone(row)) return 'gone';
  if (isLimited(row)) return 'limited';
  return row.state === 'unknown' ? 'lost' : row.state;
}

/** Of a batch whose rows may not be read. */
export function kindCounts({
  counts: { unknown: lost, ...counts },
  gone,
  limited,
}: Pick<Course, 'counts' | 'gone' | 'limited'>): Record<RowKind, number> {
  return { ...counts, stopped: counts.stopped - gone - limited, lost, gone, limited };
}

/** In the order of the bar. */
export const BAR_ORDER: readonly RowKind[] = [
  'succeeded',
  'failed',
  'lost',
  'gone',
  'limited',
  'stopped',
  'started',
  'sending',
  'waiting',
  'left-out',
];

/** In the order of the filters: what needs the person first. */
export const FILTER_ORDER: readonly RowKind[] = [
  'failed',
  'limited',
  'lost',
  'gone',
  'started',
  'sending',
  'waiting',
  'stopped',
  'left-out',
  'succeeded',
];
