import { KEPT_RUN_FORMAT, type KeptRun } from './kept-run.ts';
import type { RunSlug } from '#core/run/run.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

/** Runs whose inputs are kept: the latest ones, as their IDs count time. */
const MOST = 200;

/** What stands before the ID of a run whose input is to be forgotten, as long as that can be taken back. */
const FORGOTTEN = 'forgotten ';

/** The inputs of the runs that were started from this browser, in all its tabs. A forbidden storage keeps nothing. */
export type RunHistory = {
  readonly keep: (run: RunSlug, kept: KeptRun) => Promise<void>;
  readonly runs: () => Promise<ReadonlySet<string>>;
  /** Those that the platform itself named as the answer to a start. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
  readonly input: (run: RunSlug) => Promise<Result<KeptRun, Unread | 'none'>>;
  /** Forgets all, which can be taken back until it is ended or the page is left. */
  readonly clear: () => Promise<Cleared>;
};

export type Cleared = { readonly takeBack: () => Promise<void>; readonly end: () => Promise<void> };

/** How a run came to be kept is in its key, so that it can be told without reading the inputs. */
export function createRunHistory(records: Records<KeptRun>): RunHistory {
  const forget = () =>
    attempt(async () => {
      const all = await records.keys();
      await records.remove(all.filter(([run]) => run.startsWith(FORGOTTEN)));
    }, undefined);
  /** What a page that was left could not end. */
  let ended: Promise<void> | undefined;
  const known = () =>
    attempt(async () => {
      await (ended ??= forget());
      return (await records.keys()).filter(isKept);
    }, []);
  const read = (key: RecordKey) => attempt(() => records.get(key), err('none' as const));
  return {
    keep: (run, kept) =>
      attempt(async () => {
        await records.put([run, kept.sure ? 'sure' : 'found'], kept);
        await records.remove((await known()).slice(0, -MOST));
      }, undefined),
    runs: async () => new Set((await known()).map(([run]) => run)),
    sureRuns: async () => new Set((await known()).flatMap(([run, how]) => (how === 'sure' ? [run] : []))),
    input: async (run) => {
      const sure = await read([run, 'sure']);
      return !sure.ok && sure.error === 'none' ? read([run, 'found']) : sure;
    },
    clear: async () => {
      await known();
      await attempt(() => records.rename(forgotten), undefined);
      return { takeBack: () => attempt(() => records.rename(remembered), undefined), end: forget };
    },
  };
}

const isKept = ([run, how]: RecordKey) => !run.startsWith(FORGOTTEN) && (how === 'sure' || how === 'found');

const forgotten = ([run, how]: RecordKey): RecordKey | undefined =>
  run.startsWith(FORGOTTEN) ? undefined : [`${FORGOTTEN}${run}`, how];

const remembered = ([run, how]: RecordKey): RecordKey | undefined =>
  run.startsWith(FORGOTTEN) ? [run.slice(FORGOTTEN.length), how] : undefined;

/** A private window or a full disk refuse: what is kept is a comfort, and nothing waits for it. */
async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

export const storedRuns = openRecords(STORED.runs, KEPT_RUN_FORMAT);

export const runHistory = createRunHistory(storedRuns);
