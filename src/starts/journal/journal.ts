import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { type Intent, type IntentState, isOpen, type SecondRun } from './intent.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';

export type Journal = readonly Intent[];

export const EMPTY_JOURNAL: Journal = [];

/** A lost start to close. `seek`: its run was not seen and may be listed late. */
export type Closing = { readonly id: string; readonly seek: boolean };

export type JournalEvent =
  /**
   * The person confirmed a start. The request is sent only if the journal accepts the intent. `over`:
   * the lost start of the subject that this one closes.
   */
  | { readonly kind: 'sent'; readonly intent: Omit<Intent, 'state' | 'over'>; readonly over?: Closing }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly run: RunSlug;
      readonly seen: boolean;
      readonly facts?: FailureFacts;
      /** Milliseconds that the answer took, if it may stand for two requests. */
      readonly took?: number;
    }
  | {
      readonly kind: 'refused';
      readonly id: string;
      readonly facts: FailureFacts;
      readonly seen: boolean;
    }
  | { readonly kind: 'lost'; readonly id: string; readonly facts: FailureFacts }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'found'; readonly id: string; readonly run: RunSlug }
  | { readonly kind: 'inputKept'; readonly id: string }
  | ({ readonly kind: 'closed' } & Closing)
  | { readonly kind: 'soughtSecond'; readonly id: string; readonly run?: RunSlug }
  | { readonly kind: 'told'; readonly id: string };

/** Maximum number of stored intents. Open ones and those with unresolved or unreported results always stay. */
const MOST = 20;

/** Milliseconds after which the search for a second run stops. */
const SOUGHT = 60 * 60_000;

/**
 * The journal after an event. An event that does not fit the state of its intent returns the same journal;
 * in particular, a second `sent` for a subject with an open intent.
 */
export function nextJournal(journal: Journal, event: JournalEvent): Journal {
  switch (event.kind) {
    case 'sent':
      return append(journal, event.intent, event.over);
    case 'answered':
      return move(journal, event.id, ['sent', 'lost'], toStarted(event), sought(event.took));
    case 'refused':
      return refused(journal, event);
    case 'lost':
      return move(journal, event.id, ['sent'], { kind: 'lost', left: false, facts: event.facts });
    case 'reopened':
      return reopened(journal);
    case 'found':
      return move(journal, event.id, ['lost'], { kind: 'started', run: event.run });
    case 'inputKept':
      return changed(journal, event.id, withoutInput);
    case 'closed':
      return closed(journal, event);
    case 'soughtSecond':
      return changed(journal, event.id, (intent) => withSecond(intent, event.run));
    case 'told':
      return changed(journal, event.id, asReported);
  }
}

export function lastIntent(journal: Journal, subject: StartSubject): Intent | undefined {
  const key = subjectKey(subject);
  return journal.findLast((intent) => subjectKey(intent.subject) === key);
}

/** Whether a start is the one to report for its subject: the last one, or one followed only by refused ones. */
export function isToTell(journal: Journal, intent: Intent): boolean {
  const key = subjectKey(intent.subject);
  const isPassedOver = ({ state }: Intent) => state.kind === 'refused' && intent.state.kind !== 'refused';
  return journal.findLast((one) => subjectKey(one.subject) === key && !isPassedOver(one)) === intent;
}

/** The open start of a subject, even if a later one was refused; otherwise the last one. */
export function latestIntent(journal: Journal, subject: StartSubject): Intent | undefined {
  const key = subjectKey(subject);
  const open = journal.findLast((intent) => isOpen(intent) && subjectKey(intent.subject) === key);
  return open ?? lastIntent(journal, subject);
}

export const isAnswerOfAnother = (journal: Journal, id: string, run: RunSlug): boolean =>
  journal.some(
    (intent) =>
      intent.id !== id &&
      intent.state.kind === 'started' &&
      intent.state.answered === true &&
      intent.state.run === run,
  );

/** Whether a result is unreported: an end while no screen was shown, or a second run. */
export function isLeftToTell({ state, second }: Pick<Intent, 'state' | 'second'>): boolean {
  return isEndUnreported(state) || second?.kind === 'seen';
}

export function isEndUnreported(state: IntentState): boolean {
  return (state.kind === 'started' || state.kind === 'refused') && state.unreported === true;
}

