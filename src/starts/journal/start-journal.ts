import { createListeners, type Listeners } from '#core/listeners.ts';
import { type FailureFacts, factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { PlatformTime } from './intent.ts';
import { JOURNAL_FORMAT } from './journal-codec.ts';
import { type Closing, isAnswerOfAnother, type Journal, type JournalEvent, nextJournal } from './journal.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { InputToStore } from '../history/stored-input.ts';
import { type StoredEntry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export type ConfirmedStart = {
  readonly id?: string;
  readonly subject: StartSubject;
  readonly input?: InputToStore;
  readonly mode: RunOptions['mode'];
  readonly since: PlatformTime | undefined;
  /** Whether the platform had reported a run before, so that it cannot be of this start. */
  readonly isOld?: ((run: RunSlug) => boolean) | undefined;
  readonly keyMark: string | undefined;
  readonly send: (signal: AbortSignal) => Promise<StartedRun>;
};

export type StartEnd =
  /** `facts`: of a refusal that still named a run. */
  | { readonly kind: 'started'; readonly run: RunSlug; readonly facts?: FailureFacts }
  | { readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts };

/** The starts of this tab. A pending start continues and is recorded when it ends, whatever screen is shown. */
export type StartJournal = {
  readonly entries: () => Journal;
  /** False if the tab's storage rejected the last change. Then only this page remembers it. */
  readonly isStored: () => boolean;
  readonly subscribe: Listeners['subscribe'];
  /**
   * Stores the start in the tab, sends it once and records the result. Returns undefined, and sends
   * nothing, if another start of the subject is open. `over`: the lost start that this one replaces; a
   * refusal restores it.
   */
  readonly start: (confirmed: ConfirmedStart, over?: Closing) => Promise<StartEnd> | undefined;
  readonly stopWaiting: (id: string) => void;
  readonly found: (id: string, run: RunSlug) => void;
  /** The platform answered a start with this run, in another page. */
  readonly answered: (id: string, run: RunSlug) => void;
  readonly close: (id: string, seek: boolean) => void;
  readonly inputStored: (id: string) => void;
  /** Records a search for a second run; without `run`, none was seen. */
  readonly soughtSecond: (id: string, run?: RunSlug) => void;
  /**
   * Registers a screen that reports how starts of this subject key end, whoever requested them. It reads
   * refusals from the entries and is called with a run. Returns the unsubscribe function.
   */
  readonly follow: (key: string, onStarted: (run: RunSlug) => void) => () => void;
  readonly reported: (id: string) => void;
};

type StartFollower = { readonly key: string; readonly onStarted: (run: RunSlug) => void };

type JournalParts = {
  /** The tab's storage. If it rejects a change, only this page remembers it. */
  readonly entry: Pick<StoredEntry<Journal>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onAnswer?: (id: string, run: RunSlug, subject: StartSubject) => void;
  /** Whether an answer that took this many milliseconds may stand for two requests. */
  readonly mayBeTwo?: (took: number) => boolean;
};

/**
 * A journal in the tab's storage. A duplicated tab begins with a copy: it also reports that the run may
 * have started, and looks for it. Its later records are its own.
 */
export function createStartJournal(parts: JournalParts): StartJournal {
  const { entry, now, newId, onAnswer, mayBeTwo = () => false } = parts;
  const { subscribe, notify } = createListeners();
  const waiting = new Map<string, AbortController>();
  const followers = new Set<StartFollower>();
  let journal = nextJournal(read(entry), { kind: 'reopened' });
  let stored = write(entry, journal);
  const dispatch = (event: JournalEvent): boolean => {
    const next = nextJournal(journal, event);
    if (next === journal) return false;
    journal = next;
    stored = write(entry, journal);
    notify();
    return true;
  };
  const answer = async (id: string, { subject, send, isOld }: ConfirmedStart): Promise<StartEnd> => {
    const sentAt = now();
    const abort = new AbortController();
    waiting.set(id, abort);
    const isKnown = (run: RunSlug) =>
      (subject.kind === 'run' && subject.run === run) ||
      isAnswerOfAnother(journal, id, run) ||
      isOld?.(run) === true;
    const end = await endOf(() => send(abort.signal), isKnown);
    waiting.delete(id);
    const screens = [...followers].filter(({ key }) => key === subjectKey(subject));
    // A batch tells of its rows.
    const seen = screens.length > 0 || subject.kind === 'row';
    switch (end.kind) {
      case 'started': {
        const took = now() - sentAt;
        onAnswer?.(id, end.run, subject);
        dispatch({
          kind: 'answered',
          id,
          run: end.run,
          // That it was refused is told beside the run.
          seen: seen && end.facts === undefined,
          ...(end.facts && { facts: end.facts }),
          ...(mayBeTwo(took) && { took }),
        });
        for (const { onStarted } of screens) onStarted(end.run);
        break;
      }
      case 'refused':
        dispatch({ kind: 'refused', id, facts: end.facts, seen });
        break;
      case 'lost':
        dispatch({ kind: 'lost', id, facts: end.facts });
    }
    return end;
  };
  return {
    entries: () => journal,
    isStored: () => stored,
    subscribe,
    start: (confirmed, over) => {
      const { subject, input, mode, since, keyMark } = confirmed;
      const intent = {
        id: confirmed.id ?? newId(),
        subject,
        mode,
        ...(input && { input }),
        at: now(),
        ...(since && { since }),
        ...(keyMark !== undefined && { keyMark }),
      };
      return dispatch({ kind: 'sent', intent, ...(over && { over }) })
        ? answer(intent.id, confirmed)
        : undefined;
    },
    stopWaiting: (id) => waiting.get(id)?.abort(),
    found: (id, run) => void dispatch({ kind: 'found', id, run }),
    answered: (id, run) => void dispatch({ kind: 'answered', id, run, seen: false }),
    inputStored: (id) => void dispatch({ kind: 'inputKept', id }),
    close: (id, seek) => void dispatch({ kind: 'closed', id, seek }),
    soughtSecond: (id, run) => void dispatch({ kind: 'soughtSecond', id, ...(run !== undefined && { run }) }),
    follow: (key, onStarted) => {
      const follower = { key, onStarted };
      followers.add(follower);
      return () => followers.delete(follower);
    },
    reported: (id) => void dispatch({ kind: 'told', id }),
  };
}

/**
 * Never rejects.
 * @param isKnown whether the run existed before; an answer that names such a run proves nothing
 */
async function endOf(send: () => Promise<StartedRun>, isKnown: (run: RunSlug) => boolean): Promise<StartEnd> {
  try {
    const { slug: run } = await send();
    if (!isKnown(run)) return { kind: 'started', run };
    return {
      kind: 'lost',
      facts: { kind: 'unreadable', detail: 'data.run_slug is a run that was there before' },
    };
  } catch (error) {
    const facts = factsOf(error);
    if (facts.run !== undefined && !isKnown(facts.run)) return { kind: 'started', run: facts.run, facts };
    return { kind: mayHaveStarted(facts) ? 'lost' : 'refused', facts };
  }
}

function read(entry: JournalParts['entry']): Journal {
  const stored = entry.read();
  return stored.ok ? stored.value : [];
}

/** If the storage is full, writes the starts without their inputs. */
function write(entry: JournalParts['entry'], journal: Journal): boolean {
  return entry.write(journal) || entry.write(journal.map(({ input: _, ...intent }) => intent));
}

export const storedJournal = openEntry(STORED.journal, JOURNAL_FORMAT);
