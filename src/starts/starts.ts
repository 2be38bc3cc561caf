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
import type { InputToStore, StoredInput } from './history/stored-input.ts';
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

/** The lookup of blocking starts. A start waits for it, so a form preloads it. */
export const ELSEWHERE = lazyModule(() => import('./look-up/sent-elsewhere.ts'));

export type StartRequest = Omit<ConfirmedStart, 'since' | 'isOld' | 'keyMark'> & {
  /**
   * After the platform named the run, returns the order that the platform used; undefined if uncertain.
   * It is lost if the page closes before.
   */
  readonly orderOfRun?: (() => Promise<RunOrder | undefined>) | undefined;
};

export type SentSought = SoughtStart & Pick<Intent, 'at'>;

export type Starts = {
  readonly journal: StartJournal;
  /**
   * Sends a start once and closes the question about the previous one of its subject. Returns undefined
   * if another start of the subject is pending or was lost since the person was asked. `over` is the
   * lost start that they were told of; a refusal restores it.
   */
  readonly start: (request: StartRequest, over?: Closing) => Promise<StartEnd> | undefined;
  /**
   * Similar starts without an answer that may have led to runs: of other tabs, or of this one under
   * another name of the Worker. Leaves out those of other tabs if the storage does not answer in time.
   * Rejects if the lookup cannot be loaded.
   */
  readonly elsewhere: (subjects: readonly StartSubject[]) => Promise<readonly InTheWay[]>;
  /**
   * What the tabs of this browser know about their starts. Without `isWhole`, the storage did not answer
   * in time and only this tab's knowledge is included.
   */
  readonly tabs: () => Promise<Tabs & { readonly isWhole: boolean }>;
  /**
   * The person knows about these starts and continues: once a start of the subject is sent, no tab asks
   * about them again.
   */
  readonly goOnFrom: (sent: readonly InTheWay[]) => void;
  readonly answers: () => Promise<Answers>;
  /**
   * Stores the input of a batch row for its run, by start ID, if this tab has no record of that start
   * and nothing is stored for the run.
   */
  readonly keepRowInput: (id: string, run: RunSlug, input: StoredInput) => Promise<void>;
  /** Looks up a lost start once. Records a run that is known as its answer. */
  readonly look: (lost: SentSought, signal: AbortSignal) => Promise<Sighting>;
  /**
   * Looks once for the second run of each ended start that may have led to two, reading the list once
   * per Worker, and records those found.
   * @returns IDs of the starts that were searched, without those whose second run another unresolved
   * start may have caused
   */
  readonly lookForSeconds: (signal: AbortSignal) => Promise<readonly string[]>;
};

type StartsParts = {
  readonly api: Pick<Api, 'walkRuns' | 'serverTime'> & Partial<Pick<Api, 'seenUntilNow' | 'worker'>>;
  readonly keyStore: Pick<KeyStore, 'fingerprint' | 'get'>;
  readonly history: Pick<RunHistory, 'keep' | 'input' | 'noteAnswer' | 'answers'>;
  readonly inputOf: (order: RunOrder) => Promise<InputToStore>;
  readonly sent: SentStarts;
  readonly entry: Pick<StoredEntry<Journal>, 'read' | 'write'>;
  /** Whether the page calls the platform's origin directly. Then the browser may send a request twice. */
  readonly direct: boolean;
  readonly now: () => number;
  readonly newId: () => string;
};

/** Whether the page calls the platform directly instead of through its own origin. */
export const isDirect = (config: Pick<ApiConfig, 'origin'>, pageOrigin: string): boolean =>
  config.origin !== pageOrigin;

/** Usual maximum milliseconds until an answer. */
const USUAL = 5_000;

/** Milliseconds that a start or lookup waits for other tabs. Storage of some browsers never answers. */
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
  /** Blocking starts that the person chose to ignore, with the key of their new start. */
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
    start: ({ input, orderOfRun, ...request }, over) => {
      const confirmed = {
        ...request,
        ...(input && { input: { ...input, order: redactKeyInOrder(input.order, keyStore.get()) } }),
        since: passedNow(api),
        isOld: api.seenUntilNow?.(),
        keyMark: keyStore.fingerprint(),
      };
      const at = now();
      const sending = journal.start(confirmed, over);
      void sending?.then((end) => {
        if (end.kind === 'lost') noteStart();
        if (end.kind !== 'refused') void settle(request.subject);
        if (end.kind === 'started' && orderOfRun) void keepOrder(end.run, { at, orderOfRun }, parts);
      });
      return sending;
    },
    keepRowInput: async (id, run, input) => {
      const isNoted = journal.entries().some((entry) => entry.id === id && entry.input !== undefined);
      // What is kept already may be more: by now, the form of its Worker may not be had.
      if (!isNoted && !(await history.input(run)).ok) await history.keep(run, input, 'row');
    },
    look: async (lost, signal) => {
      const sighting = await lookUpOnce(lost, signal);
      if (sighting.kind === 'answered') journal.answered(lost.id, sighting.run);
      return sighting;
    },
    lookForSeconds,
  };
}

function toSent({ id, at, subject, state }: Intent): readonly SentStart[] {
  if (state.kind === 'refused') return [];
  const worker = workerOf(subject);
  const startedRun = state.kind === 'started' && !state.answered ? { run: state.run } : {};
  const task = subject.kind === 'task' && isTaskSlug(subject.task) ? { task: subject.task } : {};
  const key = subject.kind === 'row' ? {} : { key: subjectKey(subject) };
  const settled = state.kind === 'closed' ? { settled: true as const } : {};
  return [{ id, at, ...(worker !== undefined && { worker }), ...task, ...startedRun, ...key, ...settled }];
}

const NOTED: ReadonlySet<IntentState['kind']> = new Set(['sent', 'closed']);

/** Shares the changes of this tab's starts with the other tabs, which already know those of a copy. */
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

function keepInputs(journal: StartJournal, { history, inputOf }: Pick<StartsParts, 'history' | 'inputOf'>) {
  const begun = new Set<string>();
  const keep = async ({ id, subject, at, input, state }: Intent): Promise<void> => {
    if (state.kind !== 'started' || input === undefined || begun.has(id)) return;
    begun.add(id);
    const searched = input.searched === undefined ? await inputOf(input.order) : input;
    const stored = { ...searched, at, sure: state.answered === true };
    await history.keep(state.run, stored, subject.kind === 'row' ? 'row' : undefined);
    journal.inputStored(id);
  };
  const keepAll = () => {
    for (const intent of journal.entries()) void keep(intent);
  };
  journal.subscribe(keepAll);
  keepAll();
}

async function keepOrder(
  run: RunSlug,
  { at, orderOfRun }: { readonly at: number } & Required<Pick<StartRequest, 'orderOfRun'>>,
  { history, inputOf }: Pick<StartsParts, 'history' | 'inputOf'>,
): Promise<void> {
  const order = await orderOfRun?.();
  const input = order && (await inputOf(order));
  if (input && input.searched !== false) await history.keep(run, { ...input, at, sure: true });
}

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

export function passedNow(api: Pick<Api, 'serverTime'>): PlatformTime | undefined {
  const { isSynced, now, passed } = api.serverTime();
  if (isSynced) return { time: now, by: 'date' };
  return passed === undefined ? undefined : { time: passed, by: 'runs' };
}
