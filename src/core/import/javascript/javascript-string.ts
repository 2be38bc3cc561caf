import { isAtEnd, type Scanner, take } from '../scanner.ts';

type JsString =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'unknown'; readonly source: string };

const QUOTE = /["'`]/y;

const PLAIN: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\n\r]+/y,
  "'": /[^'\\\n\r]+/y,
  '`': /[^`\\$]+/y,
};

const SIMPLE: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
};

/**
 * Takes a JavaScript string or template literal; `false` if it is never closed, undefined if none starts
 * here. A template with an expression in it is unknown.
 */
export function takeJavascriptString(scanner: Scanner): JsString | false | undefined {
  const start = scanner.at;
  const quote = take(scanner, QUOTE);
  const plain = quote === undefined ? undefined : PLAIN[quote];
  if (quote === undefined || plain === undefined) return undefined;
  const text = takeUntilQuote(scanner, quote, plain);
  if (text === undefined) return false;
  return text.isKnown
    ? { kind: 'string', text: text.text }
    : { kind: 'unknown', source: scanner.text.slice(start, scanner.at) };
}

function takeUntilQuote(scanner: Scanner, quote: string, plain: RegExp) {
  const parts: string[] = [];
  let isKnown = true;
  while (!isAtEnd(scanner)) {
    const part = take(scanner, plain) ?? takeEscape(scanner);
    if (part !== undefined) parts.push(part);
    else if (take(scanner, QUOTE) !== undefined) return { text: parts.join(''), isKnown };
    else {
      const sign = quote === '`' ? take(scanner, /\$/y) : undefined;
      if (sign === undefined) return undefined;
      isKnown = isKnown && !scanner.text.startsWith('{', scanner.at);
      parts.push(sign);
    }
  }
  return undefined;
}

function takeEscape(scanner: Scanner): string | undefined {
  const code = take(scanner, /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\})/y);
  if (code !== undefined) return fromCode(Number.parseInt(code.replace(/^\\.\{?/, ''), 16));
  if (take(scanner, /\\(?:\r\n|[\n\r\u2028\u2029])/y) !== undefined) return '';
  const sign = take(scanner, /\\[\s\S]/y)?.charAt(1);
  return sign && (Object.hasOwn(SIMPLE, sign) ? SIMPLE[sign] : sign);
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
