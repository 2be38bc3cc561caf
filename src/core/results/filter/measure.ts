import { type Json } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { nearestQuantityOf } from '../values/quantity.ts';

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

/** The share of the values of a column, from 0 to 1, that makes it one of their kind. */
export const NEARLY_ALL = 0.9;

/** What the values of a column are by nearly all of them: how each is read, and how many values are none. */
export type ColumnMeasure = {
  readonly kind: 'number' | 'date';
  readonly read: (value: Json | undefined) => number | undefined;
  readonly others: number;
};

/** Judges by all values of a column, one by one, whether it is of numbers or moments; empty ones say nothing. */
export function measureJudge() {
  let [filled, numbers, moments, zoned] = [0, 0, 0, 0];
  return {
    take: (value: Json | undefined) => {
      if (!isFilled(value)) return;
      filled += 1;
      if (nearestQuantityOf(value) !== undefined) numbers += 1;
      else if (clockOf(value) !== undefined) moments += 1;
      if (zonedMomentOf(value) !== undefined) zoned += 1;
    },
    measure: (): ColumnMeasure | undefined => {
      const least = Math.max(1, NEARLY_ALL * filled);
      if (numbers >= least) return { kind: 'number', read: nearestQuantityOf, others: filled - numbers };
      if (moments < least) return undefined;
      // What clocks show is in another order where they go back: an hour is shown twice.
      const read = zoned === moments ? zonedMomentOf : clockOf;
      return { kind: 'date', read, others: filled - moments };
    },
  };
}
