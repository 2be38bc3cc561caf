import type { ApiConfig } from '#api/config/config.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { noteStart } from '#api/queries/renew-after-start.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { pause } from '#core/abort.ts';
import { redactKeyInOrder } from '#core/secrets/own-key.ts';
import type { RunOrder } from '#core/run/run.ts';
import { isTaskSlug } from '#core/saved-tasks/saved-task.ts';

import { lazyModule } from '#browser/lazy-module.ts';
import type { StoredEntry } from '#browser/stored/entry.ts';

import type { Answers, RunHistory } from './history/run-history.ts';
import type { KeptInput, StoredInput } from './history/stored-input.ts';
import type { SentStart, SentStarts } from './history/sent-starts.ts';
import type { Closing, Journal } from './journal/journal.ts';
import type { Intent, IntentState, PlatformTime } from './journal/intent.ts';
import {
  type ConfirmedStart,
  createStartJournal,
  type StartEnd,
  type StartJournal,
} from './journal/start-journal.ts';
import { type StartSubject, subjectKey, workerOf } from './journal/start-subject.ts';
import { LATEST, type SoughtStart } from './look-up/find-candidates.ts';
import { lookUp, type Sighting } from './look-up/look-up.ts';
import { knownOf, secondsLooker, type Tabs } from './look-up/second-runs.ts';
import type { InTheWay } from './look-up/sent-elsewhere.ts';

/** What tells of starts that stand in the way. A start waits for it: a form loads it before. */
export const ELSEWHERE = lazyModule(() => import('./look-up/sent-elsewhere.ts'));

/** What the person has confirmed; the rest of what the journal notes is known here. */
export type AskedStart = Omit<ConfirmedStart, 'since' | 'isOld' | 'keyMark'> & {
  /**
   * Tells, once the platform has named the run, what the platform itself started it with; undefined where that is not sure. What is
   * not told before the page is left is not kept.
   */
  readonly orderOfRun?: (() => Promise<RunOrder | undefined>) | undefined;
};

/** A start that is looked up. */
export type SentSought = SoughtStart & Pick<Intent, 'at'>;

/** The starts of this tab, and what can be found out about them. */
export type Starts = {
  readonly journal: StartJournal;
  /**
   * Sends a start once, and ends the question after the one before it of its subject. Undefined where another of its subject
   * is under way, or was lost since the person asked: `over` is the lost one that they were told of, which stands again where this is refused.
   */
  readonly start: (asked: AskedStart, over?: Closing) => Promise<StartEnd> | undefined;
  /**
   * The starts of like subjects that other tabs have sent, or this one by another name of their Worker, and nobody has seen an answer
   * to: each may have led to a run. Of other tabs none where the storages do not say so soon. Rejects where what tells them cannot be
   * loaded.
   */
  readonly elsewhere: (subjects: readonly StartSubject[]) => Promise<readonly InTheWay[]>;
  /** What the tabs of this browser know of their starts by now; not `isWhole`: the storages do not say it soon, and it is what this one knows. */
  readonly tabs: () => Promise<Tabs & { readonly isWhole: boolean }>;
  /** The person was told of them, and goes on regardless: once a start of that subject has left, no tab asks about them any more. */
  readonly goOnFrom: (sent: readonly InTheWay[]) => void;
  /** What the platform has named as the answers to starts, as far as this browser has heard it. */
  readonly answers: () => Promise<Answers>;
  /** Keeps what a row was sent with, by the ID of its start, for the run that came of it: where this tab has no note of that start, and nothing is kept of that run. */
  readonly keepRowInput: (id: string, run: RunSlug, kept: StoredInput) => Promise<void>;
  /** Looks a lost start up once. A run that is known as its answer is noted as such. */
  readonly look: (lost: SentSought, signal: AbortSignal) => Promise<Sighting>;
  /**
   * Looks once for the second run of each start that has ended and may have led to two, in one reading of the list for each
   * Worker, and notes those that it sees.
   * @returns the starts that were looked for, by ID: not those beside which another, of which nobody knows yet, may have led to the same run
   */
  readonly lookForSeconds: (signal: AbortSignal) => Promise<readonly string[]>;
};

