import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import type { StoredInput } from './stored-input.ts';
import { FORGOTTEN, storedRuns } from './stored-runs.ts';

/**
 * Maximum number of stored runs; the latest stay, by the time in their IDs. Batch rows do not displace
 * other starts.
 */
type Most = { readonly starts: number; readonly rows: number };

const MOST: Most = { starts: 1_000, rows: 2_000 };

/**
 * Maximum number of runs that are stored as answers. Each start reads all their keys; a batch knows its
 * own runs.
 */
const MOST_ANSWERS: Most = { starts: 2_000, rows: 3_000 };

/** Prefix of the start ID of a batch row in its answer. IDs contain no blank. */
const OF_ROW = 'row ';

/** Maps a run to the ID of the start that the platform answered with it. */
export type Answers = ReadonlyMap<string, string>;

/** Inputs of the runs that any tab of this browser started. Stores nothing if storage is forbidden. */
export type RunHistory = {
  readonly keep: (run: RunSlug, input: StoredInput, of?: 'row') => Promise<void>;
  readonly runs: () => Promise<ReadonlySet<string>>;
  readonly noteAnswer: (intent: string, run: RunSlug, of?: 'row') => Promise<void>;
  /** The intent of each recorded run. Removing the inputs does not remove these. */
  readonly answers: () => Promise<Answers>;
  readonly input: (run: RunSlug) => Promise<Result<StoredInput, NotStored>>;
};

/** Why a run has no stored input. `large`: it was too large to store. */
export type NotStored = Unread | 'none' | 'large';

/**
 * The key records how a run was identified and whether its input was too large, so that this needs no
 * reading of inputs.
 */
export function createRunHistory(
  records: Records<StoredInput>,
  answered: Records<number>,
  endLeft: () => Promise<void>,
  { inputs, answers }: { readonly inputs: Most; readonly answers: Most } = {
    inputs: MOST,
    answers: MOST_ANSWERS,
  },
): RunHistory {
  let isEnded = false;
  const known = () =>
    attempt(async () => {
      const all = await records.keys();
      if (!isEnded && all.some(([run]) => run.startsWith(FORGOTTEN))) await attempt(endLeft, undefined);
      isEnded = true;
      return all.filter(isInput);
    }, []);
  const read = (key: RecordKey) => attempt(() => records.get(key), err('none' as const));
  return {
    keep: (run, input, of) =>
      attempt(async () => {
        const isStored = await records.put([run, of ?? (input.sure ? 'sure' : 'found')], input);
        if (!isStored) await records.put([run, 'large'], { ...input, order: { ...input.order, custom: {} } });
        await records.remove(beyond(inputs, await known(), ([, how]) => how === 'row'));
      }, undefined),
    runs: async () => new Set((await known()).filter(([, how]) => how !== 'large').map(([run]) => run)),
    noteAnswer: (intent, run, of) =>
      attempt(async () => {
        await answered.put([run, of === 'row' ? `${OF_ROW}${intent}` : intent], Date.now());
        await answered.remove(
          beyond(answers, await answered.keys(), ([, start]) => start.startsWith(OF_ROW)),
        );
      }, undefined),
    answers: async () => {
      const all = await attempt(() => answered.keys(), []);
      return new Map(all.map(([run, start]) => [run, startOf(start)]));
    },
    input: async (run) => {
      for (const how of KINDS) {
        const stored = await read([run, how]);
        if (stored.ok || stored.error !== 'none') return stored;
      }
      return (await read([run, 'large'])).ok ? err('large') : err('none');
    },
  };
}

const KINDS = ['sure', 'row', 'found'];
const isInput = ([run, how]: RecordKey) => !run.startsWith(FORGOTTEN) && [...KINDS, 'large'].includes(how);

const startOf = (noted: string): string => (noted.startsWith(OF_ROW) ? noted.slice(OF_ROW.length) : noted);

function beyond(
  { starts, rows }: Most,
  keys: readonly RecordKey[],
  isRow: (key: RecordKey) => boolean,
): readonly RecordKey[] {
  const others = keys.filter((key) => !isRow(key));
  return [...others.slice(0, -starts), ...keys.filter(isRow).slice(0, -rows)];
}

/** Milliseconds since the epoch; the rest is in its key. */
export const ANSWER_FORMAT = defineFormat<number>({
  read: (stored) => (typeof stored === 'number' ? ok(stored) : err('unreadable')),
  write: (at) => at,
});

export const storedAnswers = openRecords(STORED.answers, ANSWER_FORMAT, true);

export const runHistory = createRunHistory(storedRuns, storedAnswers, async () =>
  (await import('./forget-inputs.ts')).endOfLeft(storedRuns),
);
