import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** What several runs cost together, in USD, and how many of them that are over are not among it: the platform tells no cost of them. */
export const costText = (t: Translate, usd: number, untold: number, format = formatMoney): string =>
  untold === 0 ? format(usd) : t('run.cost.without', { usd: format(usd), count: untold });

/** What several runs come to together. */
export type PartSum = {
  readonly sum: number;
  /** Of how many it is told, over or not. */
  readonly told: number;
  /** Of how many that are over it is not: they are not among it. */
  readonly untold: number;
  /** Of how many that go on it is not told yet. */
  readonly open?: number;
};

/** Whether it is told of any of them: a sum of 0 may be. */
export const isSumTold = ({ told, untold, open = 0 }: Omit<PartSum, 'sum'>): boolean =>
  told > 0 || untold + open === 0;

/** A dash where nothing is told. */
export function sumWithout(t: Translate, of: PartSum, format: (sum: number) => string): string {
  const { sum, untold } = of;
  if (!isSumTold(of)) return '–';
  return untold === 0 ? format(sum) : t('run.sum.without', { sum: format(sum), count: untold });
}
