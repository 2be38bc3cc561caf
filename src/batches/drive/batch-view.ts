import type { Decision } from '#core/batch/state/next-action.ts';
import type { Unread } from '#core/stored/format.ts';

import type { BatchCommand } from './batch-messages.ts';
import type { StoredBatch } from '../keep/batch-store.ts';

/**
 * Who drives a batch: this tab now or soon; another tab; no tab (`nobody`, such as when none has a key of
 * its account); or `never`, if the browser cannot tell.
 */
export type Driver = 'here' | 'soon' | 'elsewhere' | 'nobody' | 'never';

export type BatchView =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Unread | 'none' | 'gone' }
  | {
      readonly kind: 'batch';
      readonly batch: StoredBatch;
      readonly driver: Driver;
      readonly next?: Decision;
      readonly pending?: PendingCommand;
    };

export const isViewGone = (view: BatchView): boolean =>
  view.kind === 'unread' && (view.why === 'none' || view.why === 'gone');

/**
 * `unheard`: the driving tab has not answered within seconds.
 * `otherKey`: this tab's key is not known to be of the batch's account and no other tab acts with its own;
 * the person must confirm that this key's account is charged.
 * `otherAccount`: the key is of another account; nothing is done with it.
 */
export type PendingCommand = {
  readonly id: string;
  readonly command: BatchCommand | 'takeOver';
  readonly state: 'sent' | 'unheard' | 'otherKey' | 'otherAccount';
};

export type LiveBatch = {
  readonly current: () => BatchView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Runs the command here or in the driving tab. Commands that spend use this tab's API key, or are not run. */
  readonly dispatch: (command: BatchCommand) => void;
  readonly takeOver: () => void;
  /**
   * Takes the batch over from a silent tab, or with a key that was unknown, and runs the pending command
   * here.
   */
  readonly insist: () => void;
};
