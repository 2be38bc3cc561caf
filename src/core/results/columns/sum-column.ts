import { addDecimals, divideDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { Json } from '#core/json/json.ts';

import type { PlacedRow } from '../row-set.ts';
import { numberOf } from '../values/quantity.ts';
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
