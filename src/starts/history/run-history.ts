import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import type { StoredInput } from './stored-input.ts';
import { FORGOTTEN, storedRuns } from './stored-runs.ts';

/** Runs that something is kept of: the latest ones, as their IDs count time. Rows of batches take no place of other starts. */
type Most = { readonly starts: number; readonly rows: number };

/** Runs whose inputs are kept. */
const MOST: Most = { starts: 1_000, rows: 2_000 };

/** Runs that are remembered as answers. All of their keys are read at each start: a batch knows its runs itself. */
const MOST_ANSWERS: Most = { starts: 2_000, rows: 3_000 };

/** What stands before the ID of a start that was a row's, where its answer is noted: no ID has a blank. */
const OF_ROW = 'row ';

/** The ID of the start that the platform named each run as the answer to, by run. */
export type Answers = ReadonlyMap<string, string>;

/** The inputs of the runs that were started from this browser, in all its tabs. A forbidden storage keeps nothing. */
export type RunHistory = {
  readonly keep: (run: RunSlug, kept: StoredInput, of?: 'row') => Promise<void>;
  readonly runs: () => Promise<ReadonlySet<string>>;
  /** Notes that the platform named this run as the answer to a start, by the ID of its intent. */
  readonly noteAnswer: (intent: string, run: RunSlug, of?: 'row') => Promise<void>;
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
  { inputs, answers }: { readonly inputs: Most; readonly answers: Most } = {
    inputs: MOST,
    answers: MOST_ANSWERS,
  },
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
    keep: (run, kept, of) =>
      attempt(async () => {
        const isKept = await records.put([run, of ?? (kept.sure ? 'sure' : 'found')], kept);
        if (!isKept) await records.put([run, 'large'], { ...kept, order: { ...kept.order, custom: {} } });
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
        const kept = await read([run, how]);
        if (kept.ok || kept.error !== 'none') return kept;
      }
      return (await read([run, 'large'])).ok ? err('large') : err('none');
    },
  };
}

/** How a run came to be kept, the surest first; a row's tells it itself. */
const KINDS = ['sure', 'row', 'found'];
const isKept = ([run, how]: RecordKey) => !run.startsWith(FORGOTTEN) && [...KINDS, 'large'].includes(how);

const startOf = (noted: string): string => (noted.startsWith(OF_ROW) ? noted.slice(OF_ROW.length) : noted);

/** Those that are too many, the earliest: of rows, and of the others. */
function beyond(
  { starts, rows }: Most,
  keys: readonly RecordKey[],
  isRow: (key: RecordKey) => boolean,
): readonly RecordKey[] {
  const others = keys.filter((key) => !isRow(key));
  return [...others.slice(0, -starts), ...keys.filter(isRow).slice(0, -rows)];
}

/** When it was noted, in milliseconds since the epoch; the rest is in its key. */
export const ANSWER_FORMAT = defineFormat<number>({
  read: (stored) => (typeof stored === 'number' ? ok(stored) : err('unreadable')),
  write: (at) => at,
});

/** By run and the ID of the intent that it answers. */
export const storedAnswers = openRecords(STORED.answers, ANSWER_FORMAT, true);

export const runHistory = createRunHistory(storedRuns, storedAnswers, async () =>
  (await import('./forget-inputs.ts')).endOfLeft(storedRuns),
);
