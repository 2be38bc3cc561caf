import { shortened } from '#core/cut-text.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { fileMoment } from '#core/results/files/file-format.ts';
import type { RepeatRule } from '#core/results/repeats/repeats.ts';
import { toReadableText } from '#core/results/values/value-text.ts';
import { isDataDeleted, isStateOver, type RunState, stateOf } from '#core/run/run-state.ts';
import { begunAt } from '#core/run/run-time.ts';
import type { ResultColumn, Run } from '#core/run/run.ts';

/** A collection of this browser: random, and of no meaning to the platform. */
export type CollectionId = string & { readonly __kind: 'CollectionId' };

/** Whether a text can name a collection in a path of this console. */
export function isCollectionId(text: string): text is CollectionId {
  return /^[\w-]{1,64}$/.test(text);
}

/** A run of a collection as it was last seen. */
export type CollectedRun = Pick<Run, 'slug' | 'version' | 'results' | 'startedAt' | 'finishedAt'> & {
  readonly worker: string;
  readonly title: string;
  readonly state: RunState;
  /** The platform no longer knew it, and nobody can say how it is. */
  readonly gone?: true;
  /** The platform does not tell when it ended, and gave none of its rows when they may have been deleted. */
  readonly empty?: true;
  /** What it was started with, where that is known, without what looked like secrets: values in short, by name. */
  readonly inputs?: JsonObject;
};

/** How many rows of which runs a file had, but for rows of runs that went on then. */
export type Exported = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly rows: ReadonlyMap<RunSlug, number>;
};

/** Runs whose rows are looked at as one table. */
export type Collection = {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** The oldest first; each once. */
  readonly runs: readonly CollectedRun[];
  readonly exported?: Exported;
  /** By which rows count as the same; absent where all are shown. */
  readonly repeats?: RepeatRule;
};

/** Whether more is to come of it, as far as is known: of a run that the platform no longer knows nobody can say. */
export const mayStillRun = ({ state, gone }: Pick<CollectedRun, 'state' | 'gone'>): boolean =>
  !isStateOver(state) && !gone;

/** @param input of the run, where this browser kept it: short values of it are kept with the run */
export function collectRun(run: Run, input: JsonObject | undefined): CollectedRun {
  const { slug, version, results, startedAt, finishedAt, workerSlug, workerTitle } = run;
  return {
    slug,
    version,
    worker: workerSlug,
    title: workerTitle,
    state: stateOf(run),
    ...(results !== undefined && { results }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(input && { inputs: shortInputs(input) }),
  };
}

/** Characters of a value that stands before each row of its run. */
const SHORT = 300;

/** The values of an input as they fit into cells: numbers and yes or no as they are, lists and objects as text. */
export function shortInputs(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' || isJsonArray(value) || isJsonObject(value)
        ? shortText(toReadableText(value))
        : value,
    ]),
  );
}

/** The length of what is cut tells texts apart that begin alike. */
const shortText = (text: string): string =>
  text.length > SHORT ? `${shortened(text, SHORT)} (${text.length})` : text;

/** The collection with more runs; one that is there already is seen anew, and keeps its input where no other is known. */
export function withRuns(collection: Collection, more: readonly CollectedRun[]): Collection {
  const bySlug = new Map(collection.runs.map((run) => [run.slug, run]));
  for (const run of more) bySlug.set(run.slug, { ...pickInputs(bySlug.get(run.slug)), ...run });
  return { ...collection, runs: inOrder([...bySlug.values()]) };
}

const pickInputs = (run: CollectedRun | undefined): Pick<CollectedRun, 'inputs'> =>
  run?.inputs ? { inputs: run.inputs } : {};

/** Runs as they began; those that have not begun come last. */
function inOrder(runs: readonly CollectedRun[]): readonly CollectedRun[] {
  const begun = ({ startedAt = Infinity }: CollectedRun) => startedAt;
  return runs.toSorted((a, b) => (begun(a) === begun(b) ? 0 : begun(a) - begun(b)));
}

export function withoutRun(collection: Collection, slug: RunSlug): Collection {
  return { ...collection, runs: collection.runs.filter((run) => run.slug !== slug) };
}

/** Of the runs that are over the one that began last after another of its Worker, and that one. */
export function newestPair(
  runs: readonly CollectedRun[],
): readonly [older: RunSlug, newer: RunSlug] | undefined {
  const over = inOrder(runs.filter(({ state, startedAt }) => isStateOver(state) && startedAt !== undefined));
  for (const [at, newer] of [...over.entries()].toReversed()) {
    const older = over.slice(0, at).findLast(({ worker }) => worker === newer.worker);
    if (older) return [older.slug, newer.slug];
  }
  return undefined;
}

