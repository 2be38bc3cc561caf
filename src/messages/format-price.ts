import { toNumber } from '#core/decimal.ts';
import type { Rate } from '#core/price/learn-price.ts';

import { formatRange } from './format-range.ts';
import { money } from './format.ts';

/** USD for a thousand of something, or for one: a price keeps its digits. */
const formatPrice = (usd: number): string => money(usd, { least: 2, most: 6 });

/** What a thousand results or one minute cost; from the lowest price to the highest. */
export function formatRate({ per, usd, least = usd }: Rate): string {
  const [high, low] = [usd, least].map(({ units, scale }) =>
    toNumber({ units: per === 'result' ? units * 1000n : units, scale }),
  );
  return formatRange(high ?? 0, low, formatPrice);
}
