import type { ReactNode } from 'react';

import type { BatchRules } from '#core/batch/batch.ts';
import { type BatchState, maySendAgain } from '#core/batch/state/batch-state.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

/**
 * Looks again for the run of a lost row: `listed` if there is one that the user has not seen, `unread` if
 * unknown.
 */
export type OnceMore = () => Promise<'nothing' | 'listed' | 'unread'>;

export type SendingRequest =
  | { readonly kind: 'goOn' }
  /** Rules under which the waiting rows may cost more. */
  | { readonly kind: 'rules'; readonly rules: BatchRules }
  | { readonly kind: 'putBack'; readonly rows: readonly number[] }
  | {
      readonly kind: 'again';
      readonly rows: readonly SeenRow[];
      readonly onceMore?: OnceMore | undefined;
    };

export type SendingQuestion = {
  readonly wanted: SendingRequest;
  readonly rows: readonly number[];
  /** Count of stops at the request: after a Stop or Pause, nothing of this is sent. */
  readonly stops: number;
  /** Other reasons to confirm; undefined while they are looked up. */
  readonly reasons: readonly StartReason[] | undefined;
  readonly look: 'none' | 'looking' | 'listed' | 'unread';
  /** Asks again, because another tab changed which rows are to be sent. */
  readonly isAnew?: true;
  readonly isForKey?: true;
};

export const overtakenRows = (
  batchState: BatchState,
  wanted: SendingRequest,
): readonly SeenRow[] | undefined =>
  wanted.kind === 'again' && !wanted.rows.some((row) => maySendAgain(batchState, row))
    ? wanted.rows
    : undefined;

export type Sending = {
  /** Sends at once, or after the user has accepted the cost. */
  readonly ask: (wanted: SendingRequest) => void;
  readonly isAsking: boolean;
  /** The rules that are asked about, or the batch's. */
  readonly rules: BatchRules;
  readonly dialog: ReactNode;
};
