import { inexactIn } from '#core/json/digits.ts';
import { type Json } from '#core/json/json.ts';

/** Digits that a double holds, without the zeros in front that make a name of a number. */
const NUMERIC_TEXT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** The number that a value is, or is the text of; undefined for all else, also for digits that a double would round. */
export function quantityOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 17 || !NUMERIC_TEXT.test(value)) return undefined;
  return Number(value);
}

/** As `quantityOf`; of a number whose digits no double holds, the nearest double. */
export function nearestQuantityOf(value: Json | undefined): number | undefined {
  const digits = typeof value === 'string' ? inexactIn(value) : undefined;
  return quantityOf(digits === undefined ? value : Number(digits));
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * What a text such as "2026-07-15 07:57:23" shows of a day and a time, in milliseconds as if the clock were that of UTC;
 * undefined for all else. A moment with its zone is by the reader's own clock, as tables write it; one without is taken as it
 * stands, since the platform does not say whose clock it is by.
 */
export function clockOf(value: Json | undefined): number | undefined {
  const parts = partsOf(value);
  const at = parts && momentOf(parts);
  return at === undefined ? parts?.written : at - new Date(at).getTimezoneOffset() * 60_000;
}

/**
 * The moment that a text names to the minute and with its zone, such as "2026-07-15T07:57:23Z", in milliseconds since the
 * epoch: the same everywhere, so that each reader may have it by the own clock. Undefined for all else, also for a day alone.
 */
export function zonedMomentOf(value: Json | undefined): number | undefined {
  const parts = partsOf(value);
  return parts && momentOf(parts);
}

type Parts = {
  readonly written: number;
  readonly time: string | undefined;
  readonly zone: string | undefined;
};

function momentOf({ written, time, zone }: Parts): number | undefined {
  return time === undefined || zone === undefined ? undefined : written - zoneOffset(zone);
}

/** The parts of a text that names a real day; `written` is what stands there, in milliseconds as if it were in UTC. */
function partsOf(value: Json | undefined): Parts | undefined {
  if (typeof value !== 'string' || value.length < 10 || value.length > 40) return undefined;
  const [, day, time, zone] = MOMENT.exec(value) ?? [];
  if (day === undefined) return undefined;
  const clock = `${day}T${time ?? '00:00'}`;
  const written = Date.parse(`${clock}Z`);
  // No 30th of February, which some engines count on from.
  const isReal = !Number.isNaN(written) && new Date(written).toISOString().startsWith(clock);
  return isReal ? { written, time, zone } : undefined;
}

/** Milliseconds. */
function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

/** Milliseconds; a `Date` goes no further. */
const MAX_TIME = 8.64e15;

/** What `clockOf` gives as it stands in rows: the day, and the time where it is not midnight. */
export function clockText(at: number): string {
  if (!(Math.abs(at) <= MAX_TIME)) return String(at);
  const text = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}
