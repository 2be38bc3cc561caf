import { type FailureFacts, factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import { JOURNAL_FORMAT } from './journal-codec.ts';
import { digestOrder, noteOrder } from './order-codec.ts';
import { type Journal, type JournalEvent, nextJournal } from './journal.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import type { RunOrder, RunSlug, StartedRun } from '#core/run/run.ts';
import { toBase64Url } from '#core/share/base64-url.ts';
import { type Entry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export type ConfirmedStart = {
  readonly subject: StartSubject;
  /** What is asked for, where this console knows it. */
  readonly order?: RunOrder;
  readonly mode: RunOptions['mode'];
  /** The earliest moment, by the platform's clock, at which the run can begin. */
  readonly since: number;
  /** The mark of the key that it is sent with. */
  readonly keyMark: string | undefined;
  /** Sends the request, once. */
  readonly send: (signal: AbortSignal) => Promise<StartedRun>;
};

/** What became of a start that was sent. */
export type StartEnd =
  | { readonly kind: 'started'; readonly run: RunSlug }
  | { readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts };

/** The starts of this tab. What is under way goes on, and is noted when it ends, whatever screen is shown. */
export type StartJournal = {
  readonly entries: () => Journal;
  /** False where the tab's storage did not take the last change: only this page remembers it. */
  readonly isKept: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Notes the start in the tab's storage, sends it once, and notes what became of it. Undefined where another start of
   * the subject is open: then nothing is sent.
   */
  readonly start: (confirmed: ConfirmedStart) => Promise<StartEnd> | undefined;
  /** Stops waiting for an answer; the run goes on, if it was started. */
  readonly stopWaiting: (id: string) => void;
  /** The person took this run for the one that was lost. */
  readonly found: (id: string, run: RunSlug) => void;
  /** The person has looked and found none, or goes on regardless. */
  readonly close: (id: string) => void;
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
  readonly entry: Pick<Entry<Journal>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

/**
 * A journal over the storage of the tab. A tab that was duplicated begins with a copy of it: it too says that the run may
 * have started, and looks; what it notes from then on is its own.
 */
export function createStartJournal({ entry, now, newId }: JournalParts): StartJournal {
  const listeners = new Set<() => void>();
  const waiting = new Map<string, AbortController>();
  const followers = new Set<Follower>();
  let journal = nextJournal(read(entry), { kind: 'reopened' });
  let kept = write(entry, journal);
  const happen = (event: JournalEvent): boolean => {
    const next = nextJournal(journal, event);
    if (next === journal) return false;
    journal = next;
    kept = write(entry, journal);
    for (const listener of [...listeners]) listener();
    return true;
  };
  const answer = async (id: string, { subject, send }: ConfirmedStart): Promise<StartEnd> => {
    const abort = new AbortController();
    waiting.set(id, abort);
    const end = await endOf(() => send(abort.signal));
    waiting.delete(id);
    const screens = [...followers].filter(({ key }) => key === subjectKey(subject));
    const seen = screens.length > 0;
    switch (end.kind) {
      case 'started':
        happen({ kind: 'answered', id, run: end.run, seen });
        for (const { onStarted } of screens) onStarted(end.run);
        break;
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
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (confirmed) => {
      const { subject, order, mode, since, keyMark } = confirmed;
      const intent = {
        id: newId(),
        subject,
        mode,
        ...(order && { noted: noteOrder(order) }),
        at: now(),
        since,
        ...(keyMark !== undefined && { keyMark }),
      };
      return happen({ kind: 'sent', intent }) ? answer(intent.id, confirmed) : undefined;
    },
    stopWaiting: (id) => waiting.get(id)?.abort(),
    found: (id, run) => void happen({ kind: 'found', id, run }),
    close: (id) => void happen({ kind: 'closed', id }),
    follow: (key, onStarted) => {
      const follower = { key, onStarted };
      followers.add(follower);
      return () => followers.delete(follower);
    },
    told: (id) => void happen({ kind: 'told', id }),
  };
}

/** Never rejects. */
async function endOf(send: () => Promise<StartedRun>): Promise<StartEnd> {
  try {
    return { kind: 'started', run: (await send()).slug };
  } catch (error) {
    const facts = factsOf(error);
    return { kind: mayHaveStarted(facts) ? 'lost' : 'refused', facts };
  }
}

function read(entry: JournalParts['entry']): Journal {
  const stored = entry.read();
  return stored.ok ? stored.value : [];
}

/** A full storage still has room for the starts without their orders. */
function write(entry: JournalParts['entry'], journal: Journal): boolean {
  const short = () =>
    journal.map(({ noted, ...intent }) => ({ ...intent, ...(noted && { noted: digestOrder(noted) }) }));
  return entry.write(journal) || entry.write(short());
}

export const storedJournal = openEntry(STORED.journal, JOURNAL_FORMAT);

/** The journal of this tab: one for as long as the page lives. */
export const startJournal = createStartJournal({
  entry: storedJournal,
  now: Date.now,
  newId: () => toBase64Url(crypto.getRandomValues(new Uint8Array(12))),
});
