import { strToU8, type Zippable, zipSync } from 'fflate';

/** What a workbook for tests is made of, as XML; what is not given is as small as can be. */
export type WorkbookParts = {
  /** The rows, between the tags of `sheetData`. */
  readonly rows: string;
  /** Before and behind the rows. */
  readonly columns?: string;
  readonly behind?: string;
  /** The shared strings, each with its `si`. */
  readonly strings?: string;
  readonly book?: string;
  readonly prefix?: string;
  readonly others?: Zippable;
};

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook for tests, where its oddity is one that no library writes. */
export function aWorkbook(parts: WorkbookParts): Uint8Array {
  const { rows, columns = '', behind = '', strings = '', book = '', prefix = '', others = {} } = parts;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  return zipSync({
    '_rels/.rels': xml(`<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships>${relation(1, 'worksheet', '/xl/worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook>${book}<sheets><sheet name="Data &amp; more" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst>${strings}</sst>`),
    'xl/worksheets/sheet1.xml': xml(
      `<${prefix}worksheet>${columns}<${prefix}sheetData>${rows}</${prefix}sheetData>${behind}</${prefix}worksheet>`,
    ),
    ...others,
  });
}
