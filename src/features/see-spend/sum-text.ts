import { toNumber } from '#core/decimal.ts';
import { isTold, type Sum } from '#core/spend/sum.ts';
import { formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { costText, type PartSum, sumWithout } from '#parts/texts/cost-text.ts';

/** What a sum of runs says of their cost: a dash where all of them go on and it is unknown. */
export const sumText = (t: Translate, sum: Sum, format = formatMoney): string =>
  isTold(sum) || sum.untold > 0 ? costText(t, toNumber(sum.cost), sum.untold, format) : '–';

/** What the results of a sum of runs come to. */
export const resultsOf = ({ runs, results, untoldResults, toldResults }: Sum): PartSum => ({
  sum: results,
  told: toldResults,
  untold: untoldResults,
  open: runs - toldResults - untoldResults,
});

/** How many results, and of how many runs that are over it is not told; a dash where it is told of none. */
export const resultSumText = (t: Translate, sum: Sum): string => sumWithout(t, resultsOf(sum), formatNumber);
