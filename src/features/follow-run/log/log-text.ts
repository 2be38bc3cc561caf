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

/** Characters that change the text direction, which could make a line read as another. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g;

/** Most lines match nothing here and are done at once. */
const MAY_NEED_CARE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u;

/**
 * Converts a log line to plain text: keeps line breaks and tabs, removes terminal sequences and control
 * characters.
 */
export function toLogText(content: string): string {
  if (!MAY_NEED_CARE.test(content)) return content.trimEnd();
  return content
    .replace(TERMINAL_SEQUENCES, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(BIDI_CONTROLS, '')
    .trimEnd();
}