type StartsParts = {
  readonly api: Pick<Api, 'walkRuns' | 'serverTime'> & Partial<Pick<Api, 'toldUntilNow' | 'worker'>>;
  readonly keyStore: Pick<KeyStore, 'mark' | 'get'>;
  readonly history: Pick<RunHistory, 'keep' | 'input' | 'noteAnswer' | 'answers'>;
  /** What may be kept of an order that nobody has looked through yet. */
  readonly inputOf: (order: RunOrder) => Promise<KeptInput>;
  /** What the tabs of the browser know of each other's starts. */
  readonly sent: SentStarts;
  /** Where the tab keeps its journal. */
  readonly entry: Pick<StoredEntry<Journal>, 'read' | 'write'>;
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

/** Milliseconds that a start, or a look for one, waits to learn what other tabs know: storages of some browsers never answer. */
const PATIENCE = 3_000;

export function createStarts(parts: StartsParts): Starts {
  const { api, keyStore, history, sent, entry, direct, now, newId } = parts;
  const journal = createStartJournal({
    entry,
    now,
    newId,
    onAnswer: (id, run, { kind }) => void history.noteAnswer(id, run, kind === 'row' ? kind : undefined),
    mayBeTwo: (took) => direct || took > USUAL,
  });
  shareStarts(journal, sent);
  keepInputs(journal, parts);
  void noteAgain(journal, parts);
  const answers = async (): Promise<Answers> => {
    const own = journal
      .entries()
      .flatMap(({ id, state }) =>
        state.kind === 'started' && state.answered ? ([[state.run, id]] as const) : [],
      );
    return new Map([...(await history.answers()), ...own]);
  };
  const readTabs = async (): Promise<Tabs> => {
    // Those that were sent first: a start that is answered meanwhile is among the answers.
    const all = [...(await sent.all()), ...journal.entries().flatMap(toSent)];
    return { all, answers: await answers() };
  };
  const readTabsSoon: Starts['tabs'] = async () => {
    const waiting = new AbortController();
    const late = pause(PATIENCE, waiting.signal).then(() => undefined);
    const read = await Promise.race([readTabs(), late]);
    waiting.abort();
    return read
      ? { ...read, isWhole: true }
      : { all: journal.entries().flatMap(toSent), answers: new Map(), isWhole: false };
  };
  const lookUpOnce = (lost: SoughtStart & Pick<Intent, 'at'>, signal: AbortSignal) => {
    const known = async () => {
      const { isWhole, ...tabs } = await readTabsSoon();
      const facts = knownOf(lost, tabs, { from: lost.at - LATEST });
      return { ...facts, alone: facts.alone && isWhole };
    };
    return lookUp(api, { lost, known, now: api.serverTime().now }, signal);
  };
  /** Of the starts that the person was told of, those from which they go on, with the key of what they start. */
  const goneOnFrom = new Map<string, string>();
  const settle = async (subject: StartSubject): Promise<void> => {
    // Else each row of a batch would read what all tabs have sent.
    if (goneOnFrom.size === 0) return;
    const key = subjectKey(subject);
    const isSettled = (id: string) => goneOnFrom.get(id) === key && goneOnFrom.delete(id);
    // One of this tab is settled by its journal.
    for (const { id } of journal.entries()) if (isSettled(id)) journal.close(id, true);
    // As they are known by now: their own tabs may have learned more meanwhile.
    for (const start of await sent.all())
      if (isSettled(start.id)) void sent.note({ ...start, settled: true });
  };
  const lookForSeconds = secondsLooker({ api, journal, now, readTabs, lookUp: lookUpOnce });
  return {
    journal,
    elsewhere: async (subjects) => {
      if (subjects.length === 0) return [];
      const tabs = await readTabsSoon();
      if (tabs.all.length === 0) return [];
      const { sentElsewhere } = await ELSEWHERE.load();
      return sentElsewhere(api, tabs, { subjects, own: journal.entries(), now: now() });
    },
    tabs: readTabsSoon,
    goOnFrom: (others) => {
      for (const { id, of } of others) goneOnFrom.set(id, of);
    },
    answers,
    start: ({ input, orderOfRun, ...asked }, over) => {
      const confirmed = {
        ...asked,
        ...(input && { input: { ...input, order: redactKeyInOrder(input.order, keyStore.get()) } }),
        since: passedNow(api),
        isOld: api.toldUntilNow?.(),
        keyMark: keyStore.mark(),
      };
      const at = now();
      const sending = journal.start(confirmed, over);
      void sending?.then((end) => {
        if (end.kind === 'lost') noteStart();
        if (end.kind !== 'refused') void settle(asked.subject);
        if (end.kind === 'started' && orderOfRun) void keepOrder(end.run, { at, orderOfRun }, parts);
      });
      return sending;
    },
    keepRowInput: async (id, run, kept) => {
      const isNoted = journal.entries().some((entry) => entry.id === id && entry.input !== undefined);
      // What is kept already may be more: by now, the form of its Worker may not be had.
      if (!isNoted && !(await history.input(run)).ok) await history.keep(run, kept, 'row');
    },
    look: async (lost, signal) => {
      const sighting = await lookUpOnce(lost, signal);
      if (sighting.kind === 'answered') journal.answered(lost.id, sighting.run);
      return sighting;
    },
    lookForSeconds,
  };
}

/** What the other tabs are to know of a start, as long as it may have led to a run. */
function toSent({ id, at, subject, state }: Intent): readonly SentStart[] {
  if (state.kind === 'refused') return [];
  const worker = workerOf(subject);
  const taken = state.kind === 'started' && !state.answered ? { run: state.run } : {};
  const task = subject.kind === 'task' && isTaskSlug(subject.task) ? { task: subject.task } : {};
  const key = subject.kind === 'row' ? {} : { key: subjectKey(subject) };
  const settled = state.kind === 'closed' ? { settled: true as const } : {};
  return [{ id, at, ...(worker !== undefined && { worker }), ...task, ...taken, ...key, ...settled }];
}

/** States of which the other tabs are told whatever was before. */
const NOTED: ReadonlySet<IntentState['kind']> = new Set(['sent', 'closed']);

/** Has the other tabs know of what happens to the starts of this one. Of a copy, they know already. */
function shareStarts(journal: StartJournal, sent: SentStarts): void {
  const states = new Map(journal.entries().map(({ id, state }) => [id, state]));
  journal.subscribe(() => {
    for (const intent of journal.entries()) {
      const { id, state } = intent;
      if (states.get(id) === state) continue;
      const isReasked = state.kind === 'lost' && states.get(id)?.kind === 'closed';
      states.set(id, state);
      if (state.kind === 'refused') void sent.forget(intent);
      if (NOTED.has(state.kind) || isReasked || (state.kind === 'started' && !state.answered))
        for (const start of toSent(intent)) void sent.note(start);
    }
  });
}

/** Keeps the input of each start that has led to a run: also that of one whose page was left before it was kept. */
function keepInputs(journal: StartJournal, { history, inputOf }: Pick<StartsParts, 'history' | 'inputOf'>) {
  const begun = new Set<string>();
  const keep = async ({ id, subject, at, input, state }: Intent): Promise<void> => {
    if (state.kind !== 'started' || input === undefined || begun.has(id)) return;
    begun.add(id);
    const searched = input.searched === undefined ? await inputOf(input.order) : input;
    const kept = { ...searched, at, sure: state.answered === true };
    await history.keep(state.run, kept, subject.kind === 'row' ? 'row' : undefined);
    journal.inputKept(id);
  };
  const keepAll = () => {
    for (const intent of journal.entries()) void keep(intent);
  };
  journal.subscribe(keepAll);
  keepAll();
}

/** Keeps what the platform itself has started a run with, where that is sure and could be looked at. */
async function keepOrder(
  run: RunSlug,
  { at, orderOfRun }: { readonly at: number } & Required<Pick<AskedStart, 'orderOfRun'>>,
  { history, inputOf }: Pick<StartsParts, 'history' | 'inputOf'>,
): Promise<void> {
  const order = await orderOfRun?.();
  const input = order && (await inputOf(order));
  if (input && input.searched !== false) await history.keep(run, { ...input, at, sure: true });
}

/** Notes what the page before this one may have been left too early for. */
async function noteAgain(
  journal: StartJournal,
  { history, sent }: Pick<StartsParts, 'history' | 'sent'>,
): Promise<void> {
  const starts = journal.entries();
  if (starts.length === 0) return;
  const [answers, all] = await Promise.all([history.answers(), sent.all()]);
  const known = new Set(all.map(({ id }) => id));
  for (const intent of starts) {
    const { id, subject, state } = intent;
    if (state.kind === 'refused') void sent.forget(intent);
    const isAnswered = state.kind === 'started' && state.answered === true;
    if (isAnswered && !answers.has(state.run))
      void history.noteAnswer(id, state.run, subject.kind === 'row' ? 'row' : undefined);
    // Of one whose answer is known, all that it tells more is the task.
    if ((isAnswered && subject.kind !== 'task') || known.has(id)) continue;
    for (const start of toSent(intent)) void sent.note(start);
  }
}

/** What the platform has told of its clock until now. */
export function passedNow(api: Pick<Api, 'serverTime'>): PlatformTime | undefined {
  const { told, now, passed } = api.serverTime();
  if (told) return { time: now, by: 'date' };
  return passed === undefined ? undefined : { time: passed, by: 'runs' };
}
