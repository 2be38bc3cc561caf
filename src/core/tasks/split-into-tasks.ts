import type { Splitting } from '#core/descriptor/descriptor.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { chunksOfItems } from '#core/form/items-of-rows.ts';
import { isEmptyItem } from './is-empty-item.ts';

/** What the platform would raise instead of splitting the run. Rows count from 0. */
export type TaskProblem =
  | { readonly kind: 'allEmpty'; readonly fields: readonly string[] }
  | { readonly kind: 'fieldMissing' | 'fieldNotAList' | 'fieldEmpty'; readonly field: string }
  | { readonly kind: 'nestedArray'; readonly field: string; readonly row: number }
  | { readonly kind: 'mixedItems'; readonly field: string }
  | { readonly kind: 'tooManyTasks'; readonly limit: number };

/** How a run would be split: the number of tasks, the fields they come from, and the filled fields that are left unused. */
export type TaskSplit = {
  readonly count: number;
  readonly sources: readonly { readonly field: string; readonly count: number }[];
  /** `because` is the preferred field whose values put this one aside. */
  readonly unused: readonly { readonly field: string; readonly because: string }[];
  /** Fields that will make tasks, how many is not known yet. */
  readonly uncounted?: readonly string[];
  readonly problem?: TaskProblem;
};

type Tally = { readonly field: string; readonly count: number; readonly problem?: TaskProblem };

type Known = {
  /** The most tasks that the platform takes, where somebody knows it. */
  readonly limit?: number;
  /** Fields that hold something wrong, and so are not in `custom` yet. */
  readonly pending?: readonly string[];
};

/**
 * Splits a run into tasks by the platform's rules, in one pass over each list.
 * @param custom what is sent as `input.parameters.custom`
 */
export function splitIntoTasks(splitting: Splitting, custom: JsonObject, known: Known = {}): TaskSplit {
  switch (splitting.kind) {
    case 'none':
      return { count: 1, sources: [], unused: [] };
    case 'field':
      return splitByField(splitting.field, custom, known);
    case 'fields':
      return splitByFields(splitting, custom, known);
  }
}

/** The fields whose items may become tasks. */
export function splittingFields(splitting: Splitting): readonly string[] {
  if (splitting.kind === 'fields') return splitting.fields;
  return splitting.kind === 'field' ? [splitting.field] : [];
}

function splitByField(field: string, custom: JsonObject, known: Known): TaskSplit {
  const tally = tallyOf(field, custom);
  if (tally.count > 0 || tally.problem !== undefined || known.pending?.includes(field) === true)
    return total([tally], [], known);
  return { count: 0, sources: [], unused: [], problem: { kind: lackOf(ownValue(custom, field)), field } };
}

function lackOf(items: Json | undefined): 'fieldMissing' | 'fieldNotAList' | 'fieldEmpty' {
  if (items === undefined) return 'fieldMissing';
  return isJsonArray(items) ? 'fieldEmpty' : 'fieldNotAList';
}

function splitByFields(
  { fields, removable }: Extract<Splitting, { kind: 'fields' }>,
  custom: JsonObject,
  known: Known,
): TaskSplit {
  const tallies = fields.map((field) => tallyOf(field, custom));
  const used = tallies.filter(
    ({ field, count, problem }) =>
      count > 0 || problem !== undefined || known.pending?.includes(field) === true,
  );
  const because = used.find(({ field }) => !removable.includes(field));
  const active = used.filter(({ field }) => because === undefined || !removable.includes(field));
  if (active.length === 0)
    return { count: 0, sources: [], unused: [], problem: { kind: 'allEmpty', fields } };
  const unused = used.filter((tally) => !active.includes(tally));
  return total(
    active,
    because === undefined ? [] : unused.map(({ field }) => ({ field, because: because.field })),
    known,
  );
}

function total(
  active: readonly Tally[],
  unused: TaskSplit['unused'],
  { limit, pending = [] }: Known,
): TaskSplit {
  const count = active.reduce((sum, tally) => sum + tally.count, 0);
  const isPending = ({ field }: Tally) => pending.includes(field);
  const sources = active
    .filter((tally) => !isPending(tally))
    .map((tally) => ({ field: tally.field, count: tally.count }));
  const uncounted = active.filter(isPending).map(({ field }) => field);
  const tooMany: TaskProblem | undefined =
    limit !== undefined && count > limit ? { kind: 'tooManyTasks', limit } : undefined;
  const problem = active.find((tally) => tally.problem !== undefined)?.problem ?? tooMany;
  return {
    ...{ count, sources, unused },
    ...(uncounted.length > 0 && { uncounted }),
    ...(problem && { problem }),
  };
}

function tallyOf(field: string, custom: JsonObject): Tally {
  const items = ownValue(custom, field);
  if (!isJsonArray(items)) return { field, count: 0 };
  const { filled, nested, objects, primitives } = contentsOf(items);
  const isMixed = objects > 0 && primitives > 0;
  if (nested !== -1) return { field, count: filled, problem: { kind: 'nestedArray', field, row: nested } };
  return filled > 0 && isMixed
    ? { field, count: filled, problem: { kind: 'mixedItems', field } }
    : { field, count: filled };
}

/** What a list holds: how many items that count, the first that is an array (-1: none), how many objects and primitives. */
type Contents = {
  readonly filled: number;
  readonly nested: number;
  readonly objects: number;
  readonly primitives: number;
};

const NOTHING: Contents = { filled: 0, nested: -1, objects: 0, primitives: 0 };

const remembered = new WeakMap<readonly Json[], Contents>();

/** Counted chunk by chunk, each once: after a change in a long list one chunk is counted, and not the list. */
function contentsOf(items: readonly Json[]): Contents {
  let [contents, start] = [NOTHING, 0];
  for (const chunk of chunksOfItems(items)) {
    const counted = remembered.get(chunk) ?? countContents(chunk);
    remembered.set(chunk, counted);
    contents = {
      filled: contents.filled + counted.filled,
      nested: contents.nested === -1 && counted.nested !== -1 ? start + counted.nested : contents.nested,
      objects: contents.objects + counted.objects,
      primitives: contents.primitives + counted.primitives,
    };
    start += chunk.length;
  }
  return contents;
}

function countContents(items: readonly Json[]): Contents {
  let [filled, nested, objects, primitives] = [0, -1, 0, 0];
  for (const [index, item] of items.entries()) {
    if (!isEmptyItem(item)) filled += 1;
    if (isJsonArray(item)) nested = nested === -1 ? index : nested;
    else if (isJsonObject(item)) objects += 1;
    else if (item !== null) primitives += 1;
  }
  return { filled, nested, objects, primitives };
}
