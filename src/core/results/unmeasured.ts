import type { JsonObject } from '#core/json/json.ts';

import type { Arrangement } from './arrange-rows.ts';
import type { Condition } from './filter/condition.ts';
import { clockOf, measureJudge } from './filter/measure.ts';
import { isFilled } from './values/is-filled.ts';
import { nearestQuantityOf } from './values/quantity.ts';
import { valueAt } from './values/value-at.ts';

/** Values that a range excludes, or a sort puts last, because they are not numbers or dates. */
export type Unmeasured = {
  readonly key: string;
  readonly kind: 'number' | 'date';
  readonly by: 'range' | 'order';
  readonly count: number;
};

type MeasuredRange = Extract<Condition, { readonly kind: 'range' }>;

export function unmeasuredCounter({ conditions = [], sort }: Arrangement) {
  const ranges = conditions
    .filter((condition): condition is MeasuredRange => condition.kind === 'range')
    .map(({ key, of }) => ({ key, kind: of, read: of === 'number' ? nearestQuantityOf : clockOf, count: 0 }));
  const judge = measureJudge();
  return {
    takeAny: (row: JsonObject) => {
      for (const range of ranges) {
        const value = valueAt(row, range.key);
        if (isFilled(value) && range.read(value) === undefined) range.count += 1;
      }
    },
    takeFitting: (row: JsonObject) => {
      if (sort) judge.take(valueAt(row, sort.key));
    },
    finish: (): readonly Unmeasured[] => {
      const measure = judge.measure();
      const ofRanges = ranges.map(({ key, kind, count }): Unmeasured => ({ key, kind, by: 'range', count }));
      const ofOrder: readonly Unmeasured[] =
        sort && measure ? [{ key: sort.key, kind: measure.kind, by: 'order', count: measure.others }] : [];
      return [...ofRanges, ...ofOrder].filter(({ count }) => count > 0);
    },
  };
}
