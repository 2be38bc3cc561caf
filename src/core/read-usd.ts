import { DECIMAL_ALONE, type Decimal, readDecimal } from './decimal.ts';

/** Characters of a sum: far more than any has. */
const MOST_CHARACTERS = 20;

/** Reads a sum of money as it is typed, in USD: above zero, with a point before its fraction, and small enough for a number to hold. */
export function readUsd(text: string): Decimal | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MOST_CHARACTERS || !DECIMAL_ALONE.test(trimmed)) return undefined;
  const usd = readDecimal(trimmed);
  return usd !== undefined && usd.units > 0n && Number(trimmed) < Number.MAX_SAFE_INTEGER ? usd : undefined;
}
