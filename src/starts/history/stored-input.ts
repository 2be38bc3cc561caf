import { type Decimal, readDecimal, writeDecimal } from '#core/decimal.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { NotableField } from '#core/runs/run-name.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { decodeOrder, encodeOrder } from './order-codec.ts';

export type StoredInput = {
  readonly order: RunOrder;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * True if the platform named this run as the answer; false if a person identified it after the answer
   * was lost.
   */
  readonly sure: boolean;
  /** Fields and options that were left out as possible secrets. */
  readonly omitted: readonly string[];
  /**
   * Whether the input was checked for secrets; if not, all fields are left out. Absent in entries of
   * earlier builds.
   */
  readonly searched?: boolean;
  /** Fields that differ from the Worker's defaults; absent if the defaults were unknown. */
  readonly notableFields?: readonly NotableField[];
  readonly estimate?: SaidEstimate;
};

export type InputToStore = Omit<StoredInput, 'at' | 'sure'>;

/** Estimated cost of a run, in exact USD; `least` is set for a range. */
export type SaidEstimate = { readonly usd: Decimal; readonly least?: Decimal };

/**
 * The input of a run if it is known completely. A field that was left out may be what differs from another
 * run, and a person may have identified the wrong run after a lost start.
 */
export const certainInput = ({ order, sure, omitted }: StoredInput): JsonObject | undefined =>
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

export function encodeInput({ order, omitted, searched, notableFields, estimate }: InputToStore): JsonObject {
  return {
    order: encodeOrder(order),
    omitted,
    ...(searched !== undefined && { searched }),
    ...(notableFields && { told: notableFields.map(({ name, title }) => ({ name, title })) }),
    ...(estimate && { estimate: encodeEstimate(estimate) }),
  };
}

export function decodeInput(stored: Json | undefined): InputToStore | undefined {
  if (!isJsonObject(stored)) return undefined;
  const order = decodeOrder(stored['order']);
  if (order === undefined) return undefined;
  const { omitted = null, searched } = stored;
  const names = isJsonArray(omitted) ? omitted.filter((name) => typeof name === 'string') : [];
  const notable = readNotable(stored['told'] ?? null);
  const estimate = readEstimate(stored['estimate'] ?? null);
  return {
    order,
    omitted: names,
    ...(typeof searched === 'boolean' && { searched }),
    ...(notable && { notableFields: notable }),
    ...(estimate && { estimate }),
  };
}

function readNotable(stored: Json): readonly NotableField[] | undefined {
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
