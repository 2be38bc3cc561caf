import { shortened } from '#core/cut-text.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { fileMoment } from '#core/results/files/file-format.ts';
import type { RepeatRule } from '#core/results/repeats/repeats.ts';
import { toReadableText } from '#core/results/values/value-text.ts';
import { isDataDeleted, isStateOver, type RunState, stateOf } from '#core/run/run-state.ts';
import { begunAt } from '#core/run/run-time.ts';
import type { ResultColumn, Run } from '#core/run/run.ts';

export type CollectionId = string & { readonly __kind: 'CollectionId' };

export function isCollectionId(text: string): text is CollectionId {
  return /^[\w-]{1,64}$/.test(text);
}

export type CollectedRun = Pick<Run, 'slug' | 'version' | 'results' | 'startedAt' | 'finishedAt'> & {
  readonly worker: string;
  readonly title: string;
  readonly state: RunState;
  readonly gone?: true;
  /** The platform gives no end time and returned no rows when they may have been deleted. */
  readonly empty?: true;
  /** The input, if known, without apparent secrets: short values by name. */
  readonly inputs?: JsonObject;
};

/** Number of exported rows per run, except rows of runs still active then. */
export type Exported = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly rows: ReadonlyMap<RunSlug, number>;
};

export type Collection = {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly runs: readonly CollectedRun[];
  readonly exported?: Exported;
  readonly repeats?: RepeatRule;
};

export const mayStillRun = ({ state, gone }: Pick<CollectedRun, 'state' | 'gone'>): boolean =>
  !isStateOver(state) && !gone;

/** @param input of the run, if this browser has it: short values of it are stored with the run */
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

/** Maximum characters of an input value before each row. */
const SHORT = 300;

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

const shortText = (text: string): string =>
  text.length > SHORT ? `${shortened(text, SHORT)} (${text.length})` : text;

/** Adds runs. A run already present is updated and keeps its input unless a new one is known. */
export function withRuns(collection: Collection, more: readonly CollectedRun[]): Collection {
  const bySlug = new Map(collection.runs.map((run) => [run.slug, run]));
  for (const run of more) bySlug.set(run.slug, { ...pickInputs(bySlug.get(run.slug)), ...run });
  return { ...collection, runs: inOrder([...bySlug.values()]) };
}

const pickInputs = (run: CollectedRun | undefined): Pick<CollectedRun, 'inputs'> =>
  run?.inputs ? { inputs: run.inputs } : {};

function inOrder(runs: readonly CollectedRun[]): readonly CollectedRun[] {
  const begun = ({ startedAt = Infinity }: CollectedRun) => startedAt;
  return runs.toSorted((a, b) => (begun(a) === begun(b) ? 0 : begun(a) - begun(b)));
}

export function withoutRun(collection: Collection, slug: RunSlug): Collection {
  return { ...collection, runs: collection.runs.filter((run) => run.slug !== slug) };
}

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

const MOST_INPUTS = 8;

function differingInputs(runs: readonly CollectedRun[]): readonly string[] {
  const known = runs.flatMap(({ inputs }) => (inputs ? [inputs] : []));
  const names = [...new Set(known.flatMap((inputs) => Object.keys(inputs)))];
  return names
    .filter((name) => new Set(known.map((inputs) => JSON.stringify(ownValue(inputs, name)))).size > 1)
    .slice(0, MOST_INPUTS);
}

type Lead = 'name' | 'started' | 'worker' | 'version' | { readonly input: string } | 'run';

export type NamedRun = CollectedRun & { readonly name?: string | undefined };

const KEY_PREFIX = 'run:';
export const RUN_KEY = `${KEY_PREFIX}run`;

const keyOf = (lead: Lead): string =>
  typeof lead === 'string' ? `${KEY_PREFIX}${lead}` : `${KEY_PREFIX}input:${lead.input}`;

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

export function leadingColumns(runs: readonly NamedRun[], words: LeadWords): readonly ResultColumn[] {
  return leadsOf(runs).map((lead) => ({
    key: keyOf(lead),
    label: typeof lead === 'string' ? words[lead] : lead.input,
    format: lead === 'run' ? 'id' : 'text',
  }));
}

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

export function withRepeats(
  { repeats: _, ...rest }: Collection,
  repeats: RepeatRule | undefined,
): Collection {
  return repeats ? { ...rest, repeats } : rest;
}

/** Number of rows of finished runs; an active run may still change or reorder its rows. */
export function lastingRows(
  rows: Exported['rows'],
  runs: readonly Pick<CollectedRun, 'slug' | 'state'>[],
): Exported['rows'] {
  const over = new Set(runs.filter(({ state }) => isStateOver(state)).map(({ slug }) => slug));
  return new Map([...rows].filter(([slug]) => over.has(slug)));
}

/** Notes the runs without rows that may have ended too long ago to return any. */
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

export function withExport(collection: Collection, at: number, rows: Exported['rows']): Collection {
  const all = new Map(collection.exported?.rows);
  for (const [slug, count] of rows) all.set(slug, Math.max(count, all.get(slug) ?? 0));
  return { ...collection, exported: { at, rows: all } };
}
