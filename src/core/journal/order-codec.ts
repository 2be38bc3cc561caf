import { isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/worker/worker-ref.ts';

const FITS: Record<keyof RunOptions, (value: Json) => boolean> = {
  cpus: Number.isFinite,
  memory: Number.isFinite,
  timeout: Number.isFinite,
  maxCharge: Number.isFinite,
  maxTraffic: Number.isFinite,
  proxyRegion: (value) => typeof value === 'string',
  version: (value) => typeof value === 'string',
  mode: (value) => value === 'async' || value === 'sync',
  callbackUrl: (value) => typeof value === 'string',
};

/** An order as JSON for a storage of the browser. An option that is undefined is left out. */
export function encodeOrder({ worker, options, custom }: RunOrder): JsonObject {
  const set = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { worker, options: Object.fromEntries(set) as JsonObject, custom }; // options are text and numbers
}

/** The order that stored JSON holds; undefined where it holds none. */
export function decodeOrder(stored: Json | undefined): RunOrder | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { worker, options, custom } = stored;
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  if (!slug.ok || !isJsonObject(options) || !isJsonObject(custom)) return undefined;
  return isOptions(options) ? { worker: slug.value, options, custom } : undefined;
}

function isOptions(stored: JsonObject): stored is JsonObject & RunOrder['options'] {
  return Object.entries(FITS).every(([name, fits]) => {
    const value = ownValue(stored, name);
    return value === undefined || fits(value);
  });
}
