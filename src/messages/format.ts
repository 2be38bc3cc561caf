import type { Month } from '#core/run/month.ts';

import { currentLanguage } from './language.ts';

/** Caches a formatter per options: creating one costs a hundred times as much as using it. */
function once<Options, Formatter>(make: (options: Options) => Formatter, keyOf = () => '') {
  const made = new Map<string, Formatter>();
  return (options: Options): Formatter => {
    const key = `${currentLanguage()} ${keyOf()} ${JSON.stringify(options)}`;
    const formatter = made.get(key) ?? make(options);
    made.set(key, formatter);
    return formatter;
  };
}

const numberFormat = once(
  (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(currentLanguage(), options),
);

/** A formatter keeps the computer's time zone at its creation, which may have changed since. */
export const dateFormat = once(
  (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), options),
  () => String(new Date().getTimezoneOffset()),
);

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return isPlain(value, options) ? groupDigits(value) : numberFormat(options).format(value);
}

function isPlain(value: number, options: Intl.NumberFormatOptions): boolean {
  const changesNothing = Object.keys(options).every((name) => name === 'maximumFractionDigits');
  return changesNothing && Number.isSafeInteger(value) && !Object.is(value, -0);
}

/**
 * All languages of the console group digits by three with commas. Creating a first `Intl` formatter takes
 * a slow computer 20 ms while a form is waited for.
 */
const groupDigits = (whole: number | string) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

export const formatDigits = (digits: string) => digits.replace(/^-?\d+/, groupDigits);

/** Adds a space between Chinese characters and digits, which `Intl` omits ("30分钟"). */
const spaced = (text: string) => text.replace(/\d(?=\p{Script=Han})|\p{Script=Han}(?=\d)/gu, '$& ');

/** USD ("$5.00", "5.00 美元"); small amounts keep four decimals, because runs cost fractions of a cent. */
export function formatMoney(usd: number): string {
  return money(usd, { least: 2, most: usd !== 0 && Math.abs(usd) < 1 ? 4 : 2 });
}

/** USD in a column of amounts: always three decimals ("$0.054"). */
export const formatMoneyInRow = (usd: number): string => money(usd, { least: 3, most: 3 });

export function money(
  usd: number,
  { least, most }: { readonly least: number; readonly most: number },
): string {
  const amount = numberFormat({
    style: 'currency',
    currency: 'USD',
    currencyDisplay: currentLanguage() === 'en' ? 'symbol' : 'name',
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }).format(usd);
  return spaced(amount);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes, in the largest unit that keeps the number at one or more (1 kB = 1,000 B). */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = numberFormat({
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
  return spaced(size);
}

/** Memory or traffic given in MB, as the platform writes it ("512 MB"). */
export function formatMegabytes(megabytes: number): string {
  return numberFormat({ style: 'unit', unit: 'megabyte', unitDisplay: 'short' }).format(megabytes);
}

/**
 * Seconds per unit and its text. Written by hand, because `Intl` formatters took a slow computer 35 ms
 * (2026-11-26).
 */
const TIME_UNITS = [
  { size: 3600, unit: { en: 'hr', 'zh-CN': '小时' } },
  { size: 60, unit: { en: 'min', 'zh-CN': '分钟' } },
  { size: 1, unit: { en: 'sec', 'zh-CN': '秒' } },
] as const;

/** Seconds as hours, minutes and seconds, without the parts that are zero ("3 min 41 sec", "30 min"). */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const { size, unit } of TIME_UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || (size === 1 && parts.length === 0))
      parts.push(`${formatNumber(count)} ${unit[currentLanguage()]}`);
  }
  return parts.join(' ');
}

/**
 * Formats milliseconds since the epoch as day and time ("24 Nov, 14:02"), with the year if it is not this
 * one.
 */
export function formatMoment(at: number, options: { seconds?: boolean } = {}): string {
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  return dateFormat({
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(options.seconds === true ? { second: '2-digit' } : {}),
  }).format(at);
}

/** Formats milliseconds since the epoch as a day ("24 Nov"), with the year if it is not this one. */
export function formatDay(at: number): string {
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  return dateFormat({
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A month ("November 2026", "2026年11月"). Without `Intl`, like durations, because the first render of a
 * screen needs it.
 */
export function formatMonth(month: Month): string {
  const [year = '', number = ''] = month.split('-');
  const name = ENGLISH_MONTHS[Number(number) - 1] ?? number;
  return currentLanguage() === 'en' ? `${name} ${year}` : `${year}年${Number(number)}月`;
}

export function formatDate(date: string): string {
  return dateFormat({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

export function formatTime(at: number, options: { utc?: boolean } = {}): string {
  return dateFormat({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(options.utc === true ? { timeZone: 'UTC' } : {}),
  }).format(at);
}

/** A moment to the second; only the time of day if it is today. */
export const formatWhen = (at: number): string =>
  isToday(at) ? formatTime(at) : formatMoment(at, { seconds: true });

export const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString();

/** Formats milliseconds since the epoch as time of day to the minute ("14:02"). */
export function formatTimeOfDay(at: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at);
}

export function formatList(names: readonly string[]): string {
  // One needs no formatter, which takes time to be made.
  if (names.length < 2) return names[0] ?? '';
  return new Intl.ListFormat(currentLanguage(), { type: 'conjunction', style: 'narrow' }).format(names);
}

const regionNames = once((type: 'region') => new Intl.DisplayNames([currentLanguage()], { type }));

/** A country by its ISO 3166-1 alpha-2 code ("United States"); the code itself if unknown. */
export function formatRegion(code: string): string {
  try {
    return regionNames('region').of(code) ?? code;
  } catch {
    return code;
  }
}
