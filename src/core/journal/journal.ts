import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { type Intent, type IntentState, isOpen } from './intent.ts';

/** The starts of one tab, oldest first. */
export type Journal = readonly Intent[];

export const EMPTY_JOURNAL: Journal = [];

export type JournalEvent =
  /** A person confirmed a start; the request leaves only if the journal takes the intent. */
  | { readonly kind: 'sent'; readonly intent: Omit<Intent, 'state'> }
  | { readonly kind: 'answered'; readonly id: string; readonly run: RunSlug }
  | { readonly kind: 'refused'; readonly id: string }
  | { readonly kind: 'lost'; readonly id: string; readonly facts: FailureFacts }
  /** The page was loaded anew: whatever was under way, its answer goes to nobody. */
  | { readonly kind: 'reopened' }
  /** The person took a run of the list for the one that was lost. */
  | { readonly kind: 'found'; readonly id: string; readonly run: RunSlug }
  /** The person has looked and found none, or goes on regardless. */
  | { readonly kind: 'closed'; readonly id: string };

/** Intents that are remembered; open ones always are. */
const MOST = 20;

/**
 * The journal after an event. An event that does not fit the state of its intent changes nothing and gives back the very
 * same journal: above all a second `sent` for a Worker that has an open intent.
 */
export function nextJournal(journal: Journal, event: JournalEvent): Journal {
  switch (event.kind) {
    case 'sent':
      return append(journal, event.intent);
    case 'answered':
      return move(journal, event.id, ['sent', 'lost'], { kind: 'started', run: event.run });
    case 'refused':
      return move(journal, event.id, ['sent'], { kind: 'refused' });
    case 'lost':
      return move(journal, event.id, ['sent'], { kind: 'lost', left: false, facts: event.facts });
    case 'reopened':
      return journal.some(({ state }) => state.kind === 'sent') ? journal.map(leftBehind) : journal;
    case 'found':
      return move(journal, event.id, ['lost'], { kind: 'started', run: event.run });
    case 'closed':
      return move(journal, event.id, ['lost'], { kind: 'closed' });
  }
}

/** The last start of a Worker. */
export function latestIntent(journal: Journal, worker: WorkerSlug): Intent | undefined {
  return journal.findLast((intent) => intent.worker === worker);
}

function append(journal: Journal, intent: Omit<Intent, 'state'>): Journal {
  const taken = journal.some(
    (other) => other.id === intent.id || (other.worker === intent.worker && isOpen(other)),
  );
  if (taken) return journal;
  const spare = journal.filter((other) => !isOpen(other));
  const dropped = new Set(spare.slice(0, Math.max(0, journal.length + 1 - MOST)));
  return [...journal.filter((other) => !dropped.has(other)), { ...intent, state: { kind: 'sent' } }];
}

function move(
  journal: Journal,
  id: string,
  from: readonly IntentState['kind'][],
  state: IntentState,
): Journal {
  const fits = journal.some((intent) => intent.id === id && from.includes(intent.state.kind));
  return fits ? journal.map((intent) => (intent.id === id ? { ...intent, state } : intent)) : journal;
}

const leftBehind = (intent: Intent): Intent =>
  intent.state.kind === 'sent' ? { ...intent, state: { kind: 'lost', left: true } } : intent;
