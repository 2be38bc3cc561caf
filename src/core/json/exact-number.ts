/**
 * True when the double that a number's text is read as is the number that was meant: not infinite, not a whole number
 * beyond ±(2^53 − 1), where neighbours are rounded into each other, not zero for what is not, and not a whole number for a
 * fraction beyond ±2^52, where no double has one. A smaller fraction is taken as the nearest double, as JSON does.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^[^eE]*[1-9]/.test(text);
  if (!Number.isInteger(value)) return true;
  return Number.isSafeInteger(value) && (Math.abs(value) < 2 ** 52 || isWholeNumber(text));
}

const NUMBER = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** True for the text of a whole number. Judged by the digits, since the double nearest to `10.00000000000000000001` is 10. */
export function isWholeNumber(text: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text.trim()) ?? [];
  const significant = (whole + fraction).replace(TRAILING_ZEROS, '');
  return significant === '' || significant.length <= whole.length + Number(exponent);
}

const TRAILING_ZEROS = /(?<!0)0+$/;
