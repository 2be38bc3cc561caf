import { multiplyDecimals, readDecimal, writeDecimal } from '#core/decimal.ts';

export type CellFormat =
  | { readonly kind: 'number' | 'percent' }
  /** Digits with leading zeros and literals between them: `00000`, `000-00-0000`, `"D-"00000`. */
  | {
      readonly kind: 'mask';
      readonly literals: readonly string[];
    }
  | {
      readonly kind: 'conditional';
      readonly sections: readonly {
        readonly isMet: (number: number) => boolean;
        readonly format: CellFormat;
      }[];
    }
  | {
      readonly kind: 'moment';
      readonly date: boolean;
      readonly time: boolean;
      readonly seconds: boolean;
      readonly elapsed: boolean;
      /** A built-in format that is a date in some countries and a time in others; the number decides. */
      readonly either?: true;
    };

export const PLAIN: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'moment', date: true, time: false, seconds: false, elapsed: false };
const TIME: CellFormat = { ...DATE, date: false, time: true };
const LONG_TIME: CellFormat = { ...TIME, seconds: true };

/** ECMA-376, part 1, 18.8.30: formats identified by number only. 27 to 58 belong to East Asian programs. */
const BUILT_IN: readonly (readonly [from: number, to: number, format: CellFormat])[] = [
  [9, 10, { kind: 'percent' }],
  [14, 17, DATE],
  [18, 18, TIME],
  [19, 19, LONG_TIME],
  [20, 20, TIME],
  [21, 21, LONG_TIME],
  [22, 22, { ...DATE, time: true }],
  [27, 31, DATE],
  [32, 32, TIME],
  [33, 33, LONG_TIME],
  [34, 35, { ...DATE, time: true, either: true }],
  [36, 36, DATE],
  [45, 45, LONG_TIME],
  [46, 46, { ...LONG_TIME, elapsed: true }],
  [47, 47, LONG_TIME],
  [50, 54, DATE],
  [55, 56, { ...DATE, time: true, either: true }],
  [57, 58, DATE],
];

export function builtInFormat(id: number): CellFormat {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? PLAIN;
}

const LITERALS = /"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

export function formatOf(code: string): CellFormat {
  const parts = code.replaceAll(/"[^"]*"|\\./g, (literal) => literal.replaceAll(';', ' ')).split(';');
  const [first = ''] = parts;
  if (conditionOf(first) === undefined) return formatOfSection(first);
  const sections = parts.map((part) => ({
    isMet: conditionOf(part) ?? (() => true),
    format: formatOfSection(part),
  }));
  return { kind: 'conditional', sections };
}

const CONDITION = /\[(<=|>=|<>|[<>=])\s*(-?[\d.]+)\]/;
const COMPARISONS: ReadonlyMap<string, (number: number, limit: number) => boolean> = new Map([
  ['<', (number, limit) => number < limit],
  ['<=', (number, limit) => number <= limit],
  ['=', (number, limit) => number === limit],
  ['<>', (number, limit) => number !== limit],
  ['>=', (number, limit) => number >= limit],
  ['>', (number, limit) => number > limit],
]);

function conditionOf(section: string): ((number: number) => boolean) | undefined {
  const [, sign = '', limit = ''] = CONDITION.exec(section) ?? [];
  const compare = COMPARISONS.get(sign);
  return compare && ((number) => compare(number, Number(limit)));
}

function formatOfSection(section: string): CellFormat {
  const plain = section
    .replaceAll(LITERALS, '')
    .replaceAll(/general|standard|e[+-]/gi, '')
    .toLowerCase();
  if (plain.includes('%')) return { kind: 'percent' };
  if (/[#?@]/.test(plain)) return PLAIN;
  const moment = momentOf(plain);
  return moment ?? maskOf(section) ?? PLAIN;
}

function momentOf(plain: string): CellFormat | undefined {
  const hours = plain.includes('h');
  const seconds = plain.includes('s');
  const minutes = hours || seconds || /\[m+\]/.test(plain);
  const months = plain.includes('m') && (!minutes || plain.includes('mmm'));
  const date = /[yde]/.test(plain) || months;
  if (!date && !minutes) return undefined;
  return { kind: 'moment', date, time: minutes, seconds, elapsed: /\[[hms]+\]/.test(plain) };
}

const PIECE = /"([^"]*)"|\\(.)|([ ()/+-])|[_*].|\[[^\]]*\]|(0)|./gs;

