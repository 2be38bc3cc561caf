import type { JsonObject } from '#core/json/json.ts';
import type { SampleWorker } from './worker.ts';
import type { World } from './world.ts';

export function planTasks(
  _world: World,
  _worker: SampleWorker,
  _custom: JsonObject,
): { count: number; items: readonly string[] } {
  return { count: 1, items: ['the input'] };
}
