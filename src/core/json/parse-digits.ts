import { isExactNumber } from './exact-number.ts';
import { stringEnd } from './string-end.ts';

/** May match more than numbers that are too long, never less; what has none of it, as most answers, is not looked at twice. */
const MAYBE_INEXACT = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE])/;
const QUOTE_OR_NUMBER = /"|-?\d[\d.eE+-]*/g;

/**
 * Parses JSON as `JSON.parse` does, but for the numbers that it would round: those become text.
 * @param write makes the text of the number's digits
 * @throws SyntaxError
 */
export function parseDigits(text: string, write = (digits: string) => digits): unknown {
  const value: unknown = JSON.parse(text);
  return MAYBE_INEXACT.test(text) ? JSON.parse(withInexactAsText(text, write)) : value;
}

function withInexactAsText(text: string, write: (digits: string) => string): string {
  let behind = 0;
  return text.replaceAll(QUOTE_OR_NUMBER, (token, at: number) => {
    if (at < behind) return token;
    if (token !== '"') return isExactNumber(token) ? token : JSON.stringify(write(token));
    behind = stringEnd(text, at) + 1;
    return token;
  });
}
