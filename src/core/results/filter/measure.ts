import { type Json } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { nearestQuantityOf } from '../values/quantity.ts';

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The day and time in a text such as "2026-07-15 07:57:23", in milliseconds as if the clock were UTC;
 * undefined for all else. A moment with a zone is converted to the reader's clock, as tables write it; one
 * without is taken as it stands, because the platform does not say which clock it uses.
 */
export function clockOf(value: Json | undefined): number | undefined {
  const parts = partsOf(value);
  const at = parts && momentOf(parts);
  return at === undefined ? parts?.written : at - new Date(at).getTimezoneOffset() * 60_000;
}

/**
 * A moment given to the minute with its zone, such as "2026-07-15T07:57:23Z", in milliseconds since the
 * epoch. Undefined for all else, including a day alone.
 */
export function zonedMomentOf(value: Json | undefined): number | undefined {
  const parts = partsOf(value);
  return parts && momentOf(parts);
}

type MeasuredText = {
  readonly written: number;
  readonly time: string | undefined;
  readonly zone: string | undefined;
};

function momentOf({ written, time, zone }: MeasuredText): number | undefined {
  return time === undefined || zone === undefined ? undefined : written - zoneOffset(zone);
}

function partsOf(value: Json | undefined): MeasuredText | undefined {
  if (typeof value !== 'string' || value.length < 10 || value.length > 40) return undefined;
  const [, day, time, zone] = MOMENT.exec(value) ?? [];
  if (day === undefined) return undefined;
  const clock = `${day}T${time ?? '00:00'}`;
  const written = Date.parse(`${clock}Z`);
  // No 30th of February, which some engines count on from.
  const isReal = !Number.isNaN(written) && new Date(written).toISOString().startsWith(clock);
  return isReal ? { written, time, zone } : undefined;
}

/** In milliseconds. */
function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

/** Milliseconds; the range of `Date`. */
const MAX_TIME = 8.64e15;

export function clockText(at: number): string {
  if (!(Math.abs(at) <= MAX_TIME)) return String(at);
  const text = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}

export const NEARLY_ALL = 0.9;

export type ColumnMeasure = {
  readonly kind: 'number' | 'date';
  readonly read: (value: Json | undefined) => number | undefined;
  readonly others: number;
};

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
