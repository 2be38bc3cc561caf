import type { Splitting } from '#core/descriptor/descriptor.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { chunksOfItems } from '#core/form/rows.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';

/**
 * What the platform is documented to refuse instead of splitting the run, except its subtask limit, which
 * is not published. Rows count from 0.
 */
export type SubtaskProblem =
  | { readonly kind: 'allEmpty'; readonly fields: readonly string[] }
  | { readonly kind: 'fieldMissing' | 'fieldNotAList' | 'fieldEmpty'; readonly field: string }
  | { readonly kind: 'nestedArray'; readonly field: string; readonly row: number }
  /** An item that has the key of a field that splits the run. */
  | { readonly kind: 'ownKey'; readonly field: string; readonly row: number }
  | { readonly kind: 'mixedItems'; readonly field: string };

export type SubtaskSplit = {
  readonly count: number;
  readonly sources: readonly { readonly field: string; readonly count: number }[];
  /** `because` is the preferred field whose values make this one unused. */
  readonly unused: readonly { readonly field: string; readonly because: string }[];
  readonly uncounted?: readonly string[];
  readonly problem?: SubtaskProblem;
};

type SubtaskTally = { readonly field: string; readonly count: number; readonly problem?: SubtaskProblem };

type SplitOptions = {
  readonly pending?: readonly string[];
};

/**
 * Splits a run into subtasks by the platform's rules, in one pass over each list.
 * @param custom the value of `input.parameters.custom`
 */
export function splitIntoSubtasks(
  splitting: Splitting,
  custom: JsonObject,
  known: SplitOptions = {},
): SubtaskSplit {
  switch (splitting.kind) {
    case 'none':
      return { count: 1, sources: [], unused: [] };
    case 'field':
      return splitByField(splitting.field, custom, known);
    case 'fields':
      return splitByFields(splitting, custom, known);
  }
}

const ACCEPTED_PROBLEMS: ReadonlySet<SubtaskProblem['kind']> = new Set(['fieldNotAList', 'ownKey']);

/**
 * True if a problem is certainly a refusal, so that the start is blocked. A documented refusal that may be
 * accepted is only a warning: a refused start costs nothing, while a blocked one cannot be made. Emptiness
 * is certain to be refused only in fields declared as lists.
 */
export function isSureRefusal(problem: SubtaskProblem, parameters: readonly Parameter[]): boolean {
  const areLists = (fields: readonly string[]) =>
    fields.every((field) => parameters.find(({ name }) => name === field)?.type === 'array');
  if (problem.kind === 'allEmpty') return areLists(problem.fields);
  if (problem.kind === 'fieldMissing' || problem.kind === 'fieldEmpty') return areLists([problem.field]);
  return !ACCEPTED_PROBLEMS.has(problem.kind);
}

const OWN_KEY = /item at index (\d+) in \[(.+)\] must not override concurrency field/i;

/** The item that the platform refused because it has the key of a field that splits the run. */
export function refusedItem(message: string): Extract<SubtaskProblem, { kind: 'ownKey' }> | undefined {
  const [, index, field] = OWN_KEY.exec(message) ?? [];
  return field === undefined ? undefined : { kind: 'ownKey', field, row: Number(index) };
}

export function splittingFields(splitting: Splitting): readonly string[] {
  if (splitting.kind === 'fields') return splitting.fields;
  return splitting.kind === 'field' ? [splitting.field] : [];
}

function splitByField(field: string, custom: JsonObject, known: SplitOptions): SubtaskSplit {
  const tally = tallyOf(field, custom, [field]);
  if (tally.count > 0 || tally.problem !== undefined || known.pending?.includes(field) === true)
    return total([tally], [], known);
  const kind = ownValue(custom, field) === undefined ? 'fieldMissing' : 'fieldEmpty';
  return { count: 0, sources: [], unused: [], problem: { kind, field } };
}

