import type { Column } from '#core/form/parameter.ts';
import { isoFormat, readDate } from '#core/form/reading/date-text.ts';

import type { RowOption } from '../row-option.ts';

/**
 * Notations that a text can reveal: day or month first, decimal comma or point. `pointGroup` is `1.500`,
 * which is conclusive only for whole numbers.
 */
export const CELL_WAYS = ['dayFirst', 'monthFirst', 'comma', 'point', 'commaGroup', 'pointGroup'] as const;
export type CellWay = (typeof CELL_WAYS)[number];
export type CellWays = ReadonlySet<CellWay>;

export type ColumnWays = ReadonlyMap<number, CellWays>;

export const NO_WAYS: CellWays = new Set();

export type CellKind =
  | { readonly kind: 'date'; readonly shown: string }
  | { readonly kind: 'number'; readonly type: 'integer' | 'number' };

/** A text with two readings, each in an unambiguous notation. */
export type Doubt = {
  readonly text: string;
  readonly own: string;
  readonly other: string;
  readonly isSure: boolean;
};

const DAY_AND_MONTH = /^(\d{1,2})([-/. ])(\d{1,2})([-/. ])(\d{4}|\d\d)(?=$|[ T])/;
const CURRENCY = /^(?:US\$|USD|\$|€|¥|£)\s*|\s*(?:USD|US\$|\$|€|¥|£)$/gi;
const THOUSANDS_ONLY = /(?<=\d)[\s'’_](?=\d{3}(?!\d))/g;
const GROUPED = /^([+-]?[1-9]\d{0,2})([.,])(\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;
const FRACTION = /^[+-]?\d+([.,])\d+$/;
const ONE_GROUP = /^([+-]?[1-9]\d{0,2})\.(\d{3})$/;

export function wayShown(text: string): CellWay | undefined {
  // Most cells are told apart at once.
  if (!/\d[^\d]/.test(text)) return undefined;
  const days = DAY_AND_MONTH.exec(text.trim());
  return days ? dayWay(Number(days[1]), Number(days[3])) : numberWay(bareNumber(text));
}

function dayWay(first: number, second: number): CellWay | undefined {
  if (Math.max(first, second) > 31 || Math.min(first, second) > 12) return undefined;
  return first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : undefined;
}

function numberWay(number: string): CellWay | undefined {
  const grouped = splitGroups(number);
  const [, separator] = FRACTION.exec(number) ?? [];
  if (grouped === undefined)
    return separator === undefined ? undefined : separator === ',' ? 'comma' : 'point';
  const isComma = grouped.separator === ',';
  if (grouped.isCertain) return isComma ? 'point' : 'comma';
  return grouped.groups === '000' ? undefined : isComma ? 'commaGroup' : 'pointGroup';
}

export const bareNumber = (text: string): string =>
  text.replaceAll(CURRENCY, '').replaceAll(THOUSANDS_ONLY, '').trim();

export function splitGroups(text: string) {
  const [found, first = '', separator = '', groups = '', fraction] = GROUPED.exec(text) ?? [];
  if (found === undefined) return undefined;
  return {
    separator,
    groups,
    isCertain: groups.length > 3 || fraction !== undefined,
    whole: first + groups.replaceAll(separator, '') + (fraction === undefined ? '' : `.${fraction}`),
    fractional: `${first}.${groups}`,
  };
}

export function orderShown(ways: CellWays): 'dayFirst' | 'monthFirst' | 'both' | undefined {
  const isDay = ways.has('dayFirst');
  if (isDay && ways.has('monthFirst')) return 'both';
  return isDay ? 'dayFirst' : ways.has('monthFirst') ? 'monthFirst' : undefined;
}

export function shownSeparator(
  ways: CellWays,
  type: 'integer' | 'number',
): 'comma' | 'point' | 'both' | undefined {
  const isWhole = type === 'integer' && !ways.has('comma') && !ways.has('point');
  const isComma = ways.has(isWhole ? 'pointGroup' : 'comma');
  const isPoint = ways.has(isWhole ? 'commaGroup' : 'point');
  // Of two numbers of which each has its one group, neither says anything of the other.
  if (isComma && isPoint) return isWhole ? undefined : 'both';
  return isComma ? 'comma' : isPoint ? 'point' : undefined;
}

export function doubtIn(kind: CellKind, text: string, ways: CellWays): Doubt | undefined {
  if (!isDoubtable(kind, ways)) return undefined;
  const trimmed = text.trim();
  return kind.kind === 'date'
    ? doubtfulDate(kind.shown, trimmed, ways)
    : doubtfulNumber(kind.type, trimmed, ways);
}

export function isDoubtable(kind: CellKind, ways: CellWays): boolean {
  if (kind.kind === 'date') {
    const shown = orderShown(ways);
    return shown !== undefined && shown !== orderOf(kind.shown) && orderOf(kind.shown) !== undefined;
  }
  const separator = shownSeparator(ways, kind.type);
  // Of three zeros nobody knows whether they stand for a fraction, though both are whole numbers.
  return kind.type === 'integer' ? separator !== 'point' : separator === 'comma' || separator === 'both';
}

function doubtfulDate(shown: string, text: string, ways: CellWays): Doubt | undefined {
  const iso = isoFormat(shown);
  const [found, first, separator, second, other, year] = DAY_AND_MONTH.exec(text) ?? [];
  if (found === undefined || iso === undefined || Number(first) === Number(second)) return undefined;
  const swapped = [second, separator, first, other, year, text.slice(found.length)].join('');
  const [read, swappedRead] = [readDate(text, shown, iso), readDate(swapped, shown, iso)];
  if (read === undefined || swappedRead === undefined) return undefined;
  return { text, own: read, other: swappedRead, isSure: orderShown(ways) !== 'both' };
}

function doubtfulNumber(type: 'integer' | 'number', text: string, ways: CellWays): Doubt | undefined {
  const [, first = '', group] = ONE_GROUP.exec(text) ?? [];
  if (group === undefined || (type === 'integer' && group !== '000')) return undefined;
  const own = group.endsWith('0') ? `${first}.${group}`.replace(/\.?0+$/, '') : `${first}.${group}0`;
  return { text, own, other: first + group, isSure: shownSeparator(ways, type) === 'comma' };
}

export const plainly = (kind: CellKind, text: string, ways: CellWays): string =>
  doubtIn(kind, text, ways)?.own ?? text;

const DAY = /(?<![A-Za-z])DD?(?![A-Za-z])/;
const MONTH = /(?<![A-Za-z])MM?(?![A-Za-z])/;

function orderOf(shown: string): 'dayFirst' | 'monthFirst' | undefined {
  const [day, month, year] = [shown.search(DAY), shown.search(MONTH), shown.indexOf('Y')];
  if (day === -1 || month === -1 || year < Math.max(day, month)) return undefined;
  return day < month ? 'dayFirst' : 'monthFirst';
}

const OPTION_TYPES: Partial<Record<RowOption, 'integer' | 'number'>> = {
  cpus: 'number',
  memory: 'integer',
  timeout: 'integer',
  maxCharge: 'number',
  maxTraffic: 'number',
};

export function kindOfOption(option: RowOption): Extract<CellKind, { kind: 'number' }> | undefined {
  const type = OPTION_TYPES[option];
  return type && { kind: 'number', type };
}

export function kindOfField({
  editor,
  type,
  options,
  dateFormat,
}: Pick<Column, 'editor' | 'type' | 'options' | 'dateFormat'>): CellKind | undefined {
  if (editor === 'datepicker') return { kind: 'date', shown: dateFormat.shown };
  const isNumber = (type === 'integer' || type === 'number') && options.length === 0;
  return isNumber ? { kind: 'number', type } : undefined;
}
