import type { Run } from '#core/run/run.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** The cost of one run under a heading that says so. */
export const runCostText = (t: Translate, { usage }: Pick<Run, 'usage'>, format = formatMoney): string =>
  usage === undefined ? t('run.pending') : format(usage);

/** What several runs cost together, in USD; the costs of `pending` ones are not included. */
export function costText(t: Translate, usd: number, pending: number, format = formatMoney): string {
  if (pending === 0) return format(usd);
  return usd === 0
    ? t('run.pending.count', { count: pending })
    : t('run.sum.pending', { sum: format(usd), count: pending });
}

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
  return untold === 0 ? format(sum) : t('run.sum.pending', { sum: format(sum), count: untold });
}
