import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** What several runs cost together, in USD, and how many of them that are over are not among it: the platform tells no cost of them. */
export const costText = (t: Translate, usd: number, untold: number, format = formatMoney): string =>
  untold === 0 ? format(usd) : t('run.cost.without', { usd: format(usd), count: untold });

/** What several runs come to together, of how many it is told, and of how many that are over it is not: they are not among it. */
export type PartSum = { readonly sum: number; readonly told: number; readonly untold: number };

/** Whether it is told of any of them: a sum of 0 may be. */
export const isSumTold = ({ told, untold }: Pick<PartSum, 'told' | 'untold'>): boolean =>
  untold === 0 || told > 0;

/** A dash where nothing is told. */
export function sumWithout(t: Translate, of: PartSum, format: (sum: number) => string): string {
  const { sum, untold } = of;
  if (untold === 0) return format(sum);
  return isSumTold(of) ? t('run.sum.without', { sum: format(sum), count: untold }) : '–';
}
