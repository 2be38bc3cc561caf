import { addDecimals, type Decimal, divideDecimal, readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import { inexactIn } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

import { quantityOf } from '../filter/measure.ts';
import type { PlacedRow } from '../row-set.ts';
import { valueAt } from '../values/value-at.ts';

/** What is told of the numbers of a column; texts of digits without an exponent. */
export type ColumnSum = {
  /** Numbers, also those that come as texts. */
  readonly count: number;
  /** Values that are there and are no numbers: the sum is without them. */
  readonly others: number;
  /** Exact. */
  readonly sum: string;
  /** Rounded to two digits more than the numbers have; undefined where there are none. */
  readonly mean: string | undefined;
};

/** The exact number that a value of a row is, or is the text of; undefined for all else. */
export function numberOf(value: Json | undefined): Decimal | undefined {
  const isText = typeof value === 'string' && quantityOf(value) !== undefined;
  return isText ? readDecimal(value) : jsonNumberOf(value);
}

/** The exact number that a value of a row is; undefined for texts and all else. */
export function jsonNumberOf(value: Json | undefined): Decimal | undefined {
  if (typeof value === 'number') return readDecimal(String(value));
  const digits = typeof value === 'string' ? inexactIn(value) : undefined;
  return digits === undefined ? undefined : readDecimal(digits);
}

/** Sums a column row by row. */
export function columnSummer(key: string) {
  const { take, finish } = valueSummer();
  return { take: ({ row }: PlacedRow) => take(valueAt(row, key)), finish };
}

/** Sums values, one by one. */
export function valueSummer() {
  let sum = ZERO;
  let count = 0;
  let others = 0;
  return {
    take: (value: Json | undefined) => {
      const number = numberOf(value);
      if (number) {
        sum = addDecimals(sum, number);
        count += 1;
      } else if (value !== undefined && value !== null && value !== '') others += 1;
    },
    finish: (): ColumnSum => ({
      count,
      others,
      sum: writeDecimal(sum),
      mean: count === 0 ? undefined : writeDecimal(divideDecimal(sum, count, sum.scale + 2)),
    }),
  };
}
