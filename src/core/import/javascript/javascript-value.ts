import { MAX_JSON_DEPTH } from '#core/json/json.ts';
import { takeJavascriptString } from './javascript-string.ts';
import { Cut, isAtEnd, type Scanner, take } from '../scanner.ts';

/**
 * A value as written in a program; `unknown` if only running the program could tell. `json` is a number,
 * `true`, `null`…
 */
export type JsValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly JsValue[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, JsValue])[] }
  | { readonly kind: 'unknown'; readonly source: string };

/** `weight` is the number of characters that are read again each time the constant is named. */
export type JsConstant = { readonly value: JsValue; readonly weight: number };

export type JsReader = {
  readonly scanner: Scanner;
  readonly constants: ReadonlyMap<string, JsConstant>;
  readonly reread: { count: number };
};

/**
 * Limits the characters of a text and those added by constants: a few lines that name each other can grow
 * to gigabytes.
 */
const MAX_MADE = 20_000_000;

const BLANK = /\s+|\/\/[^\n]*/y;
const COMMENT = /\/\*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const PLUS = /\s{0,200}\+/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const STRINGIFY = /JSON\s*\.\s*stringify\s*\(/y;
const WORDS: Readonly<Record<string, JsValue>> = {
  true: { kind: 'json', text: 'true' },
  false: { kind: 'json', text: 'false' },
  null: { kind: 'json', text: 'null' },
};

function skipBlanks(scanner: Scanner): void {
  for (;;) {
    if (take(scanner, BLANK) !== undefined) continue;
    if (take(scanner, COMMENT) === undefined) return;
    const end = scanner.text.indexOf('*/', scanner.at);
    if (end === -1) throw new Cut();
    scanner.at = end + 2;
  }
}

/**
 * Takes one expression, up to the following comma or bracket: literals, constants, `JSON.stringify`, and
 * text joined by `+`. Nothing is run.
 * @throws Cut if a quote or bracket is never closed
 */
export function takeValue(reader: JsReader, depth = 0): JsValue {
  const { scanner } = reader;
  skipBlanks(scanner);
  const start = scanner.at;
  const value = depth > MAX_JSON_DEPTH ? undefined : takeSum(reader, depth);
  if (value !== undefined && isExpressionOver(scanner)) return value;
  skipExpression(scanner);
  return { kind: 'unknown', source: scanner.text.slice(start, scanner.at).trim() };
}

function takeSum(reader: JsReader, depth: number): JsValue | undefined {
  let sum = takePrimary(reader, depth);
  while (sum?.kind === 'string' && take(reader.scanner, PLUS) !== undefined) {
    skipBlanks(reader.scanner);
    const next = takePrimary(reader, depth);
    sum = next?.kind === 'string' ? { kind: 'string', text: sum.text + next.text } : undefined;
  }
  return sum;
}

function isExpressionOver(scanner: Scanner): boolean {
  const end = scanner.at;
  skipBlanks(scanner);
  const next = scanner.text.charAt(scanner.at);
  if (next === '' || /[,;)\]}]/.test(next)) return true;
  return /[\w"'`{$]/.test(next) && scanner.text.slice(end, scanner.at).includes('\n');
}

