const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Terminal sequences: operating-system commands (titles, links), control sequences (colours, cursor), two-character escapes. */
const TERMINAL_SEQUENCES = new RegExp(
  [
    `${ESCAPE}\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?`,
    `[${ESCAPE}][PX^_][^${ESCAPE}]*(?:${ESCAPE}\\\\)?`,
    `${ESCAPE}\\[[0-?]*[ -/]*[@-~]?`,
    `${ESCAPE}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
);

/** Characters that turn the direction of the text around them, which could make a line read as another. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g;

/** Most lines have none of these, and are done at once. */
const MAY_NEED_CARE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u;

/** A line of a log as plain text: line breaks and tabs stay; terminal sequences and control characters go. */
export function toLogText(content: string): string {
  if (!MAY_NEED_CARE.test(content)) return content.trimEnd();
  return content
    .replace(TERMINAL_SEQUENCES, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(DIRECTION_MARKS, '')
    .trimEnd();
}
