import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { RunOrder } from '#core/run/run.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { decodeOrder, encodeOrder } from '#starts/journal/order-codec.ts';

/** The input of a run that was started from this browser. */
export type StoredInput = {
  readonly order: RunOrder;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The platform itself named this run as the answer; false where a person took it for a start whose answer was lost. */
  readonly sure: boolean;
  /** Fields and options that were left out because they looked like secrets. */
  readonly omitted: readonly string[];
};

export const STORED_INPUT_FORMAT = defineFormat<StoredInput>({
  read: readStoredInput,
  write: ({ order, at, sure, omitted }) => ({ order: encodeOrder(order), at, sure, omitted }),
});

function readStoredInput(stored: Json): Result<StoredInput, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const order = decodeOrder(stored['order']);
  const { at, sure, omitted = null } = stored;
  if (order === undefined || typeof at !== 'number') return err('unreadable');
  const names = isJsonArray(omitted) ? omitted.filter((name) => typeof name === 'string') : [];
  return ok({ order, at, sure: sure === true, omitted: names });
}
