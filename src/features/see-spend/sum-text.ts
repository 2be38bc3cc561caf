import { toNumber } from '#core/decimal.ts';
import { isCostKnown, type Sum } from '#core/spend/sum.ts';
import { formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { costText, type PartSum, sumWithout } from '#parts/texts/cost-text.ts';

/** Cost text of a sum of runs; a dash if all of them go on and the cost is unknown. */
export const sumText = (t: Translate, sum: Sum, format = formatMoney): string =>
  isCostKnown(sum) || sum.unknownCosts > 0 ? costText(t, toNumber(sum.cost), sum.unknownCosts, format) : '–';

export const resultsOf = ({ runs, results, unknownResults, knownResults }: Sum): PartSum => ({
  sum: results,
  knownCount: knownResults,
  unknownCount: unknownResults,
  open: runs - knownResults - unknownResults,
});

/** Number of results and of finished runs without a known count; a dash if no count is known. */
export const resultSumText = (t: Translate, sum: Sum): string => sumWithout(t, resultsOf(sum), formatNumber);
