import { convertDate } from '#core/form/reading/date-text.ts';
import { plainName } from '#core/sheet/guess-grid.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { valueText } from '#core/json/write.ts';
import { withScheme } from '#core/with-scheme.ts';

import { entryFromCell, itemTexts } from './cell-entry.ts';
import { placesIn } from './fillers.ts';
import type { RowOption, Separator } from './sheet-draft.ts';

/**
 * The text that a cell surely means where it cannot be read as it is: a date in another order, a number with separators or a currency, an
 * address without `https://`, an option in other letters; undefined where it could mean anything else.
 */
export function mendFieldCell(
  parameter: Parameter,
  text: string,
  separator: Separator = '\n',
): string | undefined {
  const reads = (candidate: string) =>
    readEntry(parameter, entryFromCell(parameter, candidate, separator)).problems.count === 0;
  if (text.trim() === '' || reads(text)) return undefined;
  const candidate = candidateFor(parameter, text.trim(), separator);
  return candidate !== undefined && candidate !== text && reads(candidate) ? candidate : undefined;
}

/** The same for a cell that fills a column of a table: each of its items is read alone. */
export function mendPartCell(
  parameter: Parameter,
  text: string,
  separator: Separator = '\n',
): string | undefined {
  const items = placesIn(text, separator);
  const mended = items.map((item) => mendFieldCell(parameter, item) ?? item);
  return mended.every((item, at) => item === items[at]) ? undefined : mended.join(separator);
}

function candidateFor(parameter: Parameter, text: string, separator: Separator): string | undefined {
  const { editor, type, options, dateFormat } = parameter;
  if (editor === 'datepicker') {
    const date = certainDate(text);
    return date && convertDate(date, 'YYYY-MM-DD', dateFormat.shown);
  }
  if (editor === 'requestList') return itemTexts(text, separator).map(withScheme).join(separator);
  if (options.length > 0) {
    const meant = options.filter(
      ({ value, label }) =>
        plainName(valueText(value)) === plainName(text) || plainName(label) === plainName(text),
    );
    const [only] = meant;
    return only && meant.length === 1 ? valueText(only.value) : undefined;
  }
  return type === 'integer' || type === 'number' ? certainNumber(text, type) : undefined;
}

/** The same for a run option. `reads`: whether the option takes a text. */
export function mendOptionCell(
  option: RowOption,
  text: string,
  reads: (candidate: string) => boolean,
): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || reads(trimmed)) return undefined;
  const candidate =
    option === 'proxyRegion'
      ? trimmed.toUpperCase()
      : option === 'callbackUrl'
        ? withScheme(trimmed)
        : certainNumber(trimmed, option === 'memory' || option === 'timeout' ? 'integer' : 'number');
  return candidate !== undefined && candidate !== text && reads(candidate) ? candidate : undefined;
}

const CURRENCY = /^(?:US\$|USD|\$|€|¥|£)\s*|\s*(?:USD|US\$|\$|€|¥|£)$/gi;
/** Blanks, and marks that only part thousands. */
const THOUSANDS_ONLY = /(?<=\d)[\s'’_](?=\d{3}(?!\d))/g;
const COMMA_GROUPS = /^([+-]?\d{1,3})((?:,\d{3})+)(\.\d+)?$/;
const POINT_GROUPS = /^([+-]?\d{1,3})((?:\.\d{3})+)(,\d+)?$/;
const COMMA_FRACTION = /^[+-]?\d+,\d+$/;

/** The number that a text with separators surely means; a single group of three digits after a comma may be a fraction elsewhere. */
function certainNumber(text: string, type: 'integer' | 'number'): string | undefined {
  const bare = text.replaceAll(CURRENCY, '').replaceAll(THOUSANDS_ONLY, '').trim();
  const grouped = COMMA_GROUPS.exec(bare) ?? POINT_GROUPS.exec(bare);
  if (grouped) {
    const [, first = '', groups = '', fraction = ''] = grouped;
    const isCertain = type === 'integer' || groups.length > 4 || fraction !== '';
    return isCertain ? first + groups.replaceAll(/\D/g, '') + fraction.replace(',', '.') : undefined;
  }
  if (COMMA_FRACTION.test(bare)) return bare.replace(',', '.');
  return bare === '' || bare === text ? undefined : bare;
}

const YEAR_FIRST = /^(\d{4})[-/. 年](\d{1,2})[-/. 月](\d{1,2})日?$/;
/** Without marks all eight: `202611` is a month, and `2026111` could be two days. */
const DIGITS_ONLY = /^(\d{4})(\d\d)(\d\d)$/;
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

/** The day of the calendar that a text surely names, as `YYYY-MM-DD`: where day and month could be either, none. */
function certainDate(text: string): string | undefined {
  const found = YEAR_FIRST.exec(text) ?? DIGITS_ONLY.exec(text);
  if (found) return isoDate(found[1], found[2], found[3]);
  const [, one = '', other = '', last] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined) return undefined;
  if (Number(one) > 12) return isoDate(last, other, one);
  return Number(other) > 12 || Number(one) === Number(other) ? isoDate(last, one, other) : undefined;
}

function isoDate(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return convertDate(text, 'YYYY-MM-DD', 'YYYY-MM-DD');
}
