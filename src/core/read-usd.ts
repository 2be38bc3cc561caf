import { DECIMAL_ALONE, type Decimal, readDecimal } from './decimal.ts';

const MOST_CHARACTERS = 20;

/** Reads a typed USD amount: above zero, with a decimal point, and small enough for a number. */
export function readUsd(text: string): Decimal | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MOST_CHARACTERS || !DECIMAL_ALONE.test(trimmed)) return undefined;
  const usd = readDecimal(trimmed);
  return usd !== undefined && usd.units > 0n && Number(trimmed) < Number.MAX_SAFE_INTEGER ? usd : undefined;
}
