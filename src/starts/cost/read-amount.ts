import { toNumber } from '#core/decimal.ts';
import { readUsd } from '#core/read-usd.ts';

/** USD. The platform counts no smaller amount. */
const LEAST = 0.01;

/** USD; 0 (no limit) if the text is empty, undefined if it is not an amount of at least a cent. */
export function readAmount(text: string): number | undefined {
  if (text.trim() === '') return 0;
  const usd = readUsd(text);
  const amount = usd === undefined ? 0 : toNumber(usd);
  return amount >= LEAST ? amount : undefined;
}