function asReported(reported: Intent): Intent | undefined {
  if (!isLeftToTell(reported)) return undefined;
  const { second, ...intent } = reported;
  const rest = second?.kind === 'sought' ? { ...intent, second } : intent;
  if (rest.state.kind !== 'started' && rest.state.kind !== 'refused') return rest;
  const { unreported: _, ...state } = rest.state;
  return { ...rest, state };
}

const reporting = ({ seen }: { readonly seen: boolean }) => (seen ? {} : { unreported: true as const });

const sought = (took: number | undefined): SecondRun | undefined =>
  took === undefined ? undefined : { kind: 'sought', took };

function toStarted(event: Extract<JournalEvent, { kind: 'answered' }>): IntentState {
  const { run, facts } = event;
  return { kind: 'started', run, answered: true, ...(facts && { facts }), ...reporting(event) };
}

function withoutInput({ input, ...intent }: Intent): Intent | undefined {
  return input && intent.state.kind === 'started' ? intent : undefined;
}

function withSecond({ second, ...intent }: Intent, run: RunSlug | undefined): Intent | undefined {
  if (second?.kind !== 'sought') return undefined;
  return run === undefined ? intent : { ...intent, second: { kind: 'seen', run } };
}

const isSought = ({ second, at }: Intent, now: number) => second?.kind === 'sought' && at > now - SOUGHT;

function append(before: Journal, intent: Omit<Intent, 'state' | 'over'>, closing?: Closing): Journal {
  const journal = closing ? closed(before, closing) : before;
  const key = subjectKey(intent.subject);
  const isBlocked = journal.some(
    (other) => other.id === intent.id || (subjectKey(other.subject) === key && isOpen(other)),
  );
  if (isBlocked) return before;
  const counted = journal.filter((other) => !isLeftToTell(other) && !isSought(other, intent.at));
  const spare = counted.filter((other) => !isOpen(other));
  const dropped = new Set(spare.slice(0, Math.max(0, counted.length + 1 - MOST)));
  // What became of a lost row, and of what was sent of it after, its batch knows.
  const over =
    journal !== before && intent.subject.kind !== 'row' && before.find(({ id }) => id === closing?.id);
  return [
    ...journal.filter((other) => !dropped.has(other)),
    { ...intent, state: { kind: 'sent' }, ...(over && { over }) },
  ];
}

const closed = (journal: Journal, { id, seek }: Closing): Journal =>
  move(journal, id, ['lost'], { kind: 'closed' }, sought(seek ? 0 : undefined));

/** Restores the lost start that a refused one was meant to replace. */
function refused(journal: Journal, event: Extract<JournalEvent, { kind: 'refused' }>): Journal {
  const { id, facts } = event;
  const over = journal.find((intent) => intent.id === id)?.over;
  const next = move(journal, id, ['sent'], { kind: 'refused', facts, ...reporting(event) });
  if (over === undefined || next === journal) return next;
  const at = next.findIndex((intent) => intent.id === over.id);
  return at < 0 ? [over, ...next] : next.with(at, over);
}

function move(
  journal: Journal,
  id: string,
  from: readonly IntentState['kind'][],
  state: IntentState,
  second?: SecondRun,
): Journal {
  return changed(journal, id, (intent) =>
    from.includes(intent.state.kind) ? { ...moved(intent, state), ...(second && { second }) } : undefined,
  );
}

function changed(journal: Journal, id: string, change: (intent: Intent) => Intent | undefined): Journal {
  const at = journal.findIndex((intent) => intent.id === id);
  const intent = journal[at];
  const next = intent && change(intent);
  return next ? journal.with(at, next) : journal;
}

/** Drops the input of a start that led to no run. */
function moved({ input, over: _, ...intent }: Intent, state: IntentState): Intent {
  const next = { ...intent, state };
  return input && (isOpen(next) || state.kind === 'started') ? { ...next, input } : next;
}

const reopened = (journal: Journal): Journal =>
  journal.some(({ state }) => state.kind === 'sent') ? journal.map(leftBehind) : journal;

const leftBehind = (intent: Intent): Intent =>
  intent.state.kind === 'sent' ? { ...intent, state: { kind: 'lost', left: true } } : intent;
