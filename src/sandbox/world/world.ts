import type { Json } from '#core/json/json.ts';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { Refusal } from '../http/answer.ts';
import { USUAL_PLATFORM } from '../platform.ts';
import type { RunFile } from '../runs/run-file.ts';
import { restoreState } from './saved-state.ts';
import { type SandboxRun, usageOf } from '../runs/run.ts';
import type { ReceivedRequest, State } from './state.ts';
import type { SampleWorker } from '../worker.ts';
import { SAMPLE_TASKS } from './sample-tasks.ts';
import { SAMPLE_WORKERS } from '../workers/sample-workers.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function inBase32(value: number, length: number): string {
  let rest = value;
  let digits = '';
  for (let at = 0; at < length; at += 1) {
    digits = `${CROCKFORD.charAt(rest % 32)}${digits}`;
    rest = Math.floor(rest / 32);
  }
  return digits;
}

/**
 * A ULID: 10 characters of time and 16 of randomness. The last four are a serial number, so that IDs stay
 * distinct whatever randomness is injected.
 */
export function newUlid({
  now,
  random,
  serial,
}: {
  now: number;
  random: () => number;
  serial: number;
}): string {
  const noise = Array.from({ length: 12 }, () => inBase32(Math.floor(random() * 32), 1)).join('');
  return `${inBase32(now, 10)}${noise}${inBase32(serial, 4)}`;
}

export type SandboxOptions = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Waits this many milliseconds, for synchronous runs and delay faults. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly key?: string;
  readonly maxRunning?: number;
  readonly maxSubtasks?: number;
  /** State of an earlier sandbox. If it cannot be read, the sandbox starts fresh. */
  readonly saved?: Json;
  /** Gives a file an address where no server can answer a signed URL. */
  readonly publish?: (file: RunFile) => string;
  readonly onStart?: () => void;
};

export type World = Required<Omit<SandboxOptions, 'saved' | 'publish' | 'onStart'>> &
  Pick<SandboxOptions, 'publish' | 'onStart'> &
  ReturnType<typeof createGate> & { state: State };

const MAX_REMEMBERED_REQUESTS = 500;

function createGate() {
  let held: (() => void)[] = [];
  return {
    hold: () => new Promise<void>((resolve) => held.push(resolve)),
    release: () => {
      const all = held;
      held = [];
      for (const go of all) go();
    },
  };
}

const freshState = (): State => ({
  workers: [...SAMPLE_WORKERS],
  runs: [],
  tasks: [...SAMPLE_TASKS],
  waiting: [],
  faults: [],
  requests: [],
  downloads: new Map(),
  funds: 100,
  pace: 'usual',
  platform: USUAL_PLATFORM,
  serial: 0,
});

export function createWorld({ saved, ...options }: SandboxOptions): World {
  return {
    key: SANDBOX_KEY,
    maxRunning: 5,
    maxSubtasks: 200_000,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...createGate(),
    ...options,
    state: { ...freshState(), ...(saved !== undefined && restoreState(saved)) },
  };
}

export function resetWorld(world: World): void {
  world.state = freshState();
  world.release();
}

/**
 * A new ID that is distinct from all others of this world.
 * @param at creation time in ms
 */
export function nextUlid(world: World, at = world.now()): string {
  world.state.serial += 1;
  return newUlid({ now: at, random: world.random, serial: world.state.serial });
}

export function newRequestId(world: World): string {
  return `req-${nextUlid(world).toLowerCase()}`;
}

const KEY_HEADERS = ['api-key', 'authorization'];
/** Recorded in place of a key, because a person may have pasted a real one. */
const [RIGHT_KEY, OTHER_KEY] = ['(the key of the sandbox)', '(another key)'];

export function remember(world: World, { headers, ...request }: ReceivedRequest): void {
  const withoutKey = ([name, value]: readonly [string, string]): readonly [string, string] => {
    if (!KEY_HEADERS.includes(name)) return [name, value];
    const [, scheme = '', key = ''] = /^(bearer\s+)?(.*)$/is.exec(value) ?? [];
    return [name, scheme + (key === world.key ? RIGHT_KEY : OTHER_KEY)];
  };
  const noted = Object.fromEntries(Object.entries(headers).map(withoutKey));
  world.state.requests.push({ ...request, headers: noted });
  if (world.state.requests.length > MAX_REMEMBERED_REQUESTS) world.state.requests.shift();
}

/** Received requests, oldest first, with the key only if it is the sandbox's own. */
export function rememberedRequests({ key, state }: World): readonly ReceivedRequest[] {
  const withKey = ([name, value]: readonly [string, string]): readonly [string, string] => [
    name,
    value.replace(RIGHT_KEY, key),
  ];
  return state.requests.map((request) => ({
    ...request,
    headers: Object.fromEntries(Object.entries(request.headers).map(withKey)),
  }));
}

export function findWorker(world: World, slug: string): SampleWorker | undefined {
  return world.state.workers.find(({ id, path }) => id === slug.toUpperCase() || path === slug);
}

export function findRun(world: World, slug: string): SandboxRun | undefined {
  return world.state.runs.find((run) => run.slug === slug);
}

/** USD that all runs have used so far. */
export function spentOf(world: World): number {
  const now = world.now();
  return world.state.runs.reduce((sum, run) => sum + usageOf(run, now), 0);
}

/** USD after the cost of the runs; never below zero. */
export function balanceOf(world: World): number {
  return Math.max(0, world.state.funds - spentOf(world));
}

export function requireBalance(world: World): void {
  if (balanceOf(world) <= 0) throw new Refusal(402, 30001, 'insufficient balance');
}
