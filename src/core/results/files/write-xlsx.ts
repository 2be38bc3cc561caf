// A workbook is a ZIP archive, and `CompressionStream` writes none.
import { strToU8, Zip, ZipDeflate } from 'fflate';

import { columnLetters } from '#core/column-letters.ts';
import { beginningOf } from '#core/cut-text.ts';
import { type Json, type JsonObject } from '#core/json/json.ts';

import { valueAt } from '../values/value-at.ts';
import { toReadableText, toValueText } from '../values/value-text.ts';
import { webLink } from '../values/web-link.ts';
import type { FilePlan } from './write-text.ts';

/** Maximum characters of an XLSX cell. */
export const MAX_CELL = 32_767;
const MAX_ROWS = 1_048_576;
const MAX_LINKS = 65_530;
const MAX_LINK = 2_079;
/** Column width in characters. */
const WIDTH = { least: 8, most: 60 } as const;
const MEASURED_ROWS = 500;
const STEP = 50;
const LINKS_STEP = 500;

export type XlsxPlan = Pick<FilePlan, 'columns' | 'nested' | 'sheetBy'> & {
  readonly onCut: () => void;
};

type XlsxOutput = { readonly chunk: (bytes: Uint8Array) => void };

const STYLE = { head: 1, date: 2, moment: 3, link: 4 } as const;

/**
 * Writes a workbook in small steps, so that the page can draw; yields output at once. Numbers, booleans,
 * dates and web addresses keep their type; text is stored as text, so that none runs as a formula. The
 * head is bold, stays in view, and filters. Rows past the sheet limit continue in another sheet.
 * @throws errors of the file compression
 */
export function* writeXlsx(
  rows: readonly JsonObject[],
  plan: XlsxPlan,
  { chunk }: XlsxOutput,
): Generator<undefined> {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    chunk(bytes);
  });
  const sheets = sheetsOf(rows, plan);
  const widths = widthsOf(rows.slice(0, MEASURED_ROWS), plan);
  for (const [at, { part, rows: own }] of sheets.entries()) {
    const sheet = at + 1;
    const has = (index: number) => plan.columns[index]?.sheets?.includes(part) ?? true;
    const ofSheet = { ...plan, columns: plan.columns.filter((_, index) => has(index)) };
    const wide = widths.filter((_, index) => has(index));
    const links: string[] = [];
    yield* addInSteps(zip, `xl/worksheets/sheet${sheet}.xml`, sheetXml(own, ofSheet, wide, links));
    const link = (target: string, at: number) => relation(at + 1, 'hyperlink', target, true);
    yield* addInSteps(zip, `xl/worksheets/_rels/sheet${sheet}.xml.rels`, relationsXml(links, link));
  }
  for (const [name, parts] of frame(sheets.map(({ name }) => name))) yield* addInSteps(zip, name, parts);
  zip.end();
}

type XlsxSheet = { readonly part: string; readonly name: string; readonly rows: readonly JsonObject[] };

function sheetsOf(rows: readonly JsonObject[], { sheetBy }: XlsxPlan): readonly XlsxSheet[] {
  const parts = new Map<string, JsonObject[]>();
  for (const row of rows) {
    const name = sheetBy === undefined ? FIRST_SHEET : toValueText(valueAt(row, sheetBy));
    const part = parts.get(name);
    if (part) part.push(row);
    else parts.set(name, [row]);
  }
  if (parts.size === 0) parts.set(FIRST_SHEET, []);
  const used = new Set<string>();
  return [...parts].flatMap(([part, own]) => {
    const perSheet = MAX_ROWS - 1;
    return Array.from({ length: Math.max(1, Math.ceil(own.length / perSheet)) }, (_, at) => ({
      part,
      name: sheetName(part, used),
      rows: own.slice(at * perSheet, (at + 1) * perSheet),
    }));
  });
}

const FIRST_SHEET = 'Results';
const LONGEST_NAME = 31;
const NO_NAME = /[[\]:*?/\\\p{Cc}]|^'|'$/gu;

function sheetName(wanted: string, used: Set<string>): string {
  const clean = wanted.replace(NO_NAME, ' ').trim();
  const base = clean === '' || clean.toLowerCase() === 'history' ? FIRST_SHEET : clean;
  let name = beginningOf(base, LONGEST_NAME);
  for (let more = 2; used.has(name.toLowerCase()); more += 1)
    name = `${beginningOf(base, LONGEST_NAME - 8)}_${more}`;
  used.add(name.toLowerCase());
  return name;
}

type TextPieces = readonly string[] | Generator<string>;

