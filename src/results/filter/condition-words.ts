import { shortened } from '#core/cut-text.ts';
import type { Condition } from '#core/results/filter/condition.ts';
import { clockText } from '#core/results/filter/measure.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

/** Characters of a value in a chip. */
const SHOWN = 40;

type ConditionWords = { readonly column: string; readonly what: string };

export function conditionWords(
  t: Translate,
  condition: Condition,
  labelOf: (key: string) => string,
): ConditionWords {
  const column = labelOf(condition.key);
  switch (condition.kind) {
    case 'contains':
      return { column, what: t('filter.contains', { text: shortened(condition.text, SHOWN) }) };
    case 'values': {
      const [first = '', ...more] = condition.values;
      const values =
        more.length === 0
          ? shortened(first, SHOWN)
          : t('filter.more', { value: shortened(first, SHOWN), count: more.length });
      return { column, what: t(condition.not ? 'filter.isNot' : 'filter.is', { values }) };
    }
    case 'range':
      return { column, what: rangeWords(t, condition) };
    case 'filled':
      return { column, what: t(condition.not ? 'filter.empty' : 'filter.filled') };
    case 'noPlace':
      return { column, what: t('filter.noPlace') };
    case 'area':
      return { column, what: t('filter.area') };
  }
}

type RangeCondition = Extract<Condition, { readonly kind: 'range' }>;

function rangeWords(t: Translate, { of, from, to, below }: RangeCondition): string {
  const write =
    of === 'date' ? clockText : (number: number) => formatNumber(number, { maximumFractionDigits: 20 });
  const ends = { from: from === undefined ? '' : write(from), to: to === undefined ? '' : write(to), of };
  if (from === undefined) return t(below ? 'filter.below' : 'filter.atMost', ends);
  if (to === undefined) return t('filter.atLeast', ends);
  return t(below ? 'filter.fromBelow' : 'filter.fromTo', ends);
}
