import { type Decimal, readDecimal, writeDecimal } from '#core/decimal.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { ToldField } from '#core/runs/run-name.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { decodeOrder, encodeOrder } from './order-codec.ts';

/** The input of a run that was started from this browser. */
export type StoredInput = {
  readonly order: RunOrder;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The platform itself named this run as the answer; false where a person took it for a start whose answer was lost. */
  readonly sure: boolean;
  /** Fields and options that were left out because they looked like secrets. */
  readonly omitted: readonly string[];
  /** Whether it could be looked at for secrets; else all of its fields are left out. Absent where earlier builds kept it. */
  readonly searched?: boolean;
  /** Its fields that differ from what the Worker fills in by itself; absent where that was not known. */
  readonly told?: readonly ToldField[];
  /** What it was said to cost before it was started. */
  readonly estimate?: SaidEstimate;
};

/** What is kept of the input of a start, before it is known which run came of it. */
export type KeptInput = Omit<StoredInput, 'at' | 'sure'>;

/** What a run was said to cost, in USD and exact; `least` where it was a range. */
export type SaidEstimate = { readonly usd: Decimal; readonly least?: Decimal };

/**
 * What a run was asked for, where that is known to the last field: what was left out may be what differs from another run, and
 * a person may have taken another run for that of a lost start.
 */
export const surelyAsked = ({ order, sure, omitted }: StoredInput): JsonObject | undefined =>
  sure && omitted.length === 0 ? order.custom : undefined;

export const STORED_INPUT_FORMAT = defineFormat<StoredInput>({
  read: readStoredInput,
  write: ({ at, sure, ...input }) => ({ ...encodeInput(input), at, sure }),
});

function readStoredInput(stored: Json): Result<StoredInput, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const input = decodeInput(stored);
  const { at, sure } = stored;
  if (input === undefined || typeof at !== 'number') return err('unreadable');
  return ok({ ...input, at, sure: sure === true });
}

export function encodeInput({ order, omitted, searched, told, estimate }: KeptInput): JsonObject {
  return {
    order: encodeOrder(order),
    omitted,
    ...(searched !== undefined && { searched }),
    ...(told && { told: told.map(({ name, title }) => ({ name, title })) }),
    ...(estimate && { estimate: encodeEstimate(estimate) }),
  };
}

/** The input that stored JSON holds; undefined where it holds none. */
export function decodeInput(stored: Json | undefined): KeptInput | undefined {
  if (!isJsonObject(stored)) return undefined;
  const order = decodeOrder(stored['order']);
  if (order === undefined) return undefined;
  const { omitted = null, searched } = stored;
  const names = isJsonArray(omitted) ? omitted.filter((name) => typeof name === 'string') : [];
  const told = readTold(stored['told'] ?? null);
  const estimate = readEstimate(stored['estimate'] ?? null);
  return {
    order,
    omitted: names,
    ...(typeof searched === 'boolean' && { searched }),
    ...(told && { told }),
    ...(estimate && { estimate }),
  };
}

function readTold(stored: Json): readonly ToldField[] | undefined {
  if (!isJsonArray(stored)) return undefined;
  return stored.flatMap((field) => {
    if (!isJsonObject(field)) return [];
    const { name, title } = field;
    return typeof name === 'string' && typeof title === 'string' ? [{ name, title }] : [];
  });
}

function readEstimate(stored: Json): SaidEstimate | undefined {
  if (!isJsonObject(stored)) return undefined;
  const [usd, least] = [readExact(stored['usd']), readExact(stored['least'])];
  return usd && { usd, ...(least && { least }) };
}

const readExact = (stored: Json | undefined): Decimal | undefined =>
  typeof stored === 'string' ? readDecimal(stored) : undefined;

const encodeEstimate = ({ usd, least }: SaidEstimate): JsonObject => ({
  usd: writeDecimal(usd),
  ...(least && { least: writeDecimal(least) }),
});
