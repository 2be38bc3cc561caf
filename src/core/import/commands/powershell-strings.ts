import { joinedWord, type Word } from './command.ts';
import { isAtEnd, type Scanner, take } from '../scanner.ts';

/** What a script has given its `$variables`, by their names in lower case. */
export type Variables = ReadonlyMap<string, Word>;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** PowerShell takes typographic quotes for quotes, of the same kind. */
const SINGLE = /['‘’‚‛]/y;
const DOUBLE = /["“”„]/y;
const PLAIN_SINGLE = /[^'‘’‚‛]+/y;
const PLAIN_DOUBLE = /[^"“”„`$]+/y;
const PLAIN_HERE = /[^`$]+/y;
const HERE = /@(['"])[ \t]*\n/y;
/** How browsers write what is not ASCII. */
const CHAR = /\$\(\[char\](?:0x[0-9a-f]{1,4}|[0-9]{1,5})\)/iy;
const VARIABLE = /\$(?:\{([^}]{1,200})\}|([A-Za-z_][\w:]*))/y;

/**
 * Takes a string of PowerShell: single or double quoted, or a here-string; `false` where it is never closed, undefined
 * where none begins. Known variables in it are put in.
 */
export function takeString(scanner: Scanner, variables: Variables): Word | false | undefined {
  const here = take(scanner, HERE);
  if (here !== undefined) return takeHereString(scanner, here.charAt(1), variables);
  if (take(scanner, SINGLE) !== undefined) return takeSingle(scanner);
  if (take(scanner, DOUBLE) !== undefined) return takeDouble(scanner, variables);
  return undefined;
}

function takeHereString(scanner: Scanner, quote: string, variables: Variables): Word | false {
  const end = scanner.text.indexOf(`\n${quote}@`, scanner.at - 1);
  if (end === -1) return false;
  const text = scanner.text.slice(scanner.at, end);
  scanner.at = end + 3;
  if (quote === "'") return { text };
  const inner = { text, at: 0 };
  const parts: Word[] = [];
  while (!isAtEnd(inner)) parts.push(takePart(inner, PLAIN_HERE, variables));
  return joinedWord(parts);
}

function takeSingle(scanner: Scanner): Word | false {
  const parts: string[] = [];
  while (!isAtEnd(scanner)) {
    const plain = take(scanner, PLAIN_SINGLE);
    if (plain !== undefined) parts.push(plain);
    else {
      take(scanner, SINGLE);
      const doubled = take(scanner, SINGLE);
      if (doubled === undefined) return { text: parts.join('') };
      parts.push(doubled);
    }
  }
  return false;
}

function takeDouble(scanner: Scanner, variables: Variables): Word | false {
  const parts: Word[] = [];
  while (!isAtEnd(scanner)) {
    if (take(scanner, DOUBLE) === undefined) parts.push(takePart(scanner, PLAIN_DOUBLE, variables));
    else {
      const doubled = take(scanner, DOUBLE);
      if (doubled === undefined) return joinedWord(parts);
      parts.push({ text: doubled });
    }
  }
  return false;
}

/** One part of a text in which backticks and variables count; always goes on by a sign at least. */
function takePart(scanner: Scanner, plain: RegExp, variables: Variables): Word {
  const text = take(scanner, plain) ?? takeEscape(scanner);
  if (text !== undefined) return { text };
  const variable = takeVariable(scanner, variables);
  if (variable !== undefined) return variable;
  const char = take(scanner, CHAR);
  if (char !== undefined) return { text: String.fromCharCode(Number(char.slice('$([char]'.length, -1))) };
  const isExpression = scanner.text.startsWith('$(', scanner.at);
  scanner.at += 1;
  const sign = scanner.text.charAt(scanner.at - 1);
  return isExpression ? { text: sign, variable: '$(…)' } : { text: sign };
}

/** A sign behind a backtick; a backtick at the end of a line continues it. */
export function takeEscape(scanner: Scanner): string | undefined {
  const point = take(scanner, /`u\{[0-9a-fA-F]{1,6}\}/y);
  const code = Number.parseInt(point?.slice(3, -1) ?? '', 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  const escape = take(scanner, /`[\s\S]/y)?.charAt(1);
  return escape && (Object.hasOwn(ESCAPES, escape) ? ESCAPES[escape] : escape);
}

/** Takes `$name` or `${name}`: what the script has given it, or that it is not known here. */
export function takeVariable(scanner: Scanner, variables: Variables): Word | undefined {
  const text = take(scanner, VARIABLE);
  if (text === undefined) return undefined;
  const known = variables.get(text.replace(/^\$\{?|\}$/g, '').toLowerCase());
  return known ?? { text, variable: text };
}
