import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import type { StoredInput } from './stored-input.ts';
import { FORGOTTEN, storedRuns } from './stored-runs.ts';

/** Runs whose inputs are kept: the latest ones, as their IDs count time. */
const MOST = 1_000;

/** Runs that are remembered as answers: the latest ones. */
const MOST_ANSWERS = 2_000;

/** The ID of the start that the platform named each run as the answer to, by run. */
export type Answers = ReadonlyMap<string, string>;

/** The inputs of the runs that were started from this browser, in all its tabs. A forbidden storage keeps nothing. */
export type RunHistory = {
  readonly keep: (run: RunSlug, kept: StoredInput) => Promise<void>;
  readonly runs: () => Promise<ReadonlySet<string>>;
  /** Notes that the platform named this run as the answer to a start, by the ID of its intent. */
  readonly noteAnswer: (intent: string, run: RunSlug) => Promise<void>;
  /** The intent of each run that was noted so; what forgets the inputs does not forget these. */
  readonly answers: () => Promise<Answers>;
  readonly input: (run: RunSlug) => Promise<Result<StoredInput, NotKept>>;
};

/** Why the input of a run cannot be had; `large`: it was too large to be kept. */
export type NotKept = Unread | 'none' | 'large';

/** How a run came to be kept is in its key, so that it can be told without reading the inputs; so is that one was too large for it. */
export function createRunHistory(
  records: Records<StoredInput>,
  answered: Records<number>,
  endLeft: () => Promise<void>,
  most = MOST,
): RunHistory {
  /** Whether what pages that were left could not end was looked for. */
  let isEnded = false;
  const known = () =>
    attempt(async () => {
      const all = await records.keys();
      if (!isEnded && all.some(([run]) => run.startsWith(FORGOTTEN))) await attempt(endLeft, undefined);
      isEnded = true;
      return all.filter(isKept);
    }, []);
  const read = (key: RecordKey) => attempt(() => records.get(key), err('none' as const));
  return {
    keep: (run, kept) =>
      attempt(async () => {
        const isKept = await records.put([run, kept.sure ? 'sure' : 'found'], kept);
        if (!isKept) await records.put([run, 'large'], { ...kept, order: { ...kept.order, custom: {} } });
        await records.remove((await known()).slice(0, -most));
      }, undefined),
    runs: async () => new Set((await known()).filter(([, how]) => how !== 'large').map(([run]) => run)),
    noteAnswer: (intent, run) =>
      attempt(async () => {
        await answered.put([run, intent], Date.now());
        await answered.remove((await answered.keys()).slice(0, -MOST_ANSWERS));
      }, undefined),
    answers: async () => new Map(await attempt(() => answered.keys(), [])),
    input: async (run) => {
      const sure = await read([run, 'sure']);
      if (sure.ok || sure.error !== 'none') return sure;
      const found = await read([run, 'found']);
      return !found.ok && found.error === 'none' && (await read([run, 'large'])).ok ? err('large') : found;
    },
  };
}

const KINDS = ['sure', 'found', 'large'];
const isKept = ([run, how]: RecordKey) => !run.startsWith(FORGOTTEN) && KINDS.includes(how);

/** When it was noted, in milliseconds since the epoch; the rest is in its key. */
export const ANSWER_FORMAT = defineFormat<number>({
  read: (stored) => (typeof stored === 'number' ? ok(stored) : err('unreadable')),
  write: (at) => at,
});

/** By run and the ID of the intent that it answers. */
export const storedAnswers = openRecords(STORED.answers, ANSWER_FORMAT);

export const runHistory = createRunHistory(storedRuns, storedAnswers, async () =>
  (await import('./forget-inputs.ts')).endOfLeft(storedRuns),
);
