import { isJsonArray, isJsonObject } from '#core/json/json.ts';
import { toJson } from '#core/json/to-json.ts';
import type { RunOrder } from '#core/run/run.ts';
import { decodeOrder, encodeOrder } from '#starts/journal/order-codec.ts';

/** The input of a run that was started from this browser. */
export type KeptRun = {
  readonly order: RunOrder;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The platform itself named this run as the answer; false where a person took it for a start whose answer was lost. */
  readonly sure: boolean;
  /** Fields and options that were left out because they looked like secrets. */
  readonly omitted: readonly string[];
};

const FORMAT = 1;

/** As text for a storage of the browser. */
export function encodeKeptRun({ order, at, sure, omitted }: KeptRun): string {
  return JSON.stringify({ format: FORMAT, order: encodeOrder(order), at, sure, omitted });
}

/** What a stored text holds; undefined where it is none that this build can read. Never throws. */
export function decodeKeptRun(text: string): KeptRun | undefined {
  const stored = toJson(text);
  if (!isJsonObject(stored) || stored['format'] !== FORMAT) return undefined;
  const order = decodeOrder(stored['order']);
  const { at, sure, omitted = null } = stored;
  if (order === undefined || typeof at !== 'number') return undefined;
  const names = isJsonArray(omitted) ? omitted.filter((name) => typeof name === 'string') : [];
  return { order, at, sure: sure === true, omitted: names };
}