function takePrimary(reader: JsReader, depth: number): JsValue | undefined {
  const { scanner } = reader;
  const string = takeJavascriptString(scanner);
  if (string === false) throw new Cut();
  if (string !== undefined) return string;
  const number = take(scanner, NUMBER);
  if (number !== undefined) return { kind: 'json', text: number };
  if (take(scanner, /\[/y) !== undefined) return takeArray(reader, depth);
  if (take(scanner, /\{/y) !== undefined) return takeObject(reader, depth);
  if (take(scanner, STRINGIFY) !== undefined) return takeStringified(reader, depth);
  const name = take(scanner, NAME);
  if (name === undefined) return undefined;
  return Object.hasOwn(WORDS, name) ? WORDS[name] : constantValue(reader, name);
}

function constantValue({ constants, reread }: JsReader, name: string): JsValue | undefined {
  const constant = constants.get(name);
  reread.count += constant?.weight ?? 0;
  return reread.count > MAX_MADE ? undefined : constant?.value;
}

function takeArray(reader: JsReader, depth: number): JsValue {
  const items: JsValue[] = [];
  while (!isClosed(reader.scanner, /\]/y)) {
    items.push(takeValue(reader, depth + 1));
    takeComma(reader.scanner, ']');
  }
  return { kind: 'array', items };
}

function takeObject(reader: JsReader, depth: number): JsValue {
  const { scanner } = reader;
  const members: (readonly [string, JsValue])[] = [];
  while (!isClosed(scanner, /\}/y)) {
    const start = scanner.at;
    const name = takeName(scanner);
    skipBlanks(scanner);
    if (name !== undefined && take(scanner, /:/y) !== undefined)
      members.push([name, takeValue(reader, depth + 1)]);
    else {
      // A spread, a method, or a constant by its name alone.
      skipExpression(scanner);
      const source = scanner.text.slice(start, scanner.at).trim();
      members.push([source, constantValue(reader, source) ?? { kind: 'unknown', source }]);
    }
    takeComma(scanner, '}');
  }
  return { kind: 'object', members };
}

function takeName(scanner: Scanner): string | undefined {
  const string = takeJavascriptString(scanner);
  if (string === false) throw new Cut();
  if (string !== undefined) return string.kind === 'string' ? string.text : undefined;
  return take(scanner, NAME) ?? take(scanner, /\d+/y);
}

function takeStringified(reader: JsReader, depth: number): JsValue {
  const text = toJsonText(takeValue(reader, depth + 1));
  while (take(reader.scanner, /,/y) !== undefined) takeValue(reader, depth + 1);
  if (take(reader.scanner, /\)/y) === undefined) throw new Cut();
  if (text.kind === 'unknown' || text.text.length <= MAX_MADE) return text;
  return { kind: 'unknown', source: 'JSON.stringify(…)' };
}

function isClosed(scanner: Scanner, bracket: RegExp): boolean {
  skipBlanks(scanner);
  if (isAtEnd(scanner)) throw new Cut();
  return take(scanner, bracket) !== undefined;
}

function takeComma(scanner: Scanner, end: string): void {
  skipBlanks(scanner);
  if (isAtEnd(scanner)) throw new Cut();
  if (scanner.text.charAt(scanner.at) !== end) scanner.at += 1;
}

function skipExpression(scanner: Scanner): void {
  for (let depth = 0; depth > 0 || !isExpressionOver(scanner);) {
    skipBlanks(scanner);
    if (isAtEnd(scanner)) throw new Cut();
    const string = takeJavascriptString(scanner);
    if (string === false) throw new Cut();
    if (string !== undefined) continue;
    const sign = take(scanner, /[\w$.]+|[\s\S]/y) ?? '';
    if (/^[([{]/.test(sign)) depth += 1;
    else if (/^[)\]}]/.test(sign)) depth -= 1;
  }
}

type TextOrUnknown = Extract<JsValue, { kind: 'string' | 'unknown' }>;

function toJsonText(value: JsValue): TextOrUnknown {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'json':
      return { kind: 'string', text: value.text };
    case 'string':
      return { kind: 'string', text: JSON.stringify(value.text) };
    case 'array':
      return enclosed('[', value.items.map(toJsonText), ']');
    case 'object':
      return enclosed('{', value.members.map(memberText), '}');
  }
}

function memberText([name, value]: readonly [string, JsValue]): TextOrUnknown {
  const text = toJsonText(value);
  return text.kind === 'unknown' ? text : { kind: 'string', text: `${JSON.stringify(name)}:${text.text}` };
}

function enclosed(open: string, parts: readonly TextOrUnknown[], close: string): TextOrUnknown {
  const unknown = parts.find(({ kind }) => kind === 'unknown');
  if (unknown !== undefined) return unknown;
  return {
    kind: 'string',
    text: open + parts.map((part) => (part.kind === 'string' ? part.text : '')).join(',') + close,
  };
}
