import type { BatchCommand } from '../drive/batch-messages.ts';
import type { BatchView, LiveBatch, PendingCommand } from '../drive/batch-view.ts';
import type { Timer } from '../drive/timer.ts';

/** Timeout in milliseconds, including a tab that must take the batch over first. */
const MOST = 10_000;

/**
 * `unheard`: no tab can drive the batch, or the driving tab has not answered and may still do it.
 * Otherwise nothing happens until the person confirms this tab's key or enters one of the batch's account.
 */
export type Unasked = Exclude<PendingCommand['state'], 'sent'>;

export type NextAnswer<T> = { readonly end: T } | { readonly command: BatchCommand };

/** Sends commands to a batch, wherever it is driven, until it reaches the wanted state. */
export function askUntil<T>(
  batch: LiveBatch,
  timer: Timer,
  next: (view: Exclude<BatchView, { readonly kind: 'reading' }>) => NextAnswer<T>,
): Promise<T | Unasked> {
  let sentFor: BatchView | undefined;
  const before = questionOf(batch.current());
  return new Promise((resolve) => {
    const end = (how: T | Unasked) => {
      stop();
      giveUp();
      resolve(how);
    };
    const look = () => {
      const view = batch.current();
      if (view.kind === 'reading') return;
      const to = next(view);
      if ('end' in to) return end(to.end);
      if (view.kind !== 'batch' || view.driver === 'never') return end('unheard');
      // What was not heard before says nothing of what is asked now.
      const { pending } = view;
      if (pending && pending.state !== 'sent' && pending.id !== before) return end(pending.state);
      if (sentFor?.kind === 'batch' && sentFor.batch.state === view.batch.state) return;
      sentFor = view;
      batch.dispatch(to.command);
    };
    const giveUp = timer(MOST, () => end('unheard'));
    const stop = batch.subscribe(look);
    look();
  });
}

const questionOf = (view: BatchView): string | undefined =>
  view.kind === 'batch' ? view.pending?.id : undefined;
