import { MAX_JSON_DEPTH } from './json.ts';
import { stringEnd } from './digits.ts';

/** Maximum objects, lists and member names in a text; their parsing time far exceeds their length. */
const MAX_PARTS = 100_000;

const QUOTE = 0x22;
const COLON = 0x3a;

/**
 * Checks a text before parsing: true if it is neither nested too deep nor has too many parts. Does not
 * check that it is JSON.
 */
export function isBoundedJson(text: string): boolean {
  let [depth, parts] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === COLON) parts += 1;
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      parts += 1;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
    if (depth > MAX_JSON_DEPTH || parts > MAX_PARTS) return false;
  }
  return true;
}
