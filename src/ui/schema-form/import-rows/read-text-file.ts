/** What a file that is not UTF-8 most likely is, by the languages of the person: Chinese spreadsheets write GB 18030. */
function olderEncoding(): string {
  return navigator.languages.some((language) => language.startsWith('zh')) ? 'gb18030' : 'windows-1252';
}

/** The text of a file: UTF-8, or UTF-16 where it says so by its mark, else in an older encoding. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(olderEncoding()).decode(bytes);
  }
}

/** How the files of spreadsheet programs begin: `.xlsx` and `.ods` as ZIP archives, `.xls` as compound files. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** True for a file that is no text but one of a spreadsheet program. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return WORKBOOKS.some((begin) => begin.every((byte, at) => bytes[at] === byte));
}
