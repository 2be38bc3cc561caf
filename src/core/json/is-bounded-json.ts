import { MAX_JSON_DEPTH } from './json.ts';
import { stringEnd } from './digits.ts';

/** Objects, lists and names of members that a text may have in all: they take a parser far longer than their length. */
const MAX_PARTS = 100_000;

const QUOTE = 0x22;
const COLON = 0x3a;

/**
 * Looks over a text before it is parsed: true where it is neither nested too deep nor made of too many parts. Says nothing
 * of whether it is JSON.
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
