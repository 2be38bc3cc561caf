import type { Splitting } from '#core/descriptor/descriptor.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { chunksOfItems } from '#core/form/items-of-rows.ts';
import { isEmptyItem } from './is-empty-item.ts';

/** What the platform would raise instead of splitting the run. Rows count from 0. */
export type TaskProblem =
  | { readonly kind: 'allEmpty'; readonly fields: readonly string[] }
  | { readonly kind: 'fieldEmpty'; readonly field: string }
  | { readonly kind: 'nestedArray'; readonly field: string; readonly row: number }
  | { readonly kind: 'mixedItems'; readonly field: string }
  | { readonly kind: 'tooManyTasks'; readonly limit: number };

/** How a run would be split: the number of tasks, the fields they come from, and the filled fields that are left unused. */
export type TaskSplit = {
  readonly count: number;
  readonly sources: readonly { readonly field: string; readonly count: number }[];
  /** `because` is the preferred field whose values put this one aside. */
  readonly unused: readonly { readonly field: string; readonly because: string }[];
  readonly problem?: TaskProblem;
};

type Tally = { readonly field: string; readonly count: number; readonly problem?: TaskProblem };

/**
 * Splits a run into tasks by the platform's rules, in one pass over each list.
 * @param custom what is sent as `input.parameters.custom`
 * @param limit the most tasks that the platform takes, where somebody knows it
 */
export function splitIntoTasks(splitting: Splitting, custom: JsonObject, limit?: number): TaskSplit {
  switch (splitting.kind) {
    case 'none':
      return { count: 1, sources: [], unused: [] };
    case 'field':
      return splitByField(splitting.field, custom, limit);
    case 'fields':
      return splitByFields(splitting.fields, splitting.removable, { custom, limit });
  }
}

/** The fields whose items may become tasks. */
export function splittingFields(splitting: Splitting): readonly string[] {
  if (splitting.kind === 'fields') return splitting.fields;
  return splitting.kind === 'field' ? [splitting.field] : [];
}

function splitByField(field: string, custom: JsonObject, limit: number | undefined): TaskSplit {
  const tally = tallyOf(field, custom);
  if (tally.count === 0 && tally.problem === undefined) {
    return { count: 0, sources: [], unused: [], problem: { kind: 'fieldEmpty', field } };
  }
  return total([tally], [], limit);
}

function splitByFields(
  fields: readonly string[],
  removable: readonly string[],
  { custom, limit }: { custom: JsonObject; limit: number | undefined },
): TaskSplit {
  const tallies = fields.map((field) => tallyOf(field, custom));
  const isUsed = ({ count, problem }: Tally) => count > 0 || problem !== undefined;
  const because = tallies.find((tally) => !removable.includes(tally.field) && isUsed(tally));
  const active = tallies.filter(
    (tally) => isUsed(tally) && (because === undefined || !removable.includes(tally.field)),
  );
  if (active.length === 0)
    return { count: 0, sources: [], unused: [], problem: { kind: 'allEmpty', fields } };
  const unused = tallies.filter((tally) => isUsed(tally) && !active.includes(tally));
  return total(
    active,
    because === undefined ? [] : unused.map(({ field }) => ({ field, because: because.field })),
    limit,
  );
}

function total(active: readonly Tally[], unused: TaskSplit['unused'], limit: number | undefined): TaskSplit {
  const count = active.reduce((sum, tally) => sum + tally.count, 0);
  const sources = active.map((tally) => ({ field: tally.field, count: tally.count }));
  const tooMany: TaskProblem | undefined =
    limit !== undefined && count > limit ? { kind: 'tooManyTasks', limit } : undefined;
  const problem = active.find((tally) => tally.problem !== undefined)?.problem ?? tooMany;
  return { count, sources, unused, ...(problem === undefined ? {} : { problem }) };
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
