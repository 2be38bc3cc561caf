import { isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { isRunOptions } from '#core/options/is-run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';

/** Encodes an order as JSON for browser storage. Leaves out undefined options. */
export function encodeOrder({ worker, options, custom }: RunOrder): JsonObject {
  const set = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { worker, options: Object.fromEntries(set) as JsonObject, custom }; // options are text and numbers
}

export function decodeOrder(stored: Json | undefined): RunOrder | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { worker, options, custom } = stored;
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  if (!slug.ok || !isJsonObject(options) || !isJsonObject(custom)) return undefined;
  return isOptions(options) ? { worker: slug.value, options, custom } : undefined;
}

function isOptions(stored: JsonObject): stored is JsonObject & RunOrder['options'] {
  return isRunOptions(stored);
}
