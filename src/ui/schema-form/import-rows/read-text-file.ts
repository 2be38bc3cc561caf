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
