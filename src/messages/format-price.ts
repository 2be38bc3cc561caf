import { toNumber } from '#core/decimal.ts';
import type { Rate } from '#core/price/learn-price.ts';

import { formatRange } from './format-range.ts';
import { money } from './format.ts';

/** USD per thousand or per unit; a price keeps all its digits. */
const formatPrice = (usd: number): string => money(usd, { least: 2, most: 6 });

/** Price per thousand results or per minute, from the lowest to the highest. */
export function formatRate({ per, usd, least = usd }: Rate): string {
  const [high, low] = [usd, least].map(({ units, scale }) =>
    toNumber({ units: per === 'result' ? units * 1000n : units, scale }),
  );
  return formatRange(high ?? 0, low, formatPrice);
}
