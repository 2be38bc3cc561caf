import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { valueText } from '#core/json/write.ts';
import { splitIntoTasks, type TaskProblem } from '#core/tasks/split-into-tasks.ts';
import { invalid } from '../http/answer.ts';
import type { SampleWorker } from '../worker.ts';

/** What a run comes to: how many tasks, and the texts of the first items that they are made from. */
export type TaskPlan = { readonly count: number; readonly items: readonly string[] };

const MAX_ITEMS = 1_000;

/** The platform's words for each of the errors of contract section 6. */
function messageOf(problem: TaskProblem): string {
  switch (problem.kind) {
    case 'allEmpty':
      return 'concurrency fields have no non-empty fields';
    case 'fieldMissing':
      return `custom.${problem.field} is missing`;
    case 'fieldNotAList':
      return `custom.${problem.field} must be an array`;
    case 'fieldEmpty':
      return `custom.${problem.field} must not be empty`;
    case 'nestedArray':
      return `custom.${problem.field}: an item must not be an array`;
    case 'ownKey':
      return `custom.${problem.field}: an item must not have the key ${problem.field}`;
    case 'mixedItems':
      return `custom.${problem.field}: items must not mix objects and plain values`;
    case 'tooManyTasks':
      return `concurrency_num (${problem.count}) exceeds limit (${problem.limit})`;
  }
}

function itemText(item: Json): string {
  if (typeof item === 'string') return item;
  const first = isJsonObject(item)
    ? Object.values(item).find((value) => typeof value === 'string')
    : undefined;
  return valueText(first ?? item);
}

/** Splits the run into tasks, or refuses it as the platform does (contract, section 6). */
export function planTasks({
  worker,
  custom,
  limit,
}: {
  worker: SampleWorker;
  custom: JsonObject;
  limit: number;
}): TaskPlan {
  const { splitting } = readDescriptor(worker.data);
  const { count, sources, problem } = splitIntoTasks(splitting, custom, { limit });
  // A field under `fields` that is no list was taken, against the documentation (contract, section 6).
  const isTaken = splitting.kind === 'fields' && problem?.kind === 'fieldNotAList';
  if (problem !== undefined && !isTaken) throw invalid(messageOf(problem));
  const items = sources.flatMap(({ field }) => {
    const list = ownValue(custom, field) ?? [];
    return (isJsonArray(list) ? list : [list]).filter((item) => !isEmptyItem(item)).slice(0, MAX_ITEMS);
  });
  return { count, items: items.length > 0 ? items.slice(0, MAX_ITEMS).map(itemText) : ['the input'] };
}
