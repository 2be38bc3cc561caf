import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** What several runs cost together, in USD, and how many of them that are over are not among it: the platform tells no cost of them. */
export const costText = (t: Translate, usd: number, untold: number, format = formatMoney): string =>
  untold === 0 ? format(usd) : t('run.cost.without', { usd: format(usd), count: untold });

/** What several runs come to together, and how many of them that are over are not among it: the platform does not tell it of them. */
export const sumWithout = (t: Translate, sum: string, untold: number): string =>
  untold === 0 ? sum : t('run.sum.without', { sum, count: untold });
