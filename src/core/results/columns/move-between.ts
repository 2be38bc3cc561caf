import type { Json } from '#core/json/json.ts';

import { quantityOf } from '../values/quantity.ts';

export type BothNumbers = { readonly was: number; readonly is: number };

/** Two values as numbers, also where one of them is the text of one; undefined where one is no number, or a double would round it. */
export function bothNumbers(before: Json | undefined, after: Json | undefined): BothNumbers | undefined {
  const [was, is] = [quantityOf(before), quantityOf(after)];
  return was === undefined || is === undefined ? undefined : { was, is };
}

/** How a number moved: by a share of the older one, where 0.15 is 15 % more, or by an amount. */
type Move = { readonly by: 'share' | 'amount'; readonly amount: number };

/** From here on a share says more than an amount: 1,204 to 1,391 reviews are 15.5 % more, a rating of 4.4 fell by 0.3. */
const LARGE = 20;

/** How far a number moved; undefined where either is no number, or it did not move. */
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
