import { isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { MEMORY_SIZES } from '#core/options/run-options.ts';
import { invalid, noSuchWorker, Refusal } from '../http/answer.ts';
import { checkCustom } from './check-custom.ts';
import { readCallbackUrl, requireObject, requireText } from '../http/read-body.ts';
import { REGIONS } from '../regions.ts';
import type { SampleWorker } from '../worker.ts';
import { findRun, findWorker, type World } from '../world/world.ts';

export type RunRequest = {
  readonly worker: SampleWorker;
  readonly workerSlug: string;
  readonly version: string;
  readonly isAsync: boolean;
  readonly origin: string;
  readonly parameters: { readonly system: JsonObject; readonly custom: JsonObject };
};

const isWhole = (value: Json) => Number.isInteger(value);
const isAmount = (value: Json) => typeof value === 'number' && value >= 0;

const SYSTEM: Readonly<Record<string, { fits: (value: Json) => boolean; rule: string }>> = {
  cpus: { fits: (value) => isAmount(value) && value !== 0, rule: 'a number above 0' },
  memory: {
    fits: (value) => MEMORY_SIZES.some((size) => size === value),
    rule: `one of ${MEMORY_SIZES.join(', ')}`,
  },
  execute_limit_time_seconds: {
    fits: (value) => isWhole(value) && isAmount(value) && value !== 0,
    rule: 'an integer above 0',
  },
  max_total_charge: { fits: isAmount, rule: 'a number, 0 or more' },
  max_total_traffic: { fits: isAmount, rule: 'a number, 0 or more' },
};

function checkSystem(system: JsonObject): void {
  for (const [name, { fits, rule }] of Object.entries(SYSTEM)) {
    const value = ownValue(system, name);
    if (value === undefined || value === null) throw invalid(`system.${name} is required`);
    if (!fits(value)) throw invalid(`system.${name} must be ${rule}`);
  }
  const region = ownValue(system, 'proxy_region');
  if (region !== undefined && !REGIONS.some(({ code }) => code === region)) {
    throw invalid('system.proxy_region is not an available region code');
  }
}

export function requireWorker(world: World, slug: string): SampleWorker {
  const worker = findWorker(world, slug);
  if (worker !== undefined) return worker;
  if (findRun(world, slug) !== undefined || world.state.tasks.some((task) => task.slug === slug)) {
    throw invalid('scraper_slug must be a scraper, not a run or a task');
  }
  throw noSuchWorker();
}

export function versionOf({ data }: SampleWorker): string {
  const version = isJsonObject(data) ? ownValue(data, 'version') : undefined;
  return typeof version === 'string' ? version : '';
}

function checkVersion(worker: SampleWorker, body: JsonObject): string {
  const current = versionOf(worker);
  const version = ownValue(body, 'version') ?? current;
  if (version === current) return current;
  if (typeof version !== 'string' || version.trim() === '') throw invalid('version must be a string');
  throw new Refusal(400, 50003, `scraper version ${version} is not available`);
}

export function checkRunRequest(world: World, body: JsonObject): RunRequest {
  const workerSlug = requireText(body, 'scraper_slug');
  const worker = requireWorker(world, workerSlug);
  const version = checkVersion(worker, body);
  return { worker, workerSlug, version, origin: 'api', ...checkInput(worker, body) };
}

/** The only members that the body of a start may have in v2 (docs/platform.md, "Starts"). */
const V2_MEMBERS: ReadonlySet<string> = new Set([
  'input',
  'is_async',
  'version',
  'callback_url',
  'limit',
  'offset',
]);

export function checkV2RunRequest(world: World, workerSlug: string, body: JsonObject): RunRequest {
  const worker = requireWorker(world, workerSlug);
  const unknown = Object.keys(body).find((key) => !V2_MEMBERS.has(key));
  if (unknown !== undefined) throw invalid(`${unknown} is not allowed`);
  const version = checkVersion(worker, body);
  return { worker, workerSlug, version, origin: 'api_v2', ...checkInput(worker, body) };
}

function checkInput(worker: SampleWorker, body: JsonObject): Pick<RunRequest, 'isAsync' | 'parameters'> {
  const isAsync = ownValue(body, 'is_async');
  if (typeof isAsync !== 'boolean') throw invalid('is_async is required and must be a boolean');
  readCallbackUrl(body);
  const parameters = requireObject(requireObject(body, 'input', 'input'), 'parameters', 'input.parameters');
  const system = requireObject(parameters, 'system', 'input.parameters.system');
  const custom = requireObject(parameters, 'custom', 'input.parameters.custom');
  checkSystem(system);
  checkCustom(worker.data, custom);
  return { isAsync, parameters: { system, custom } };
}
