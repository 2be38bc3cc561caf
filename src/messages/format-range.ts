import { type Decimal, toNumber } from '#core/decimal.ts';

import { formatMoney } from './format.ts';

export function formatRange(usd: number, least = usd, format = formatMoney): string {
  const [low, high] = [format(least), format(usd)];
  return low === high ? high : `${low}–${high}`;
}

/** Expected cost in USD ("$0.05–$0.12"). */
export const formatCost = ({
  usd,
  least = usd,
}: {
  readonly usd: Decimal;
  readonly least?: Decimal;
}): string => formatRange(toNumber(usd), toNumber(least));