/** Text after the digits is usually a unit, not part of a code: such a number stays a number. */
function maskOf(section: string): CellFormat | undefined {
  const literals = [''];
  for (const [piece, quoted, escaped, sign, digit] of section.matchAll(PIECE)) {
    const literal = quoted ?? escaped ?? sign;
    if (digit !== undefined) literals.push('');
    else if (literal !== undefined) literals.push(`${literals.pop() ?? ''}${literal}`);
    else if (!/^[_*[]/.test(piece)) return undefined;
  }
  return literals.length > 2 && /^[ ()/+-]*$/.test(literals.at(-1) ?? '')
    ? { kind: 'mask', literals }
    : undefined;
}

type Calendar = {
  readonly from1904: boolean;
};

export function numberCellText(written: string, format: CellFormat, calendar: Calendar): string {
  if (written.trim() === '') return '';
  if (format.kind === 'conditional') {
    const met = format.sections.find(({ isMet }) => isMet(Number(written)));
    return numberCellText(written, met?.format ?? PLAIN, calendar);
  }
  const number = plainNumber(written);
  if (format.kind === 'percent') {
    const decimal = readDecimal(number);
    return decimal ? `${writeDecimal(multiplyDecimals(decimal, { units: 100n, scale: 0 }))}%` : number;
  }
  if (format.kind === 'mask') return /^\d+$/.test(number) ? masked(number, format.literals) : number;
  if (format.kind === 'moment') return momentText(Number(written), format, calendar) ?? number;
  return number;
}

/** Whole numbers to the last digit; others to the 15 digits that spreadsheets use. Without an exponent. */
function plainNumber(written: string): string {
  if (/^-?\d+$/.test(written)) return written;
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const short = String(Number(number.toPrecision(15)));
  if (!short.includes('e')) return short;
  const decimal = readDecimal(short);
  return decimal ? writeDecimal(decimal) : short;
}

function masked(digits: string, literals: readonly string[]): string {
  const places = literals.length - 1;
  const padded = digits.padStart(places, '0');
  const more = padded.length - places;
  return literals
    .map((literal, at) => {
      const shown = at === places ? '' : padded.slice(at === 0 ? 0 : at + more, at + more + 1);
      return `${literal}${shown}`;
    })
    .join('');
}

const DAY = 86_400;
/** Spreadsheet days from the start of 1900 to 1970, to the start of 1904, and to the end of 9999. */
const TO_1970 = 25_569;
const TO_1904 = 1_462;
const LAST_DAY = 2_958_465;
/** 29 February 1900 exists only in spreadsheets; days before it are off by one. */
const LEAP_BUG = 60;

type Moment = Extract<CellFormat, { kind: 'moment' }>;

function momentText(serial: number, format: Moment, { from1904 }: Calendar): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const seconds = Math.round(serial * DAY);
  if (format.elapsed) return clock(seconds, format.seconds);
  const days = Math.floor(seconds / DAY);
  const time = clock(seconds % DAY, format.seconds);
  if (!format.date) return time;
  const day = days + (from1904 ? TO_1904 : 0);
  if (day > LAST_DAY) return undefined;
  // Without a day it is a time, or nothing: a formula that points at an empty cell.
  if (day === 0) return format.time && seconds > 0 ? time : undefined;
  const showsTime = format.either === true ? seconds % DAY > 0 : format.time;
  return showsTime ? `${dateText(day)} ${time}` : dateText(day);
}

function dateText(day: number): string {
  if (day === LEAP_BUG) return '1900-02-29';
  const since = day - TO_1970 + (day < LEAP_BUG ? 1 : 0);
  return new Date(since * DAY * 1_000).toISOString().slice(0, 10);
}

function clock(seconds: number, showsSeconds: boolean): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${showsSeconds || rest > 0 ? `:${two(rest)}` : ''}`;
}

export const isoCellText = (written: string): string =>
  written.replace(/^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/, '$1').replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ');
