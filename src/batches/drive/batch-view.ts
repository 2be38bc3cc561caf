import type { Decision } from '#core/batch/course/decide.ts';
import type { Unread } from '#core/stored/format.ts';

import type { BatchCommand } from './batch-messages.ts';
import type { StoredBatch } from '../keep/batch-store.ts';

/**
 * Who drives a batch: this tab, or this one in a moment; another one; none, as where no tab has a key of its account; or none ever, where
 * the browser cannot tell which.
 */
export type Driver = 'here' | 'soon' | 'elsewhere' | 'nobody' | 'never';

/** What a screen shows of a batch. */
export type BatchView =
  | { readonly kind: 'reading' }
  /** `gone`: it was deleted while it was open here. */
  | { readonly kind: 'unread'; readonly why: Unread | 'none' | 'gone' }
  | {
      readonly kind: 'batch';
      readonly batch: StoredBatch;
      readonly driver: Driver;
      /** What it does next; known where it is driven. */
      readonly next?: Decision;
      /** What was pressed here and is not done yet: the tab that drives has not heard it. */
      readonly pending?: PendingCommand;
    };

/** Whether there is no such batch, or no longer. */
export const isViewGone = (view: BatchView): boolean =>
  view.kind === 'unread' && (view.why === 'none' || view.why === 'gone');

/**
 * `unheard`: the tab that drives has not answered within seconds. `otherKey`: the API key of this tab is not known to be of the account of
 * the batch, and no other tab does it with its own: the person is to confirm that the account of this key is charged. `otherAccount`: it
 * is known to be of another account, and nothing is done with it.
 */
export type PendingCommand = {
  readonly id: string;
  readonly command: BatchCommand | 'takeOver';
  readonly state: 'sent' | 'unheard' | 'otherKey' | 'otherAccount';
};

export type LiveBatch = {
  readonly current: () => BatchView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does it here, or has it done by the tab that drives; what spends is done with the API key of this tab, or not at all. */
  readonly dispatch: (command: BatchCommand) => void;
  /** Has the tab that drives let go of the batch, and goes on with it here. */
  readonly takeOver: () => void;
  /** Takes the batch, and does here what is pending: from a tab that does not answer, or with a key that was not known. */
  readonly insist: () => void;
};
