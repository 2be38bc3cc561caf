import { addDecimals, type Decimal, divideDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import { median } from '#core/median.ts';

import { textsOf } from '../filter/condition.ts';
import { clockOf } from '../filter/measure.ts';
import { nearestQuantityOf, numberOf } from '../values/quantity.ts';
import { valueAt } from '../values/value-at.ts';
import { type Span, startOf } from './bins.ts';
import { type TalliedColumn } from './tally.ts';

export const MEASURES = ['count', 'sum', 'mean', 'median'] as const;
export type Measure = (typeof MEASURES)[number];

export type Grouping = TalliedColumn & {
  readonly span?: Span;
  readonly edges?: readonly number[];
};

export type Group = {
  readonly text: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly rows: number;
  /** Digits; undefined if the group has no number. */
  readonly sum: string | undefined;
  readonly mean: string | undefined;
  readonly median: number | undefined;
};

export type Grouped = {
  readonly groups: readonly Group[];
  readonly ungrouped: number;
  readonly several: number;
  readonly others: number;
};

type Gathered = { readonly from: number | undefined; rows: number; sum: Decimal; readonly numbers: number[] };

/**
 * Groups rows one by one: a row with several values is in each group, a row without a value in none.
 * @param of the column whose numbers are measured; undefined to count rows only
 */
export function rowGrouper(by: Grouping, of: string | undefined) {
  const groups = new Map<string, Gathered>();
  let [ungrouped, several, others] = [0, 0, 0];
  const placesOf = groupsOf(by);
  return {
    take: (row: JsonObject) => {
      const value = of === undefined ? undefined : valueAt(row, of);
      const number = numberOf(value);
      const places = placesOf(valueAt(row, by.key));
      if (places.length === 0) ungrouped += 1;
      else if (!number && !isBlank(value)) others += 1;
      if (places.length > 1) several += 1;
      for (const { text, from } of places) {
        const group = groups.get(text) ?? { from, rows: 0, sum: ZERO, numbers: [] };
        groups.set(text, group);
        group.rows += 1;
        if (!number) continue;
        group.sum = addDecimals(group.sum, number);
        group.numbers.push(nearestQuantityOf(value) ?? Number(writeDecimal(number)));
      }
    },
    finish: (): Grouped => ({
      groups: [...groups]
        .map(([text, group]) => toGroup(text, group, by.edges))
        .toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0) || b.rows - a.rows),
      ungrouped,
      several,
      others,
    }),
  };
}

const isBlank = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

type GroupPlace = { readonly text: string; readonly from: number | undefined };

function groupsOf({ kind, span, edges }: Grouping): (value: Json | undefined) => readonly GroupPlace[] {
  const onScale = (from: number | undefined) => (from === undefined ? [] : [{ text: String(from), from }]);
  if (span !== undefined) {
    return (value) => {
      const moment = clockOf(value);
      return onScale(moment === undefined ? undefined : startOf(moment, span));
    };
  }
  if (edges !== undefined) {
    const starts = edges.slice(0, -1);
    return (value) => {
      const number = nearestQuantityOf(value);
      return onScale(number === undefined ? undefined : starts.findLast((from) => from <= number));
    };
  }
  return (value) => textsOf(value, kind === 'list').map((text) => ({ text, from: undefined }));
}

function toGroup(
  text: string,
  { from, rows, sum, numbers }: Gathered,
  edges: readonly number[] | undefined,
): Group {
  const has = numbers.length > 0;
  return {
    text,
    from,
    to: from === undefined ? undefined : edges?.[edges.indexOf(from) + 1],
    rows,
    sum: has ? writeDecimal(sum) : undefined,
    mean: has ? writeDecimal(divideDecimal(sum, numbers.length, sum.scale + 2)) : undefined,
    median: median(numbers),
  };
}
