import { ownValue, type JsonObject } from '#core/json/json.ts';
import { noSuchWorker, Refusal } from '../http/answer.ts';
import type { RunRequest } from './check-run-request.ts';
import { planSubtasks } from './plan-subtasks.ts';
import { endOf, STATUS, usageFor, viewRun, type SandboxRun } from '../runs/run.ts';
import type { Pace } from '../world/state.ts';
import { nextUlid, requireBalance, type World } from '../world/world.ts';

const MAX_RESULTS = 100_000;
const BYTES_PER_RESULT = 18_400;
const BYTES_PER_MB = 1_048_576;
const SHORT_READY_MS = 50;
const SHORT_RUNNING_MS = 250;
const LONG_RUNNING_MS = 3_600_000;

const numberIn = (object: JsonObject, key: string) => {
  const value = ownValue(object, key);
  return typeof value === 'number' ? value : 0;
};

/** Durations of the next run, in ms: about a second ready, then four to eight running, unless overridden. */
function durations(world: World) {
  const nominal = Math.round(4_000 + world.random() * 4_000);
  const ready = Math.round(800 + world.random() * 400);
  const parts = {
    usual: { readyFor: ready, runningFor: nominal, abortingFor: 2_000 },
    short: { readyFor: SHORT_READY_MS, runningFor: SHORT_RUNNING_MS, abortingFor: 100 },
    long: { readyFor: SHORT_READY_MS, runningFor: LONG_RUNNING_MS, abortingFor: 100 },
  } as const satisfies Record<Pace, object>;
  return { nominal, ...parts[world.state.pace] };
}

export function shortened(run: SandboxRun, now: number): SandboxRun {
  if (endOf(run) <= now + SHORT_RUNNING_MS) return run;
  const readyFor = Math.min(run.readyFor, now - run.createdAt);
  return { ...run, readyFor, runningFor: now + SHORT_RUNNING_MS - run.createdAt - readyFor };
}

function limitOf(system: JsonObject, planned: { usage: number; traffic: number; seconds: number }) {
  const limits = [
    {
      limit: numberIn(system, 'execute_limit_time_seconds'),
      planned: planned.seconds,
      message: 'execution time limit reached',
    },
    {
      limit: numberIn(system, 'max_total_charge'),
      planned: planned.usage,
      message: 'maximum total charge reached',
    },
    {
      limit: numberIn(system, 'max_total_traffic') * BYTES_PER_MB,
      planned: planned.traffic,
      message: 'maximum total traffic reached',
    },
  ];
  return limits
    .filter(({ limit, planned: need }) => limit > 0 && need > limit)
    .map(({ limit, planned: need, message }) => ({ share: limit / need, message }))
    .sort((a, b) => a.share - b.share)[0];
}

function resultsPerSubtask({ worker, parameters }: RunRequest): number {
  const { perSubtask, limitedBy } = worker.results;
  const limit = limitedBy === undefined ? 0 : numberIn(parameters.custom, limitedBy);
  return limit > 0 ? Math.min(perSubtask, Math.floor(limit)) : perSubtask;
}

function planRun(world: World, request: RunRequest): SandboxRun {
  const { worker, parameters } = request;
  const { system } = parameters;
  const subtasks = planSubtasks({ worker, custom: parameters.custom, limit: world.maxSubtasks });
  const time = durations(world);
  const results = Math.min(MAX_RESULTS, subtasks.count * resultsPerSubtask(request));
  const usage = usageFor(worker, { results, minutes: time.nominal / 60_000 });
  const traffic = results * BYTES_PER_RESULT + 120_000 * subtasks.count;
  const limit = limitOf(system, { usage, traffic, seconds: time.nominal / 1000 });
  const failure =
    worker.ending?.kind === 'failed' ? { share: 0.6, message: worker.ending.message } : undefined;
  const stop = limit ?? failure;
  const share = stop?.share ?? 1;
  return {
    slug: nextUlid(world),
    worker,
    workerSlug: request.workerSlug,
    version: request.version,
    parameters,
    seed: Math.floor(world.random() * 2 ** 32),
    createdAt: world.now(),
    readyFor: time.readyFor,
    runningFor: Math.round(time.runningFor * share),
    abortingFor: time.abortingFor,
    tasks: subtasks.count,
    failedTasks: 0,
    items: subtasks.items,
    total: {
      results: Math.floor(results * share),
      logs: Math.round(Math.min(400, 12 + subtasks.count * 4) * share),
      traffic: Math.floor(traffic * share),
    },
    ending:
      stop === undefined
        ? { status: 'succeeded', message: worker.ending?.message ?? '' }
        : { status: 'failed', message: stop.message },
    origin: request.origin,
  };
}

/**
 * Starts a run.
 * @throws Refusal if it cannot be split into subtasks, the balance is used up, or too many runs are
 * `running`
 */
export function startRun(world: World, request: RunRequest): SandboxRun {
  if (request.worker.underReview === true) throw noSuchWorker();
  const run = planRun(world, request);
  requireBalance(world);
  const now = world.now();
  const running = world.state.runs.filter((run) => viewRun(run, now).status === STATUS.running).length;
  const limit = world.state.platform.maxRunning ?? world.maxRunning;
  if (running >= limit) {
    throw new Refusal(400, 30003, `the plan's limit of ${limit} concurrent runs is reached`);
  }
  world.state.runs.unshift(run);
  world.onStart?.();
  return run;
}
