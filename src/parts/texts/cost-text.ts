import type { Run } from '#core/run/run.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

export const runCostText = (t: Translate, { usage }: Pick<Run, 'usage'>, format = formatMoney): string =>
  usage === undefined ? t('run.pending') : format(usage);

/** Total cost of several runs in USD; excludes the costs of `pending` ones. */
export function costText(t: Translate, usd: number, pending: number, format = formatMoney): string {
  if (pending === 0) return format(usd);
  return usd === 0
    ? t('run.pending.count', { count: pending })
    : t('run.sum.pending', { sum: format(usd), count: pending });
}

export type PartSum = {
  readonly sum: number;
  /** Number of runs with a known value, finished or not. */
  readonly knownCount: number;
  /** Number of finished runs without a known value; the sum excludes them. */
  readonly unknownCount: number;
  /** Number of running runs without a known value yet. */
  readonly open?: number;
};

/** True if any value is known: a sum of 0 may be one. */
export const isSumKnown = ({ knownCount, unknownCount, open = 0 }: Omit<PartSum, 'sum'>): boolean =>
  knownCount > 0 || unknownCount + open === 0;

/** A dash if nothing is known. */
export function sumWithout(t: Translate, of: PartSum, format: (sum: number) => string): string {
  const { sum, unknownCount } = of;
  if (!isSumKnown(of)) return '–';
  return unknownCount === 0 ? format(sum) : t('run.sum.pending', { sum: format(sum), count: unknownCount });
}
