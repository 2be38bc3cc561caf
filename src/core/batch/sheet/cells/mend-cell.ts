import { convertDate, isoFormat, withoutMidnight } from '#core/form/reading/date-text.ts';
import { plainName } from '#core/find/plain-name.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { valueText } from '#core/json/write.ts';
import { withScheme } from '#core/with-scheme.ts';

import { entryFromCell } from './cell-entry.ts';
import { itemTexts, placesIn, type Separator } from './cell-items.ts';
import {
  bareNumber,
  type CellWays,
  kindOfField,
  kindOfOption,
  shownSeparator,
  NO_WAYS,
  orderShown,
  plainly,
  splitGroups,
  wayShown,
} from './cell-ways.ts';
import type { RowOption } from '../row-option.ts';

type MendedColumn = {
  readonly separator?: Separator | undefined;
  readonly ways?: CellWays | undefined;
};

/**
 * The text that an unreadable cell certainly means: a reordered date, a number with separators or
 * currency, an address without `https://`, an option in other case. Undefined if ambiguous.
 * The notation of the column resolves what could be either.
 */
export function mendFieldCell(
  parameter: Parameter,
  text: string,
  { separator = '\n', ways = NO_WAYS }: MendedColumn = {},
): string | undefined {
  const reads = (candidate: string) =>
    readEntry(parameter, entryFromCell(parameter, candidate, separator)).problems.count === 0;
  if (text.trim() === '' || reads(text)) return undefined;
  const found = candidateFor(parameter, text.trim(), { separator, ways });
  const kind = kindOfField(parameter);
  const candidate = found !== undefined && kind ? plainly(kind, found, ways) : found;
  return candidate !== undefined && candidate !== text && reads(candidate) ? candidate : undefined;
}

export function mendPartCell(
  parameter: Parameter,
  text: string,
  column: MendedColumn = {},
): string | undefined {
  const { separator = '\n' } = column;
  const items = placesIn(text, separator);
  const mended = items.map((item) => mendFieldCell(parameter, item, { ways: column.ways }) ?? item);
  return mended.every((item, at) => item === items[at]) ? undefined : mended.join(separator);
}

function candidateFor(
  parameter: Parameter,
  text: string,
  { separator, ways }: { readonly separator: Separator; readonly ways: CellWays },
): string | undefined {
  const { editor, type, options, dateFormat } = parameter;
  if (editor === 'datepicker') return certainDate(text, dateFormat.shown, ways);
  if (editor === 'requestList') return itemTexts(text, separator).map(withScheme).join(separator);
  if (options.length > 0) {
    const meant = options.filter(
      ({ value, label }) =>
        plainName(valueText(value)) === plainName(text) || plainName(label) === plainName(text),
    );
    const [only] = meant;
    return only && meant.length === 1 ? valueText(only.value) : undefined;
  }
  return type === 'integer' || type === 'number' ? certainNumber(text, type, ways) : undefined;
}

export function mendOptionCell(
  option: RowOption,
  text: string,
  reads: (candidate: string) => boolean,
  ways = NO_WAYS,
): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || reads(trimmed)) return undefined;
  const kind = kindOfOption(option);
  const found = kind
    ? certainNumber(trimmed, kind.type, ways)
    : option === 'proxyRegion'
      ? trimmed.toUpperCase()
      : withScheme(trimmed);
  const candidate = found !== undefined && kind ? plainly(kind, found, ways) : found;
  return candidate !== undefined && candidate !== text && reads(candidate) ? candidate : undefined;
}

const COMMA_FRACTION = /^[+-]?\d+,\d+$/;

/** The number that a text with separators certainly means; a single three-digit group may be a fraction. */
function certainNumber(text: string, type: 'integer' | 'number', ways: CellWays): string | undefined {
  const bare = bareNumber(text);
  const grouped = splitGroups(bare);
  if (grouped) {
    const { separator, isCertain, whole, fractional } = grouped;
    const shown = shownSeparator(ways, type);
    if (isCertain || (shown === undefined && type === 'integer')) return whole;
    if (shown === undefined || shown === 'both') return undefined;
    return (separator === ',') === (shown === 'comma') ? fractional : whole;
  }
  if (COMMA_FRACTION.test(bare)) return bare.replace(',', '.');
  return bare === '' || bare === text ? undefined : bare;
}

const YEAR_FIRST = /^(\d{4})[-/. 年](\d{1,2})[-/. 月](\d{1,2})日?$/;
/** All eight digits: `202611` is a month, and `2026111` could be two days. */
const DIGITS_ONLY = /^(\d{4})(\d\d)(\d\d)$/;
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

const TIME_OF_DAY = /[ T](\d{1,2}:\d\d.*)$/;

/**
 * The date that a text certainly means, in the shown format; the column's notation decides between day and
 * month.
 */
function certainDate(text: string, shown: string, ways: CellWays): string | undefined {
  const plain = withoutMidnight(text, shown);
  const [tail = '', time] = TIME_OF_DAY.exec(plain) ?? [];
  const day = certainDay(plain.slice(0, plain.length - tail.length), ways);
  if (day === undefined) return undefined;
  if (time === undefined) return convertDate(day, 'YYYY-MM-DD', shown);
  return convertDate(`${day} ${time.replace(/^\d:/, '0$&')}`, isoFormat(shown) ?? '', shown);
}

function certainDay(text: string, ways: CellWays): string | undefined {
  const found = YEAR_FIRST.exec(text) ?? DIGITS_ONLY.exec(text);
  if (found) return isoDate(found[1], found[2], found[3]);
  const [, one = '', other = '', last] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined) return undefined;
  const order = Number(one) === Number(other) ? 'dayFirst' : (wayShown(text) ?? orderShown(ways));
  if (order === 'dayFirst') return isoDate(last, other, one);
  return order === 'monthFirst' ? isoDate(last, one, other) : undefined;
}

function isoDate(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return convertDate(text, 'YYYY-MM-DD', 'YYYY-MM-DD');
}