function splitByFields(
  { fields, removable }: Extract<Splitting, { kind: 'fields' }>,
  custom: JsonObject,
  known: SplitOptions,
): SubtaskSplit {
  const tallies = fields.map((field) => tallyOf(field, custom, fields));
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
  active: readonly SubtaskTally[],
  unused: SubtaskSplit['unused'],
  { pending = [] }: SplitOptions,
): SubtaskSplit {
  const count = active.reduce((sum, tally) => sum + tally.count, 0);
  const isPending = ({ field }: SubtaskTally) => pending.includes(field);
  const sources = active
    .filter((tally) => !isPending(tally))
    .map((tally) => ({ field: tally.field, count: tally.count }));
  const uncounted = active.filter(isPending).map(({ field }) => field);
  const problems = active.flatMap(({ problem }) => problem ?? []);
  const problem =
    problems.find(({ kind }) => !ACCEPTED_PROBLEMS.has(kind)) ??
    // Such a list was never seen to be taken.
    problems.find(({ kind }) => kind === 'ownKey') ??
    problems[0];
  return {
    count,
    sources,
    unused,
    ...(uncounted.length > 0 && { uncounted }),
    ...(problem && { problem }),
  };
}

/** A value that is not a list was observed to count as one subtask, against the documentation. */
function tallyOf(field: string, custom: JsonObject, splitting: readonly string[]): SubtaskTally {
  const items = ownValue(custom, field) ?? null;
  if (isJsonArray(items)) return tallyOfList(field, items, splitting);
  return isEmptyItem(items)
    ? { field, count: 0 }
    : { field, count: 1, problem: { kind: 'fieldNotAList', field } };
}

function tallyOfList(field: string, items: readonly Json[], splitting: readonly string[]): SubtaskTally {
  const { filled, nested, ownKey, objects, primitives } = contentsOf(items, splitting);
  const isMixed = objects > 0 && primitives > 0;
  if (nested !== -1) return { field, count: filled, problem: { kind: 'nestedArray', field, row: nested } };
  if (filled > 0 && isMixed) return { field, count: filled, problem: { kind: 'mixedItems', field } };
  return ownKey === -1
    ? { field, count: filled }
    : { field, count: filled, problem: { kind: 'ownKey', field, row: ownKey } };
}

type InputContents = {
  readonly filled: number;
  readonly nested: number;
  readonly ownKey: number;
  readonly objects: number;
  readonly primitives: number;
};

const NOTHING: InputContents = { filled: 0, nested: -1, ownKey: -1, objects: 0, primitives: 0 };

const remembered = new WeakMap<readonly Json[], { readonly keys: string; readonly counted: InputContents }>();

function contentsOf(items: readonly Json[], splitting: readonly string[]): InputContents {
  const keys = splitting.join('\n');
  let [contents, start] = [NOTHING, 0];
  for (const chunk of chunksOfItems(items)) {
    const known = remembered.get(chunk);
    const counted = known?.keys === keys ? known.counted : countContents(chunk, splitting);
    remembered.set(chunk, { keys, counted });
    const placed = (first: number) => (first === -1 ? -1 : start + first);
    contents = {
      filled: contents.filled + counted.filled,
      nested: contents.nested === -1 ? placed(counted.nested) : contents.nested,
      ownKey: contents.ownKey === -1 ? placed(counted.ownKey) : contents.ownKey,
      objects: contents.objects + counted.objects,
      primitives: contents.primitives + counted.primitives,
    };
    start += chunk.length;
  }
  return contents;
}

function countContents(items: readonly Json[], splitting: readonly string[]): InputContents {
  const objects = items.filter(isJsonObject);
  const arrays = items.filter(isJsonArray);
  return {
    filled: items.filter((item) => !isEmptyItem(item)).length,
    nested: items.findIndex(isJsonArray),
    ownKey: items.findIndex(
      (item) => isJsonObject(item) && splitting.some((key) => Object.hasOwn(item, key)),
    ),
    objects: objects.length,
    primitives: items.length - objects.length - arrays.length - items.filter((item) => item === null).length,
  };
}