/** Columns of inputs that stand before the rows at most: more tell nothing apart. */
const MOST_INPUTS = 8;

/** Names of the inputs that are not the same in all runs whose input is known. */
function differingInputs(runs: readonly CollectedRun[]): readonly string[] {
  const known = runs.flatMap(({ inputs }) => (inputs ? [inputs] : []));
  const names = [...new Set(known.flatMap((inputs) => Object.keys(inputs)))];
  return names
    .filter((name) => new Set(known.map((inputs) => JSON.stringify(ownValue(inputs, name)))).size > 1)
    .slice(0, MOST_INPUTS);
}

/** A column before the rows: what it is of. */
type Lead = 'name' | 'started' | 'worker' | 'version' | { readonly input: string } | 'run';

/** A run with what this browser knows it to be called. */
export type NamedRun = CollectedRun & { readonly name?: string | undefined };

/** What no result has as a key. */
const MARK = 'run:';
export const RUN_KEY = `${MARK}run`;

const keyOf = (lead: Lead): string =>
  typeof lead === 'string' ? `${MARK}${lead}` : `${MARK}input:${lead.input}`;

/** What tells the runs apart, first for people: names, when each began, what is not the same in all of them; and its ID. */
function leadsOf(runs: readonly NamedRun[]): readonly Lead[] {
  const differs = (of: 'worker' | 'version') => new Set(runs.map((run) => run[of])).size > 1;
  return [
    ...(runs.some(({ name }) => name !== undefined) ? (['name'] as const) : []),
    'started',
    ...(['worker', 'version'] as const).filter(differs),
    ...differingInputs(runs).map((input) => ({ input })),
    'run',
  ];
}

type LeadWords = Readonly<Record<Extract<Lead, string>, string>>;

/** The columns before the rows of a collection. */
export function leadingColumns(runs: readonly NamedRun[], words: LeadWords): readonly ResultColumn[] {
  return leadsOf(runs).map((lead) => ({
    key: keyOf(lead),
    label: typeof lead === 'string' ? words[lead] : lead.input,
    format: lead === 'run' ? 'id' : 'text',
  }));
}

/** What stands in these columns before each row of each run. */
export function leadingCells(
  runs: readonly NamedRun[],
): readonly { readonly run: RunSlug; readonly cells: readonly Json[] }[] {
  const leads = leadsOf(runs);
  return runs.map((run) => ({ run: run.slug, cells: leads.map((lead) => cellOf(run, lead)) }));
}

function cellOf(run: NamedRun, lead: Lead): Json {
  if (typeof lead !== 'string') return (run.inputs && ownValue(run.inputs, lead.input)) ?? null;
  if (lead === 'run') return run.slug;
  if (lead !== 'started') return run[lead] ?? null;
  return run.startedAt === undefined ? null : fileMoment(run.startedAt);
}

/** The collection with another rule for rows that repeat others, or none. */
export function withRepeats(
  { repeats: _, ...rest }: Collection,
  repeats: RepeatRule | undefined,
): Collection {
  return repeats ? { ...rest, repeats } : rest;
}

/** How many rows of runs that are over: a run that goes on may yet change those that it has, or their order. */
export function lastingRows(
  rows: Exported['rows'],
  runs: readonly Pick<CollectedRun, 'slug' | 'state'>[],
): Exported['rows'] {
  const over = new Set(runs.filter(({ state }) => isStateOver(state)).map(({ slug }) => slug));
  return new Map([...rows].filter(([slug]) => over.has(slug)));
}

/** The collection with a note of runs that gave no rows, as far as they may have ended so long ago that there will be none. */
export function withEmpty(collection: Collection, slugs: readonly RunSlug[], now: number): Collection {
  const isEmpty = (run: CollectedRun) => {
    const begun = begunAt(run);
    if (begun === undefined || run.finishedAt !== undefined || !slugs.includes(run.slug)) return false;
    return isDataDeleted({ finishedAt: begun }, now);
  };
  return {
    ...collection,
    runs: collection.runs.map((run) => (isEmpty(run) ? { ...run, empty: true } : run)),
  };
}

/** The collection with a note of what a file has had, beside what files before had. */
export function withExport(collection: Collection, at: number, rows: Exported['rows']): Collection {
  const all = new Map(collection.exported?.rows);
  for (const [slug, count] of rows) all.set(slug, Math.max(count, all.get(slug) ?? 0));
  return { ...collection, exported: { at, rows: all } };
}
