import { toNumber } from '#core/decimal.ts';
import { isTold, type Sum } from '#core/spend/month-spend.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatMoney } from '#messages/format.ts';

/** What a sum of runs says of their cost: a dash where the platform tells it of none of them. */
export const sumText = (t: Translate, sum: Sum, format = formatMoney): string =>
  isTold(sum) ? costText(t, toNumber(sum.cost), sum.untold, format) : '–';

/** What several runs cost together, in USD, and how many of them that are over are not among it: the platform tells no cost of them. */
export const costText = (t: Translate, usd: number, untold: number, format = formatMoney): string =>
  untold === 0 ? format(usd) : t('run.cost.without', { usd: format(usd), count: untold });
