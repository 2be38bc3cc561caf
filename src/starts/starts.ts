import type { ApiConfig } from '#api/config/config.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { createdAt } from '#core/run/run-time.ts';
import { strikeKeyFromOrder } from '#core/secrets/own-key.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isTaskSlug } from '#core/saved-tasks/saved-task.ts';
import type { Run } from '#core/run/run.ts';

import type { Entry } from '#browser/stored/entry.ts';

import type { RunHistory } from './history/run-history.ts';
import type { SentStart, SentStarts } from './history/sent-starts.ts';
import type { Journal } from './journal/journal.ts';
import type { Intent, PlatformTime } from './journal/intent.ts';
import {
  type ConfirmedStart,
  createStartJournal,
  type StartEnd,
  type StartJournal,
} from './journal/start-journal.ts';
import { workerOf } from './journal/start-subject.ts';
import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import { type Answers, type SoughtStart } from './look-up/find-candidates.ts';
import { findTwins, type LookUpFacts, lookUp, type Sighting, withinOf } from './look-up/look-up.ts';

/** What the person has confirmed; the rest of what the journal notes is known here. */
export type AskedStart = Omit<ConfirmedStart, 'since' | 'isOld' | 'keyMark'>;

/** A start that is looked up. */
export type SentSought = SoughtStart & Pick<Intent, 'at'>;

/** The starts of this tab, and what can be found out about them. */
export type Starts = {
  readonly journal: StartJournal;
  /**
   * Sends a start once, and ends the question after the one before it of its subject. Undefined where another of its subject
   * is under way, or was lost since the person asked: `over` is the lost one that they were told of, `seek` whether its run was not seen.
   */
  readonly start: (
    asked: AskedStart,
    over?: { readonly id: string; readonly seek: boolean },
  ) => Promise<StartEnd> | undefined;
  /** Looks a lost start up once. A run that is known as its answer is noted as such. */
  readonly look: (lost: SentSought, signal: AbortSignal) => Promise<Sighting>;
  /** Looks once for a second run of a start that has ended; notes one that it sees, and the end of looking where it is `last`. */
  readonly lookForSecond: (ended: Intent, last: boolean, signal: AbortSignal) => Promise<void>;
};

type StartsParts = {
  readonly api: Pick<Api, 'walkRuns' | 'serverTime'> & Partial<Pick<Api, 'toldUntilNow'>>;
  readonly keyStore: Pick<KeyStore, 'mark' | 'get'>;
  readonly history: Pick<RunHistory, 'noteAnswer' | 'answers'>;
  /** What the tabs of the browser know of each other's starts. */
  readonly sent: SentStarts;
  /** Where the tab keeps its journal. */
  readonly entry: Pick<Entry<Journal>, 'read' | 'write'>;
  /** Whether the page calls the platform's origin directly: then the browser may send a request a second time. */
  readonly direct: boolean;
  readonly now: () => number;
  readonly newId: () => string;
};

/** Whether a page calls the platform directly, and not through its own origin. */
export const isDirect = (config: Pick<ApiConfig, 'origin'>, pageOrigin: string): boolean =>
  config.origin !== pageOrigin;

/** Milliseconds that an answer usually comes within. */
const USUAL = 5_000;

