import { createListeners, type Listeners } from '#core/listeners.ts';
import { type FailureFacts, factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { PlatformTime } from './intent.ts';
import { JOURNAL_FORMAT } from './journal-codec.ts';
import { type Closing, isAnswerOfAnother, type Journal, type JournalEvent, nextJournal } from './journal.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { KeptInput } from '../history/stored-input.ts';
import { type StoredEntry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export type ConfirmedStart = {
  /** Under which it was noted elsewhere already; a new one unless given. */
  readonly id?: string;
  readonly subject: StartSubject;
  /** What is to be kept of the input of its run, where this console knows it. */
  readonly input?: KeptInput;
  readonly mode: RunOptions['mode'];
  /** What the platform has told of its clock. */
  readonly since: PlatformTime | undefined;
  /** Whether the platform had told of a run before: then it is not of this start. */
  readonly isOld?: ((run: RunSlug) => boolean) | undefined;
  /** The mark of the key that it is sent with. */
  readonly keyMark: string | undefined;
  /** Sends the request, once. */
  readonly send: (signal: AbortSignal) => Promise<StartedRun>;
};

/** What became of a start that was sent. */
export type StartEnd =
  /** `facts`: of a refusal that named a run all the same. */
  | { readonly kind: 'started'; readonly run: RunSlug; readonly facts?: FailureFacts }
  | { readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts };

/** The starts of this tab. What is under way goes on, and is noted when it ends, whatever screen is shown. */
export type StartJournal = {
  readonly entries: () => Journal;
  /** False where the tab's storage did not take the last change: only this page remembers it. */
  readonly isKept: () => boolean;
  readonly subscribe: Listeners['subscribe'];
  /**
   * Notes the start in the tab's storage, sends it once, and notes what became of it. Undefined where another start of
   * the subject is open: then nothing is sent. `over`: the lost one from which the person goes on; where this is refused, it stands again.
   */
  readonly start: (confirmed: ConfirmedStart, over?: Closing) => Promise<StartEnd> | undefined;
  /** Stops waiting for an answer; the run goes on, if it was started. */
  readonly stopWaiting: (id: string) => void;
  /** The person took this run for the one that was lost. */
  readonly found: (id: string, run: RunSlug) => void;
  /** The platform named this run as the answer to a start whose answer this page has not seen. */
  readonly answered: (id: string, run: RunSlug) => void;
  /** The person has looked and found none, or goes on regardless. */
  readonly close: (id: string, seek: boolean) => void;
  /** The input of the run of a start is kept, or cannot be. */
  readonly inputKept: (id: string) => void;
  /** A second run of a start was looked for; without one, none was seen. */
  readonly soughtSecond: (id: string, run?: RunSlug) => void;
  /**
   * A screen is there that tells how starts of this subject (by its key) end, whoever asked for them: it reads a refusal
   * from the entries, and is called with a run. Gives back what ends that.
   */
  readonly follow: (key: string, onStarted: (run: RunSlug) => void) => () => void;
  /** The person was told how a start ended that no screen was there to tell. */
  readonly told: (id: string) => void;
};

type Follower = { readonly key: string; readonly onStarted: (run: RunSlug) => void };

type JournalParts = {
  /** Where the tab keeps it. What is not taken, only this page remembers. */
  readonly entry: Pick<StoredEntry<Journal>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Is told the platform's answer to a start, by its ID and what was started. */
  readonly onAnswer?: (id: string, run: RunSlug, subject: StartSubject) => void;
  /** Whether an answer that took so many milliseconds may stand for two requests. */
  readonly mayBeTwo?: (took: number) => boolean;
};

/**
 * A journal over the storage of the tab. A tab that was duplicated begins with a copy of it: it too says that the run may
 * have started, and looks; what it notes from then on is its own.
 */
export function createStartJournal(parts: JournalParts): StartJournal {
  const { entry, now, newId, onAnswer, mayBeTwo = () => false } = parts;
  const { subscribe, notify } = createListeners();
  const waiting = new Map<string, AbortController>();
  const followers = new Set<Follower>();
  let journal = nextJournal(read(entry), { kind: 'reopened' });
  let kept = write(entry, journal);
  const happen = (event: JournalEvent): boolean => {
    const next = nextJournal(journal, event);
    if (next === journal) return false;
    journal = next;
    kept = write(entry, journal);
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
        happen({
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
        happen({ kind: 'refused', id, facts: end.facts, seen });
        break;
      case 'lost':
        happen({ kind: 'lost', id, facts: end.facts });
    }
    return end;
  };
  return {
    entries: () => journal,
    isKept: () => kept,
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
      return happen({ kind: 'sent', intent, ...(over && { over }) })
        ? answer(intent.id, confirmed)
        : undefined;
    },
    stopWaiting: (id) => waiting.get(id)?.abort(),
    found: (id, run) => void happen({ kind: 'found', id, run }),
    answered: (id, run) => void happen({ kind: 'answered', id, run, seen: false }),
    inputKept: (id) => void happen({ kind: 'inputKept', id }),
    close: (id, seek) => void happen({ kind: 'closed', id, seek }),
    soughtSecond: (id, run) => void happen({ kind: 'soughtSecond', id, ...(run !== undefined && { run }) }),
    follow: (key, onStarted) => {
      const follower = { key, onStarted };
      followers.add(follower);
      return () => followers.delete(follower);
    },
    told: (id) => void happen({ kind: 'told', id }),
  };
}

/**
 * Never rejects.
 * @param isKnown whether a run was there before: an answer that names it tells nothing of this start
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

/** A full storage still has room for the starts without their inputs. */
function write(entry: JournalParts['entry'], journal: Journal): boolean {
  return entry.write(journal) || entry.write(journal.map(({ input: _, ...intent }) => intent));
}

/** What the tab keeps of its starts. */
export const storedJournal = openEntry(STORED.journal, JOURNAL_FORMAT);
