import type { BatchCommand } from '../drive/batch-messages.ts';
import type { BatchView, LiveBatch, PendingCommand } from '../drive/batch-view.ts';
import type { Timer } from '../drive/timer.ts';

/** Milliseconds within which it is done, also in a tab that has to take the batch first. */
const MOST = 10_000;

/**
 * `unheard`: no tab can drive it, or the one that does has not answered: it may yet be done. Else nothing is done before the person has
 * confirmed the key of this tab, or entered one of the account of the batch.
 */
export type Unasked = Exclude<PendingCommand['state'], 'sent'>;

/** What is to be asked of a batch as it stands, or that there is nothing more to ask. */
export type NextAsked<T> = { readonly end: T } | { readonly command: BatchCommand };

/**
 * Asks something of a batch, wherever it is driven, until it stands as is wanted.
 */
export function askUntil<T>(
  batch: LiveBatch,
  timer: Timer,
  next: (view: Exclude<BatchView, { readonly kind: 'reading' }>) => NextAsked<T>,
): Promise<T | Unasked> {
  let asked: BatchView | undefined;
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
      if (asked?.kind === 'batch' && asked.batch.course === view.batch.course) return;
      asked = view;
      batch.dispatch(to.command);
    };
    const giveUp = timer(MOST, () => end('unheard'));
    const stop = batch.subscribe(look);
    look();
  });
}

const questionOf = (view: BatchView): string | undefined =>
  view.kind === 'batch' ? view.pending?.id : undefined;
