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

import type { RowKind } from './row-kind.ts';
import type { MessageKey } from '#messages/en.ts';

type RowLook = {
  readonly icon: LucideIcon;
  readonly word: MessageKey;
  readonly ink: string;
};

export const ROW_LOOK: Record<RowKind, RowLook> = {
  succeeded: { icon: CircleCheck, word: 'batch.row.succeeded', ink: 'text-good' },
  failed: { icon: CircleX, word: 'batch.row.failed', ink: 'text-bad' },
  lost: { icon: CircleHelp, word: 'batch.row.lost', ink: 'text-warn' },
  gone: { icon: CircleHelp, word: 'run.status.unknown', ink: 'text-warn' },
  limited: { icon: OctagonMinus, word: 'run.status.limited', ink: 'text-warn' },
  stopped: { icon: OctagonMinus, word: 'batch.row.stopped', ink: 'text-muted' },
  sending: { icon: LoaderCircle, word: 'batch.row.sending', ink: 'text-accent' },
  started: { icon: LoaderCircle, word: 'batch.row.started', ink: 'text-accent' },
  waiting: { icon: CircleDashed, word: 'batch.row.waiting', ink: 'text-muted' },
  'left-out': { icon: CircleSlash, word: 'batch.row.leftOut', ink: 'text-muted' },
};

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
