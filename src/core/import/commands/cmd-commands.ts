import { type Command, MAX_TOKENS, toCommands, type Token, withLineFeeds, type Word } from './command.ts';
import { isAtEnd, type Scanner, take } from '../scanner.ts';

const PLAIN = /[^"^|&\n]+/y;
const QUOTED = /[^"\n]+/y;

/**
 * Reads a command line or batch script of Windows' cmd into its commands, by two rules one after the other: cmd's own
 * (a caret takes the next sign as it is, or continues the line; none of that within quotes) and the C runtime's for
 * arguments. `%VARIABLES%` stay as they are written. Undefined where a quote is never closed, or for more than MAX_TOKENS.
 */
export function cmdCommands(script: string): readonly Command[] | undefined {
  const tokens: Token[] = [];
  for (const line of readLines({ text: withLineFeeds(script), at: 0 })) {
    if (typeof line !== 'string') tokens.push(line);
    else {
      const words = splitArguments(line);
      if (words === undefined || tokens.length + words.length > MAX_TOKENS) return undefined;
      for (const word of words) tokens.push({ kind: 'word', word });
    }
  }
  return toCommands(tokens, ({ words }) => ({ text: '', variable: words[0]?.text ?? '|' }));
}

/** What each program's command line is once cmd has read it, and what stands between them. */
function readLines(scanner: Scanner): readonly (string | Token)[] {
  const found: (string | Token)[] = [];
  let parts: string[] = [];
  let quoted = false;
  while (!isAtEnd(scanner)) {
    const plain = take(scanner, quoted ? QUOTED : PLAIN);
    if (plain !== undefined) {
      parts.push(plain);
      continue;
    }
    const sign = take(scanner, /[\s\S]/y) ?? '';
    if (sign === '"') {
      quoted = !quoted;
      parts.push(sign);
    } else if (sign === '^' && !quoted) parts.push(takeEscaped(scanner));
    else {
      quoted = false;
      const isPipe = sign === '|' && take(scanner, /\|/y) === undefined;
      found.push(parts.join(''), { kind: isPipe ? 'pipe' : 'end' });
      parts = [];
    }
  }
  return [...found, parts.join('')];
}

/** A caret at the end of a line joins the next line, whose first sign is then taken as it is. */
function takeEscaped(scanner: Scanner): string {
  take(scanner, /\n/y);
  return take(scanner, /[\s\S]/y) ?? '';
}

const SPACES = /[ \t]+/y;
const UNQUOTED = /[^ \t"\\]+/y;
const WITHIN = /[^"\\]+/y;
const BACKSLASHES = /\\+/y;

/** Splits a command line as Microsoft's C runtime does; undefined where a quote is never closed. */
function splitArguments(line: string): readonly Word[] | undefined {
  const scanner = { text: line, at: 0 };
  const words: Word[] = [];
  take(scanner, SPACES);
  while (!isAtEnd(scanner)) {
    const text = takeArgument(scanner);
    if (text === undefined) return undefined;
    words.push({ text });
    if (words.length > MAX_TOKENS) return undefined;
    take(scanner, SPACES);
  }
  return words;
}

function takeArgument(scanner: Scanner): string | undefined {
  const parts: string[] = [];
  let quoted = false;
  while (!isAtEnd(scanner)) {
    const part = take(scanner, quoted ? WITHIN : UNQUOTED) ?? takeBackslashes(scanner);
    if (part !== undefined) parts.push(part);
    else if (take(scanner, /"/y) === undefined) break;
    // Within quotes, two of them stand for one.
    else if (quoted && take(scanner, /"/y) !== undefined) parts.push('"');
    else quoted = !quoted;
  }
  return quoted ? undefined : parts.join('');
}

/** Backslashes count only before a quote: two stand for one, and an odd one takes the quote as it is. */
function takeBackslashes(scanner: Scanner): string | undefined {
  const run = take(scanner, BACKSLASHES);
  if (run === undefined || scanner.text.charAt(scanner.at) !== '"') return run;
  const kept = '\\'.repeat(Math.floor(run.length / 2));
  return run.length % 2 === 0 ? kept : kept + (take(scanner, /"/y) ?? '');
}

/** An argument as Windows PowerShell 5 hands it on: its quotes are left to the C runtime to read. */
export function asNativeArgument(text: string): string {
  return takeArgument({ text: `"${text}"`, at: 0 }) ?? text;
}
