import { toInput } from '#api/wire/run-input.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { SavedTask, TaskInput } from '#core/saved-tasks/saved-task.ts';

export function toTaskInput(order: RunOrder): TaskInput {
  const parameters = ownValue(toInput(order), 'parameters');
  const system = isJsonObject(parameters) ? ownValue(parameters, 'system') : undefined;
  return { ...(isJsonObject(system) && { system }), custom: order.custom };
}

export function withOrder(before: SavedTask, order: RunOrder, descriptor: WorkerDescriptor): SavedTask {
  const { system = {} } = before.input;
  const { proxy_region: _, ...unplaced } = system;
  const input = toTaskInput(order);
  const own = toTaskInput({ ...order, options: defaultOptions(descriptor) });
  const isChosen = ([name, value]: [string, Json]) =>
    Object.hasOwn(system, name) || value !== ownValue(own.system ?? {}, name);
  // An empty region is never sent: what the task has is taken off.
  const baseSystem = order.options.proxyRegion === '' ? unplaced : system;
  const chosen = Object.entries(input.system ?? {}).filter(isChosen);
  return {
    ...before,
    version: order.options.version ?? before.version,
    // Members of its own that the form does not have stay; what it leaves to its Worker is left to that.
    input: { custom: input.custom, system: { ...baseSystem, ...Object.fromEntries(chosen) } },
  };
}
