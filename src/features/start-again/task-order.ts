import type { Api } from '#api/operations.ts';
import { readNamedSystem } from '#core/descriptor/read-system.ts';
import { equalJson } from '#core/json/compare.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import { UNNAMED_SYSTEM } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { isSendable, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runAlike } from '#core/saved-tasks/task-changes.ts';

export const isAsSaved = ({ input }: SavedTask): boolean => isSendable(input) && input.flat !== true;

/** What a run of the task asks of the platform, as far as it is known; undefined where its Worker or its input is not. */
export function toOrder({ worker, version, input }: SavedTask): RunOrder | undefined {
  if (worker === undefined || input.unreadable) return undefined;
  const { system, custom } = input;
  const options = { ...UNNAMED_SYSTEM, ...readNamedSystem(system ?? {}) };
  return { worker, custom, options: { ...options, version, mode: 'async', callbackUrl: '' } };
}

/**
 * What the platform surely started a task's run with: the task's content right before and after the start,
 * if nobody changed it in between, not even back, and if an order can express all of it. Otherwise
 * undefined.
 */
export function orderOfTaskRun(
  before: SavedTask,
  after: SavedTask,
  requests: Pick<Api['requests'], 'startRun'>,
): RunOrder | undefined {
  const isUntouched = before.updatedAt !== undefined && before.updatedAt === after.updatedAt;
  if (!isUntouched || !runAlike(before, after) || ![before, after].every(isAsSaved)) return undefined;
  const order = toOrder(after);
  const body = order && (requests.startRun(order).body ?? null);
  if (!isJsonObject(body)) return undefined;
  const { system = {}, custom } = after.input;
  return equalJson(ownValue(body, 'input') ?? null, { parameters: { system, custom } }) && order
    ? withoutUnnamed(order)
    : undefined;
}

/** The task does not say which version was current. */
const withoutUnnamed = (order: RunOrder): RunOrder =>
  order.options.version === '' ? { ...order, options: { ...order.options, version: undefined } } : order;
