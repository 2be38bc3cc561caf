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

import type { RowState } from '#core/batch/course/course.ts';
import type { MessageKey } from '#messages/en.ts';

type Look = {
  readonly icon: LucideIcon;
  readonly word: MessageKey;
  /** Of icon and word. */
  readonly ink: string;
  /** Of its part of the bar. */
  readonly bar: string;
};

/** How the state of a row looks. */
export const ROW_LOOK: Record<RowState, Look> = {
  succeeded: { icon: CircleCheck, word: 'batch.row.succeeded', ink: 'text-good', bar: 'bg-good' },
  failed: { icon: CircleX, word: 'batch.row.failed', ink: 'text-bad', bar: 'bg-bad' },
  unknown: { icon: CircleHelp, word: 'batch.row.unknown', ink: 'text-warn', bar: 'bg-warn' },
  stopped: { icon: OctagonMinus, word: 'batch.row.stopped', ink: 'text-muted', bar: 'bg-muted' },
  sending: { icon: LoaderCircle, word: 'batch.row.sending', ink: 'text-accent', bar: 'bg-accent' },
  started: { icon: LoaderCircle, word: 'batch.row.started', ink: 'text-accent', bar: 'bg-accent' },
  waiting: { icon: CircleDashed, word: 'batch.row.waiting', ink: 'text-muted', bar: 'bg-line-strong' },
  'left-out': { icon: CircleSlash, word: 'batch.row.leftOut', ink: 'text-muted', bar: 'bg-line' },
};

/** A row whose run the platform no longer knows. */
export const GONE_LOOK: Look = { ...ROW_LOOK.unknown, word: 'run.status.unknown' };

/** In the order of the bar. */
export const BAR_ORDER: readonly RowState[] = [
  'succeeded',
  'failed',
  'unknown',
  'stopped',
  'started',
  'sending',
  'waiting',
  'left-out',
];

/** In the order of the filters: what needs the person first. */
export const FILTER_ORDER: readonly RowState[] = [
  'failed',
  'unknown',
  'started',
  'sending',
  'waiting',
  'stopped',
  'left-out',
  'succeeded',
];
