/**
 * True when the double that a number's text is read as is the number that was meant: not infinite, not a whole number
 * beyond ±(2^53 − 1), where neighbours are rounded into each other, and not zero for what is not. A fraction is taken
 * as the nearest double, as JSON does.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^[^eE]*[1-9]/.test(text);
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}
