import type { ReactNode } from 'react';

import { type Course, maySendAgain } from '#core/batch/course/course.ts';
import type { SeenRow } from '#core/batch/course/seen-row.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

/** Looks once more for the run of a row that was lost: whether one is `listed` that the person has not seen; `unread`: nobody knows. */
export type OnceMore = () => Promise<'nothing' | 'listed' | 'unread'>;

/** What the person wants, after which rows are sent. */
export type SendingRequest =
  | { readonly kind: 'goOn' }
  | { readonly kind: 'putBack'; readonly rows: readonly number[] }
  | {
      readonly kind: 'again';
      readonly rows: readonly SeenRow[];
      /** Before a row that was lost is sent. */
      readonly onceMore?: OnceMore | undefined;
    };

/** What was asked for, and how far it is. */
export type AskedSending = {
  readonly wanted: SendingRequest;
  /** Places of the rows to whose cost the person is yet to agree. */
  readonly rows: readonly number[];
  /** What the course counted then: after Stop or Pause nothing of this is sent. */
  readonly stops: number;
  /** Why else it is asked about; undefined while that is looked up. */
  readonly reasons: readonly StartReason[] | undefined;
  /** Of the last look for the run of a lost row. */
  readonly look: 'none' | 'looking' | 'listed' | 'unread';
  /** It was asked about others before, until another tab changed which are to be sent. */
  readonly isAnew?: true;
  /** It is agreed to, and waits for an API key. */
  readonly isForKey?: true;
};

/** The rows that were to be sent again, where none of them is as the person saw it any more. */
export const overtakenRows = (course: Course, wanted: SendingRequest): readonly SeenRow[] | undefined =>
  wanted.kind === 'again' && !wanted.rows.some((row) => maySendAgain(course, row)) ? wanted.rows : undefined;

export type Sending = {
  /** Does what is wanted: at once, or once the person has agreed to what it costs. */
  readonly ask: (wanted: SendingRequest) => void;
  /** Whether something is being looked up, or asked about. */
  readonly isAsking: boolean;
  readonly dialog: ReactNode;
};
