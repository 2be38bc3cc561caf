import { type Decimal, writeDecimal } from '#core/decimal.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import { readUsd } from '#core/read-usd.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import type { Rate } from './learn-price.ts';

export const PRICE_UNITS = ['thousand', 'result', 'minute'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

export type OwnPrice = {
  readonly usd: Decimal;
  readonly unit: PriceUnit;
};

export function rateOf({ usd, unit }: OwnPrice): Rate {
  if (unit === 'thousand') return { per: 'result', usd: { ...usd, scale: usd.scale + 3 } };
  return { per: unit, usd };
}

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
