import { addDecimals, divideDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { Json } from '#core/json/json.ts';

import type { PlacedRow } from '../row-set.ts';
import { numberOf } from '../values/quantity.ts';
import { valueAt } from '../values/value-at.ts';

export type ColumnSum = {
  readonly count: number;
  /** Non-empty values that are not numbers; the sum excludes them. */
  readonly others: number;
  readonly sum: string;
  /** Rounded to two digits more than the numbers have; undefined if there are none. */
  readonly mean: string | undefined;
};

export function columnSummer(key: string) {
  const { take, finish } = valueSummer();
  return { take: ({ row }: PlacedRow) => take(valueAt(row, key)), finish };
}

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
