import { isExactNumber } from './exact-number.ts';

/** May match more than numbers that are too long, never less; what has none of it, as most answers, is not looked at twice. */
const MAYBE_INEXACT = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE])/;
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Parses JSON as `JSON.parse` does, but for the numbers that it would round: those become text.
 * @param write makes the text of the number's digits
 * @throws SyntaxError
 */
export function parseDigits(text: string, write = (digits: string) => digits): unknown {
  const value: unknown = JSON.parse(text);
  if (!MAYBE_INEXACT.test(text)) return value;
  return JSON.parse(
    text.replaceAll(TEXT_OR_NUMBER, (token) =>
      token.startsWith('"') || isExactNumber(token) ? token : JSON.stringify(write(token)),
    ),
  );
}