function* addInSteps(zip: Zip, name: string, parts: TextPieces): Generator<undefined> {
  const file = new ZipDeflate(name, { level: 6 });
  zip.add(file);
  for (const part of parts) {
    file.push(strToU8(part), false);
    yield undefined;
  }
  file.push(new Uint8Array(0), true);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function* relationsXml(
  targets: readonly string[],
  write: (target: string, at: number) => string,
): Generator<string> {
  yield `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`;
  yield* inLinkSteps(targets, write);
  yield '</Relationships>';
}

function* inLinkSteps(
  targets: readonly string[],
  write: (target: string, at: number) => string,
): Generator<string> {
  for (let from = 0; from < targets.length; from += LINKS_STEP) {
    const step = targets.slice(from, from + LINKS_STEP);
    yield step.map((target, at) => write(target, from + at)).join('');
  }
}

function relation(id: number, type: string, target: string, external = false): string {
  const mode = external ? ' TargetMode="External"' : '';
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${escapeXml(target)}"${mode}/>`;
}

function* sheetXml(
  rows: readonly JsonObject[],
  plan: XlsxPlan,
  widths: readonly number[],
  links: string[],
): Generator<string> {
  const { columns, onCut } = plan;
  const names = columns.map((_, index) => columnLetters(index));
  const places: string[] = [];
  const link = (place: string, target: string) => {
    if (links.length >= MAX_LINKS || target.length > MAX_LINK) return false;
    links.push(target);
    places.push(place);
    return true;
  };
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = columns.map((column, index) =>
    textCell(`${names[index]}1`, cut(column.head, onCut), STYLE.head),
  );
  yield (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>` +
    `<row r="1">${head.join('')}</row>`
  );
  for (let from = 0; from < rows.length; from += STEP) {
    yield rows
      .slice(from, from + STEP)
      .map((row, at) => {
        const number = from + at + 2;
        const cells = columns.map(({ key }, index) =>
          cellXml(`${names[index]}${number}`, valueAt(row, key), { ...plan, link }),
        );
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
  }
  const filter = `<autoFilter ref="A1:${names.at(-1) ?? 'A'}${rows.length + 1}"/>`;
  yield `</sheetData>${filter}`;
  if (places.length > 0) {
    yield '<hyperlinks>';
    yield* inLinkSteps(places, (place, at) => `<hyperlink ref="${place}" r:id="rId${at + 1}"/>`);
    yield '</hyperlinks>';
  }
  yield '</worksheet>';
}

type CellWriting = XlsxPlan & { readonly link: (place: string, target: string) => boolean };

function cellXml(place: string, value: Json | undefined, ways: CellWriting): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number')
    return hasLongDigits(value) ? textCell(place, String(value)) : `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`;
  if (typeof value === 'string') {
    const date = toSerial(value);
    if (date) return `<c r="${place}" s="${STYLE[date.kind]}"><v>${date.serial}</v></c>`;
    const target = webLink(value);
    if (target !== undefined && ways.link(place, target))
      return textCell(place, cut(value, ways.onCut), STYLE.link);
  }
  const text = ways.nested === 'json' ? toValueText(value) : toReadableText(value);
  return textCell(place, cut(text, ways.onCut));
}

/** Whole numbers from here on have more than the 15 digits that Excel shows and copies. */
const FIRST_LONG = 1e15;

const hasLongDigits = (value: number): boolean =>
  Number.isSafeInteger(value) && Math.abs(value) >= FIRST_LONG;

function textCell(place: string, text: string, style?: number): string {
  const look = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${place}" t="inlineStr"${look}><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function cut(text: string, onCut: () => void): string {
  if (text.length <= MAX_CELL) return text;
  onCut();
  return beginningOf(text, MAX_CELL);
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold: controls except tab and line feed, two code points, lone surrogates. */
const NO_XML = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}/gu;

/**
 * XLSX reads `_x0041_` as "A": such text is escaped, and characters that XML cannot hold are written this
 * way.
 */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(NO_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => ENTITY[sign] ?? sign);
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?)?$/;
const DAY = 86_400_000;
/** Day 0 of XLSX; before March 1900 its days do not match the calendar. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_RIGHT = Date.UTC(1900, 2, 1);

/**
 * The XLSX serial number of a date or moment, with the clock as written: XLSX has no time zones. Undefined
 * for other text, or one in another zone.
 */
function toSerial(text: string): { readonly kind: 'date' | 'moment'; readonly serial: number } | undefined {
  const [whole, year, month, day, hour, minute, second = '00', fraction = ''] = DATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const clock = hour === undefined ? '00:00:00' : `${hour}:${minute}:${second}`;
  const written = `${year}-${month}-${day}T${clock}.${fraction.padEnd(3, '0')}Z`;
  const time = Date.parse(written);
  // A day that a month does not have is read as one of the next.
  if (Number.isNaN(time) || new Date(time).toISOString() !== written || time < FIRST_RIGHT) return undefined;
  return { kind: hour === undefined ? 'date' : 'moment', serial: (time - FIRST_DAY) / DAY };
}

function widthsOf(rows: readonly JsonObject[], { columns, nested }: XlsxPlan): readonly number[] {
  const write = nested === 'json' ? toValueText : toReadableText;
  return columns.map(({ key, head }) => {
    const texts = [head, ...rows.map((row) => write(valueAt(row, key)).slice(0, WIDTH.most))];
    const widest = texts.reduce((width, text) => Math.max(width, signsWide(text)), 0);
    return Math.min(WIDTH.most, Math.max(WIDTH.least, widest + 2));
  });
}

/** Width of a text in digits: Chinese, Japanese and Korean characters count as two. */
function signsWide(text: string): number {
  return text.length + (text.match(/[\u2E80-\uFFDC]/g)?.length ?? 0);
}

function frame(sheets: readonly string[]): readonly (readonly [name: string, parts: TextPieces])[] {
  const worksheets = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      [
        `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        part('workbook.xml', 'sheet.main'),
        part('styles.xml', 'styles'),
        ...worksheets.map((name) => part(name, 'worksheet')),
        '</Types>',
      ],
    ],
    ['_rels/.rels', relationsXml(['xl/workbook.xml'], (target) => relation(1, 'officeDocument', target))],
    [
      'xl/workbook.xml',
      [
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
        ...sheets.map(
          (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        ),
        '</sheets></workbook>',
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([...worksheets, 'styles.xml'], (target, at) =>
        relation(at + 1, at < worksheets.length ? 'worksheet' : 'styles', target),
      ),
    ],
    ['xl/styles.xml', [STYLES]],
  ];
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font>' +
  '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
