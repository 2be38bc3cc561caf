/** What the scanner may meet next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

type Scan = { at: number; expected: Expected; readonly open: ('[' | '{')[] };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const BLANK = /[ \t\n\r]*/y;
const UNICODE_ESCAPE = /u[0-9a-fA-F]{4}/y;

/**
 * The offset of the first character that JSON does not allow there; the length of `text` when it ends too early;
 * nothing when `text` is JSON. Needed because the engines word their messages differently and some name no place.
 */
export function findSyntaxError(text: string): number | undefined {
  const scan: Scan = { at: 0, expected: 'value', open: [] };
  for (;;) {
    scan.at = matchAt(BLANK, text, scan.at) ?? scan.at;
    if (scan.at >= text.length) return scan.expected === 'nothing' ? undefined : text.length;
    const wrong = step(text, scan);
    if (wrong !== undefined) return wrong;
  }
}

/** Takes one token; gives the offset of what is wrong with it. */
function step(text: string, scan: Scan): number | undefined {
  const character = text.charAt(scan.at);
  switch (scan.expected) {
    case 'nothing':
      return scan.at;
    case 'colon':
      return character === ':' ? take(scan, 'value') : scan.at;
    case 'commaOrEnd':
      return stepAfterValue(character, scan);
    case 'key':
    case 'keyOrEnd':
      return stepKey(text, character, scan);
    case 'value':
    case 'valueOrEnd':
      return character === ']' && scan.expected === 'valueOrEnd'
        ? close(scan)
        : stepValue(text, character, scan);
  }
}

function stepKey(text: string, character: string, scan: Scan): number | undefined {
  if (character === '"') return takeString(text, scan, 'colon');
  return character === '}' && scan.expected === 'keyOrEnd' ? close(scan) : scan.at;
}

function stepAfterValue(character: string, scan: Scan): number | undefined {
  const open = scan.open.at(-1);
  if (character === ',') return take(scan, open === '{' ? 'key' : 'value');
  return character === (open === '{' ? '}' : ']') ? close(scan) : scan.at;
}

function stepValue(text: string, character: string, scan: Scan): number | undefined {
  if (character === '[' || character === '{') {
    scan.open.push(character);
    return take(scan, character === '[' ? 'valueOrEnd' : 'keyOrEnd');
  }
  const next = scan.open.length === 0 ? 'nothing' : 'commaOrEnd';
  if (character === '"') return takeString(text, scan, next);
  const end = matchAt(NUMBER, text, scan.at) ?? matchAt(LITERAL, text, scan.at);
  if (end === undefined) return scan.at;
  scan.at = end;
  scan.expected = next;
  return undefined;
}

function take(scan: Scan, expected: Expected): undefined {
  scan.at += 1;
  scan.expected = expected;
}

function close(scan: Scan): undefined {
  scan.open.pop();
  take(scan, scan.open.length === 0 ? 'nothing' : 'commaOrEnd');
}

function takeString(text: string, scan: Scan, next: Expected): number | undefined {
  for (let at = scan.at + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      scan.at = at;
      return take(scan, next);
    }
    if (code < 0x20) return at;
    if (code === 0x5c) {
      const end = escapeEnd(text, at + 1);
      if (end === undefined) return Math.min(at + 1, text.length);
      at = end - 1;
    }
  }
  return text.length;
}

function escapeEnd(text: string, at: number): number | undefined {
  return '"\\/bfnrt'.includes(text.charAt(at)) && at < text.length
    ? at + 1
    : matchAt(UNICODE_ESCAPE, text, at);
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
