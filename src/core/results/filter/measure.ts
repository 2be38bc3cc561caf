import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

/** False for what says nothing: no value, no text, a list without items, an object without members. */
export function isFilled(value: Json | undefined): value is Json {
  if (value === undefined || value === null || value === '') return false;
  if (isJsonArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}

/** Digits that a double holds, without the zeros in front that make a name of a number. */
const NUMERIC_TEXT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** The number that a value is, or is the text of; undefined for all else, also for digits that a double would round. */
export function quantityOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 17 || !NUMERIC_TEXT.test(value)) return undefined;
  return Number(value);
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The moment that a text such as "2026-07-15 07:57:23" means, in milliseconds since the epoch; undefined for all else. One
 * without a zone is taken as it stands, as if its zone were UTC: the platform does not say which it is.
 */
export function momentOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || value.length < 10 || value.length > 40) return undefined;
  const [, day, time = '00:00', zone] = MOMENT.exec(value) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  // No 30th of February, which some engines count on from.
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${day}T${time}`);
  return isReal ? at - zoneOffset(zone) : undefined;
}

/**
 * The moment that a text names to the minute and with its zone, such as "2026-07-15T07:57:23Z": the same everywhere, so that
 * each reader may have it by the own clock. Undefined for all else, also for a day alone.
 */
export function zonedMomentOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || value.length < 17 || value.length > 40) return undefined;
  const [, , time, zone] = MOMENT.exec(value) ?? [];
  return time === undefined || zone === undefined ? undefined : momentOf(value);
}

/** Milliseconds. */
function zoneOffset(zone = 'Z'): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

/** Milliseconds; a `Date` goes no further. */
const MAX_TIME = 8.64e15;

/** A moment as it stands in rows: the day, and the time where it is not midnight. */
export function momentText(at: number): string {
  if (!(Math.abs(at) <= MAX_TIME)) return String(at);
  const text = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}
