import { toNumber } from '#core/decimal.ts';
import { isTold, type Sum } from '#core/spend/month-spend.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { costText } from '#parts/cost-text.ts';

/** What a sum of runs says of their cost: a dash where the platform tells it of none of them. */
export const sumText = (t: Translate, sum: Sum, format = formatMoney): string =>
  isTold(sum) ? costText(t, toNumber(sum.cost), sum.untold, format) : '–';
