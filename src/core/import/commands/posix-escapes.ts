import { type Scanner, take } from '../scanner.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

const PLAIN = /[^'\\]+/y;
const CODE_UNIT = /\\u[0-9a-fA-F]{1,4}/y;
const CODE_POINT = /\\U[0-9a-fA-F]{1,8}/y;
const BYTE = /\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3}/y;
const CONTROL = /\\c[\s\S]/y;
const ANY = /\\[\s\S]/y;

export function takeAnsiQuoted(scanner: Scanner): string | undefined {
  const parts: string[] = [];
  for (;;) {
    const part = take(scanner, PLAIN) ?? takeEscape(scanner);
    if (part !== undefined) parts.push(part);
    else return take(scanner, /'/y) === undefined ? undefined : parts.join('');
  }
}

function takeEscape(scanner: Scanner): string | undefined {
  const unit = take(scanner, CODE_UNIT);
  // Browsers write a pair of surrogates as two of these.
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit.slice(2), 16));
  const point = take(scanner, CODE_POINT);
  if (point !== undefined) return fromCodePoint(Number.parseInt(point.slice(2), 16));
  const bytes = takeBytes(scanner);
  if (bytes.length > 0) return fromBytes(bytes);
  const control = take(scanner, CONTROL);
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(2) & 0x1f);
  const other = take(scanner, ANY);
  return other && (SIMPLE[other.slice(1)] ?? other);
}

function fromCodePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function takeBytes(scanner: Scanner): readonly number[] {
  const bytes: number[] = [];
  for (let byte = take(scanner, BYTE); byte !== undefined; byte = take(scanner, BYTE)) {
    const isHex = byte.startsWith('\\x');
    bytes.push(Number.parseInt(byte.slice(isHex ? 2 : 1), isHex ? 16 : 8) & 0xff);
  }
  return bytes;
}

/** Bytes are UTF-8. Invalid bytes are what an older browser wrote for U+0080 to U+00FF. */
function fromBytes(bytes: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return bytes.map((byte) => String.fromCharCode(byte)).join('');
  }
}
