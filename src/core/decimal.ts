/**
 * Regex source of digits with or without a fraction (`10`, `10.`, `.5`). It matches in one way only, so
 * that long non-numbers fail at once.
 */
export const DECIMAL = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;

export const DECIMAL_ALONE = new RegExp(`^${DECIMAL}$`);

/** A number without rounding: `units` / 10 ** `scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

export const ZERO: Decimal = { units: 0n, scale: 0 };

const NUMERAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,4}))?$/i;

/** Every double fits. Longer numerals or exponents would take unbounded time and memory. */
const MAX_DIGITS = 400;

/** The exact value of a numeral (`-1.50`, `2e-7`); undefined for other or too long text. */
export function readDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_DIGITS) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMERAL.exec(text) ?? [];
  const scale = fraction.length - Number(exponent);
  if (whole + fraction === '' || Math.abs(scale) > MAX_DIGITS) return undefined;
  const digits = BigInt(whole + fraction);
  return rescale({ units: sign === '-' ? -digits : digits, scale }, Math.max(0, scale));
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = rescale(a, scale).units - rescale(b, scale).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Divides a number, rounding half away from zero to `scale` fraction digits, or as many as the number has. */
export function divideDecimal(number: Decimal, parts: number, scale: number): Decimal {
  const { units } = rescale(number, scale);
  const by = BigInt(parts);
  const half = units < 0n ? -by : by;
  return { units: (2n * units + half) / (2n * by), scale };
}

export function wholeTimes(number: Decimal, part: Decimal): number {
  const scale = Math.max(number.scale, part.scale);
  return Number(rescale(number, scale).units / rescale(part, scale).units);
}

export function writeDecimal({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}

/** The nearest double, for display only; sums stay decimals. */
export const toNumber = (decimal: Decimal): number => Number(writeDecimal(decimal));

/** Sums amounts without floating-point error: 0.1 and 0.2 are 0.3. */
export const sumNumbers = (numbers: readonly number[]): number =>
  toNumber(numbers.reduce((sum, one) => addDecimals(sum, readDecimal(String(one)) ?? ZERO), ZERO));

export const timesNumber = (amount: number, times: number): number =>
  toNumber(multiplyDecimals(readDecimal(String(amount)) ?? ZERO, { units: BigInt(times), scale: 0 }));

const rescale = (decimal: Decimal, wanted: number): Decimal =>
  decimal.scale === wanted
    ? decimal
    : { units: decimal.units * 10n ** BigInt(wanted - decimal.scale), scale: wanted };
