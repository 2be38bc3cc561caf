/** Lines of texts as spreadsheets put them on the clipboard: a text with a tab, line break or quote in it is quoted. */
export function toTsv(lines: readonly (readonly string[])[]): string {
  return lines.map((texts) => texts.map(toTsvText).join('\t')).join('\n');
}

function toTsvText(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