export function createStarts(parts: StartsParts): Starts {
  const { api, keyStore, history, sent, entry, direct, now, newId } = parts;
  const journal = createStartJournal({
    entry,
    now,
    newId,
    onAnswer: (id, run) => void history.noteAnswer(id, run),
    mayBeTwo: (took) => direct || took > USUAL,
  });
  shareStarts(journal, sent);
  const answers = async (): Promise<Answers> => {
    const own = journal
      .entries()
      .flatMap(({ id, state }) =>
        state.kind === 'started' && state.answered ? ([[state.run, id]] as const) : [],
      );
    return new Map([...(await history.answers()), ...own]);
  };
  const knownOf = async (start: SentSought): Promise<LookUpFacts> => {
    // Those that were sent first: a start that is answered meanwhile is among the answers.
    const all = [...(await sent.all()), ...journal.entries().flatMap(toSent)];
    const known = await answers();
    const ends = new Set(known.values());
    const others = all.filter(({ id }) => id !== start.id && !ends.has(id));
    const worker = workerOf(start.subject);
    return {
      answers: known,
      taken: new Set(others.flatMap(({ run }) => run ?? [])),
      alone: !others.some((other) => other.at > start.at - LATEST && mayBeSameWorker(other.worker, worker)),
    };
  };
  /** What began beside the run of a start while its answer was waited for. */
  const twinsOf = async (ended: Intent, signal: AbortSignal): Promise<readonly RunSlug[]> => {
    const { subject, state, second } = ended;
    const began = state.kind === 'started' ? createdAt(state.run) : undefined;
    if (state.kind !== 'started' || second?.kind !== 'sought' || began === undefined) return [];
    const worker = workerOf(subject);
    const walk = {
      from: began - DAY,
      to: began + DAY,
      isEnough: (runs: readonly Run[]) => runs.length >= MOST_BETWEEN,
    };
    const { runs } = await api.walkRuns({ ...walk, ...(worker !== undefined && { worker }) }, signal);
    const first = { run: state.run, began, within: withinOf(second.took) };
    const known = await knownOf(ended);
    // What looks like a second run may be the one of another start.
    if (!known.alone) return [];
    return findTwins(runs, { subject, first, answers: known.answers }).map(({ slug }) => slug);
  };
  /** What may be the run of a start that was given up; nothing where no moment is known that it began after. */
  const lateOf = async (closed: Intent, signal: AbortSignal): Promise<readonly RunSlug[]> => {
    if (closed.since === undefined) return [];
    const sighting = await lookUp(
      api,
      { lost: closed, known: () => knownOf(closed), now: api.serverTime().now },
      signal,
    );
    if (sighting.kind === 'answered') return [sighting.run];
    return sighting.kind === 'listed' && !sighting.taken ? sighting.runs.map(({ slug }) => slug) : [];
  };
  return {
    journal,
    start: ({ order, ...asked }, over) => {
      if (over) journal.close(over.id, over.seek);
      return journal.start({
        ...asked,
        ...(order && { order: strikeKeyFromOrder(order, keyStore.get()) }),
        since: passedNow(api),
        isOld: api.toldUntilNow?.(),
        keyMark: keyStore.mark(),
      });
    },
    look: async (lost, signal) => {
      const look = { lost, known: () => knownOf(lost), now: api.serverTime().now };
      const sighting = await lookUp(api, look, signal);
      if (sighting.kind === 'answered') journal.answered(lost.id, sighting.run);
      return sighting;
    },
    lookForSecond: async (ended, last, signal) => {
      const found = await (ended.state.kind === 'started' ? twinsOf : lateOf)(ended, signal);
      const [seen] = found;
      if (seen !== undefined) journal.soughtSecond(ended.id, seen);
      else if (last) journal.soughtSecond(ended.id);
    },
  };
}

const DAY = 24 * 60 * 60_000;

/** Milliseconds after which no request of a start arrives any more. */
const LATEST = 60 * 60_000;

/** Runs among which the second of a pair is looked for: the newest ones. */
const MOST_BETWEEN = 100;

/** What the other tabs are to know of a start, as long as it may have led to a run. */
function toSent({ id, at, subject, state }: Intent): readonly SentStart[] {
  if (state.kind === 'refused') return [];
  const worker = workerOf(subject);
  const taken = state.kind === 'started' && !state.answered ? { run: state.run } : {};
  const task = subject.kind === 'task' && isTaskSlug(subject.task) ? { task: subject.task } : {};
  return [{ id, at, ...(worker !== undefined && { worker }), ...task, ...taken }];
}

/** Has the other tabs know of what happens to the starts of this one. Of a copy, they know already. */
function shareStarts(journal: StartJournal, sent: SentStarts): void {
  const states = new Map(journal.entries().map(({ id, state }) => [id, state]));
  journal.subscribe(() => {
    for (const intent of journal.entries()) {
      const { id, state } = intent;
      if (states.get(id) === state) continue;
      states.set(id, state);
      if (state.kind === 'refused') void sent.forget(intent);
      if (state.kind === 'sent' || (state.kind === 'started' && !state.answered))
        for (const start of toSent(intent)) void sent.note(start);
    }
  });
}

/** What the platform has told of its clock until now. */
export function passedNow(api: Pick<Api, 'serverTime'>): PlatformTime | undefined {
  const { told, now, passed } = api.serverTime();
  if (told) return { time: now, by: 'date' };
  return passed === undefined ? undefined : { time: passed, by: 'runs' };
}
