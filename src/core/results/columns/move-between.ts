import type { Json } from '#core/json/json.ts';

import { quantityOf } from '../values/quantity.ts';

export type BothNumbers = { readonly was: number; readonly is: number };

/** Two values as numbers, or text of numbers; undefined if one is not a number or a double would round it. */
export function bothNumbers(before: Json | undefined, after: Json | undefined): BothNumbers | undefined {
  const [was, is] = [quantityOf(before), quantityOf(after)];
  return was === undefined || is === undefined ? undefined : { was, is };
}

/** A change of a number, as a share of the older one (0.15 is 15 % more) or as an amount. */
type Move = { readonly by: 'share' | 'amount'; readonly amount: number };

/**
 * From here on a share is clearer than an amount: 1,204 to 1,391 reviews is 15.5 % more, a rating of 4.4
 * falls by 0.3.
 */
const LARGE = 20;

export function moveBetween(before: Json | undefined, after: Json | undefined): Move | undefined {
  const numbers = bothNumbers(before, after);
  if (numbers === undefined || numbers.was === numbers.is) return undefined;
  const { was, is } = numbers;
  if (Math.abs(was) >= LARGE) return { by: 'share', amount: (is - was) / Math.abs(was) };
  const digits = Math.max(fractionDigits(was), fractionDigits(is));
  return { by: 'amount', amount: Number((is - was).toFixed(digits)) };
}

const fractionDigits = (value: number): number =>
  Math.min(15, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);
