import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** What several runs cost together, in USD, and how many of them that are over are not among it: the platform tells no cost of them. */
export const costText = (t: Translate, usd: number, untold: number, format = formatMoney): string =>
  untold === 0 ? format(usd) : t('run.cost.without', { usd: format(usd), count: untold });

/**
 * What several runs come to together, and how many of them that are over are not among it: the platform does not tell it of them. A dash
 * where nothing is told.
 */
export const sumWithout = (
  t: Translate,
  sum: number,
  untold: number,
  format: (sum: number) => string,
): string => {
  if (untold === 0) return format(sum);
  return sum === 0 ? '–' : t('run.sum.without', { sum: format(sum), count: untold });
};
