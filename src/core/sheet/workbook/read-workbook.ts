import { err, ok, type Result } from '#core/result.ts';

import { type Grid, type SheetChoice, type SheetFault, type SheetFile, WHOLE_ROWS } from '../sheet.ts';
import { builtInFormat, type CellFormat, formatOf, PLAIN } from './cell-format.ts';
import { type Archive, ArchiveError, openArchive } from './open-archive.ts';
import { type Book, readWorksheet } from './read-worksheet.ts';
import { isTrue, readXml, withoutEscapes } from './read-xml.ts';

type WorkbookReadingOptions = {
  readonly name: string;
  readonly choice?: SheetChoice;
  /** From 0 to 1. */
  readonly onProgress?: ((part: number) => void) | undefined;
};

/** Maximum sheets listed; a hostile file may name any number. */
const MOST_SHEETS = 1_000;
/** Maximum sheets unpacked while none is chosen. */
const MOST_TRIED = 50;
/** Maximum bytes searched for the start of a sheet. */
const MOST_OF_BEGIN = 4 * 1024 * 1024;

/**
 * Reads a sheet of a workbook (`.xlsx`, `.xlsm`): the chosen one, else the first visible one with content.
 * Text is unchanged, numbers have spreadsheet precision, dates are ISO 8601.
 */
export function readWorkbook(
  bytes: Uint8Array,
  { name, choice = {}, onProgress }: WorkbookReadingOptions,
): Result<SheetFile, SheetFault> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  try {
    return readSheets(archive.value, { name, choice, onProgress });
  } catch (error) {
    // What the file holds is foreign: whatever is wrong with it, it is damaged.
    return err({ kind: error instanceof ArchiveError ? error.kind : 'broken' });
  }
}

type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly path: string };

function readSheets(
  archive: Archive,
  { name, choice, onProgress }: WorkbookReadingOptions & { readonly choice: SheetChoice },
): Result<SheetFile, SheetFault> {
  const path = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.path ?? '';
  const part = archive.part(path);
  if (part === undefined) return err({ kind: 'otherFile' });
  const relations = relationsOf(archive, path);
  const { sheets, from1904 } = readSheetList(part, relations);
  const takeHidden = choice.takeHidden ?? false;
  const partOf = (type: string) =>
    archive.part(relations.find((relation) => relation.type === type)?.path ?? '');
  const book: Book = {
    strings: readStrings(partOf('sharedStrings')),
    formats: readFormats(partOf('styles')),
    calendar: { from1904 },
    takeHidden,
    columns: choice.columns,
    onProgress,
  };
  const names = sheets.map(({ name, hidden }) => ({ name, hidden }));
  let first: SheetFile | undefined;
  const wanted = candidates(sheets, choice);
  for (const [at, sheet] of wanted.entries()) {
    const bytes = archive.part(sheet.path);
    if (bytes === undefined) return err({ kind: 'broken' });
    const format = { kind: 'workbook', sheet: sheet.name, sheets: names, takeHidden } as const;
    const file: SheetFile = { name, format, grid: readWorksheet(bytes, book) };
    if (file.grid.rows.length > 0) {
      const others = wanted.slice(at + 1).flatMap((other) => beginOf(other, archive, book));
      return ok(others.length > 0 ? { ...file, others } : file);
    }
    first ??= file;
  }
  return first !== undefined && isChoice(first) ? ok(first) : err({ kind: 'empty' });
}

/**
 * The chosen sheet, else the first visible ones. Each part once, because a hostile file may name the same for
 * every sheet.
 */
function candidates(sheets: readonly SheetEntry[], { sheet }: SheetChoice): readonly SheetEntry[] {
  const chosen = sheets.find(({ name }) => name === sheet);
  if (chosen) return [chosen];
  const paths = new Set<string>();
  const shown = sheets.filter(({ hidden, path }) => {
    const isNew = !hidden && !paths.has(path);
    if (isNew) paths.add(path);
    return isNew;
  });
  return shown.slice(0, MOST_TRIED);
}

function beginOf({ name, path }: SheetEntry, archive: Archive, book: Book): { name: string; grid: Grid }[] {
  try {
    const bytes = archive.part(path);
    const most = { rows: WHOLE_ROWS, bytes: MOST_OF_BEGIN };
    const grid = bytes && readWorksheet(bytes, { ...book, most, onProgress: undefined });
    return grid && grid.rows.length > 0 ? [{ name, grid }] : [];
  } catch {
    return [];
  }
}

function isChoice({ format, grid }: SheetFile): boolean {
  return (format.kind === 'workbook' && format.sheets.length > 1) || grid.remarks.length > 0;
}

type Relation = { readonly id: string; readonly type: string; readonly path: string };

function relationsOf(archive: Archive, path: string): readonly Relation[] {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const bytes = archive.part(`${folder}_rels/${path.slice(cut)}.rels`);
  const relations: Relation[] = [];
  if (bytes === undefined) return relations;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      relations.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').replace(/^.*\//, ''),
        path: resolved(folder, attribute('Target') ?? ''),
      });
    },
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function readSheetList(bytes: Uint8Array, relations: readonly Relation[]) {
  const paths = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]),
  );
  const sheets: SheetEntry[] = [];
  let depth = 0;
  let from1904: boolean | undefined;
  readXml(bytes, {
    open: (name, attribute) => {
      depth += 1;
      // The extensions of later versions hold elements of the same name, which say nothing of the calendar.
      if (name === 'workbookPr' && depth === 2) from1904 ??= isTrue(attribute('date1904'));
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return;
      const path = paths.get(attribute('r:id') ?? attribute('id') ?? '');
      const isHidden = (attribute('state') ?? 'visible') !== 'visible';
      if (path !== undefined) sheets.push({ name: attribute('name') ?? '', hidden: isHidden, path });
    },
    close: () => {
      depth -= 1;
    },
  });
  return { sheets, from1904: from1904 ?? false };
}

function readStrings(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let current = '';
  let isText = false;
  let readings = 0;
  readXml(bytes, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') readings += 1;
      isText = name === 't' && readings === 0;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      isText = false;
      if (name === 'si') strings.push(withoutEscapes(current));
      else if (name === 'rPh') readings -= 1;
    },
  });
  return strings;
}

function readFormats(bytes: Uint8Array | undefined): readonly CellFormat[] {
  const codes = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  if (bytes === undefined) return formats;
  let isCell = false;
  readXml(bytes, {
    open: (name, attribute) => {
      const id = Number(attribute('numFmtId'));
      if (name === 'cellXfs') isCell = true;
      else if (name === 'numFmt') codes.set(id, formatOf(attribute('formatCode') ?? ''));
      else if (name === 'xf' && isCell)
        formats.push(codes.get(id) ?? (Number.isInteger(id) ? builtInFormat(id) : PLAIN));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return formats;
}
