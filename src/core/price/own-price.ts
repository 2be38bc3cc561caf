import { type Decimal, writeDecimal } from '#core/decimal.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import { readUsd } from '#core/read-usd.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import type { Rate } from './learn-price.ts';

export const PRICE_UNITS = ['thousand', 'result', 'minute'] as const;
/** What a price is typed for: 1,000 results, one result, or one minute. */
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** What a person says that a Worker costs. */
export type OwnPrice = {
  /** For one unit. */
  readonly usd: Decimal;
  readonly unit: PriceUnit;
};

/** An own price for one result, or one minute: exactly. */
export function rateOf({ usd, unit }: OwnPrice): Rate {
  if (unit === 'thousand') return { per: 'result', usd: { ...usd, scale: usd.scale + 3 } };
  return { per: unit, usd };
}

/** How it is kept: its digits as text. */
export const OWN_PRICE = defineFormat<OwnPrice>({
  read: (stored) => {
    if (!isJsonObject(stored)) return err('unreadable');
    const text = ownValue(stored, 'usd');
    const usd = typeof text === 'string' ? readUsd(text) : undefined;
    const unit = PRICE_UNITS.find((one) => one === ownValue(stored, 'unit'));
    return usd === undefined || unit === undefined ? err('unreadable') : ok({ usd, unit });
  },
  write: ({ usd, unit }) => ({ usd: writeDecimal(usd), unit }),
});
