import { isJsonArray, ownValue, type JsonObject } from '#core/json/json.ts';
import { invalid } from '../http/answer.ts';
import type { RunRequest } from '../start/check-run-request.ts';
import { startRun } from '../start/start-run.ts';
import { findWorker, nextUlid, type World } from '../world/world.ts';
import type { WaitingRun } from '../world/task-state.ts';

/** Queues a run, which costs nothing. */
export function queueRun(world: World, { worker, version, parameters }: RunRequest): WaitingRun {
  const waiting = {
    ref: nextUlid(world),
    worker: worker.path,
    version,
    parameters,
    createdAt: world.now(),
  };
  world.state.waiting = [...world.state.waiting, waiting];
  world.onStart?.();
  return waiting;
}

export function activate(world: World, refs: readonly string[]): readonly JsonObject[] {
  return refs.map((ref) => {
    const waiting = world.state.waiting.find((one) => one.ref === ref);
    const worker = waiting && findWorker(world, waiting.worker);
    if (waiting === undefined || worker === undefined) return { queue_ref: ref, success: false };
    const { version, parameters } = waiting;
    startRun(world, {
      worker,
      workerSlug: worker.path,
      version,
      parameters,
      isAsync: true,
      origin: 'api_v2',
    });
    drop(world, ref);
    return { queue_ref: ref, success: true };
  });
}

export function release(world: World, refs: readonly string[]): readonly JsonObject[] {
  return refs.map((ref) => {
    const waits = world.state.waiting.some((one) => one.ref === ref);
    drop(world, ref);
    return { queue_ref: ref, success: waits, ...(!waits && { error: 'the run waits no longer' }) };
  });
}

function drop(world: World, ref: string): void {
  world.state.waiting = world.state.waiting.filter((one) => one.ref !== ref);
}

export function readRefs(body: JsonObject): readonly string[] {
  const refs = ownValue(body, 'queue_refs') ?? null;
  if (!isJsonArray(refs) || refs.length === 0) throw invalid('queue_refs must be a list with an entry');
  return refs.map((ref) => {
    if (typeof ref !== 'string') throw invalid('queue_refs must be texts');
    return ref;
  });
}
