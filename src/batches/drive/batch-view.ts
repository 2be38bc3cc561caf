import type { Decision } from '#core/batch/course/decide.ts';
import type { Unread } from '#core/stored/format.ts';

import type { BatchWish } from './batch-messages.ts';
import type { StoredBatch } from '../keep/batch-store.ts';

/** Who drives a batch: this tab, another one, or none yet; or none ever, where the browser cannot tell which. */
export type Driver = 'here' | 'elsewhere' | 'nobody' | 'never';

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
      /** What was asked here of the tab that drives, until that tab has heard it. */
      readonly asked?: AskedWish;
    };

/** Whether there is no such batch, or no longer. */
export const isViewGone = (view: BatchView): boolean =>
  view.kind === 'unread' && (view.why === 'none' || view.why === 'gone');

/** `unheard`: the tab that drives has not answered within seconds. */
export type AskedWish = {
  readonly id: string;
  readonly what: BatchWish | 'takeOver';
  readonly unheard: boolean;
};

export type LiveBatch = {
  readonly current: () => BatchView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does it here, or has it done by the tab that drives. */
  readonly wish: (wish: BatchWish) => void;
  /** Has the tab that drives let go of the batch, and goes on with it here. */
  readonly takeOver: () => void;
  /** Takes the batch from a tab that does not answer, and does here what was asked of that one. */
  readonly insist: () => void;
};
