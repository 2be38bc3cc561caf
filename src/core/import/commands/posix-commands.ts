import { beginningOf } from '#core/cut-text.ts';

import {
  type Command,
  joinedWord,
  MAX_TOKENS,
  programName,
  toCommands,
  type Token,
  withLineFeeds,
  type Word,
} from './command.ts';
import { takeAnsiQuoted } from './posix-escapes.ts';
import { Cut, isAtEnd, type Scanner, take, takeUntil } from '../scanner.ts';

const BLANK = /[ \t]+|\\\n/y;
const COMMENT = /#[^\n]*/y;
const OPERATOR = /\|\|?&?|&&?|;;?|[()\n]/y;
const HERE_STRING = /\d?<<<[ \t]*/y;
const HERE_DOCUMENT = /\d?<<-?[ \t]*/y;
const REDIRECT = /\d?(?:>>?|<)&?[ \t]*/y;
const BARE = /[^ \t\n'"`$\\|&;()<>]+/y;
const QUOTED = /[^"\\$`]+/y;
const VARIABLE = /\$(?:\{[^}]{1,200}\}|[A-Za-z_]\w*|[\d@*#?$!-])/y;

type HereDocument = {
  readonly end: string;
  readonly literal: boolean;
  readonly tabs: boolean;
  /** Index of its token; undefined if it is not the program's standard input (`3<<END`). */
  readonly at: number | undefined;
};

/**
 * Parses a sh, bash or zsh script into commands: all kinds of quotes, continued lines, comments, pipes and
 * here-documents. Nothing is expanded. Undefined if a quote is never closed, or for more than MAX_TOKENS.
 */
export function posixCommands(script: string): readonly Command[] | undefined {
  try {
    return toCommands(readTokens({ text: withLineFeeds(script), at: 0 }), outputOf);
  } catch (error) {
    if (error instanceof Cut) return undefined;
    throw error;
  }
}

function readTokens(scanner: Scanner): readonly Token[] {
  const tokens: Token[] = [];
  const awaited: HereDocument[] = [];
  while (!isAtEnd(scanner)) {
    if (take(scanner, BLANK) !== undefined || take(scanner, COMMENT) !== undefined) continue;
    if (tokens.length >= MAX_TOKENS) throw new Cut();
    const operator = take(scanner, OPERATOR);
    if (operator === undefined) tokens.push(...readWordOrRedirect(scanner, awaited, tokens.length));
    else tokens.push({ kind: operator === '|' || operator === '|&' ? 'pipe' : 'end' });
    if (operator === '\n') {
      for (const { at, ...document } of awaited.splice(0)) {
        const word = takeDocument(scanner, document);
        if (at !== undefined) tokens[at] = { kind: 'stdin', word };
      }
    }
  }
  return tokens;
}

function readWordOrRedirect(scanner: Scanner, awaited: HereDocument[], at: number): readonly Token[] {
  if (take(scanner, HERE_STRING) !== undefined) {
    const { text, ...rest } = takeWord(scanner);
    return [{ kind: 'stdin', word: { ...rest, text: `${text}\n` } }];
  }
  const document = take(scanner, HERE_DOCUMENT);
  if (document !== undefined) {
    const literal = /["'\\]/.test(scanner.text.charAt(scanner.at));
    const isInput = /^0?</.test(document);
    awaited.push({
      end: takeWord(scanner).text,
      literal,
      tabs: document.includes('-'),
      at: isInput ? at : undefined,
    });
    return isInput ? [{ kind: 'stdin', word: { text: '' } }] : [];
  }
  if (take(scanner, REDIRECT) !== undefined) {
    takeWord(scanner);
    return [];
  }
  return [{ kind: 'word', word: takeWord(scanner) }];
}

function takeDocument(scanner: Scanner, { end, literal, tabs }: Omit<HereDocument, 'at'>): Word {
  const lines: string[] = [];
  while (!isAtEnd(scanner)) {
    const line = take(scanner, /[^\n]*/y) ?? '';
    scanner.at += 1;
    const text = tabs ? line.replace(/^\t+/, '') : line;
    if (text === end) return literal ? { text: joined(lines) } : expanded(joined(lines));
    lines.push(text);
  }
  throw new Cut();
}

const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** A here-document with an unquoted end marker: escapes as in double quotes, except for the quote itself. */
function expanded(text: string): Word {
  const scanner = { text: text.replaceAll('"', '\\"'), at: 0 };
  const parts: Word[] = [];
  while (!isAtEnd(scanner)) parts.push(takeQuotedPart(scanner) ?? takeOne(scanner));
  return joinedWord(parts);
}

function takeWord(scanner: Scanner): Word {
  const parts: Word[] = [];
  for (let part = takePart(scanner); part !== undefined; part = takePart(scanner)) parts.push(part);
  return joinedWord(parts);
}

function takePart(scanner: Scanner): Word | undefined {
  const bare = take(scanner, BARE);
  if (bare !== undefined) return { text: bare };
  if (take(scanner, /\$'/y) !== undefined) return { text: closed(takeAnsiQuoted(scanner)) };
  if (take(scanner, /'/y) !== undefined) return { text: closed(takeUntil(scanner, "'")) };
  if (take(scanner, /\$?"/y) !== undefined) return takeQuoted(scanner);
  if (take(scanner, /\\\n/y) !== undefined) return { text: '' };
  const escaped = take(scanner, /\\[\s\S]/y);
  if (escaped !== undefined) return { text: escaped.slice(1) };
  const sign = takeExpansion(scanner) ?? take(scanner, /[$\\]/y);
  return typeof sign === 'string' ? { text: sign } : sign;
}

function takeQuoted(scanner: Scanner): Word {
  const parts: Word[] = [];
  while (take(scanner, /"/y) === undefined) {
    if (isAtEnd(scanner)) throw new Cut();
    parts.push(takeQuotedPart(scanner) ?? takeOne(scanner));
  }
  return joinedWord(parts);
}

function takeQuotedPart(scanner: Scanner): Word | undefined {
  const plain = take(scanner, QUOTED);
  if (plain !== undefined) return { text: plain };
  if (take(scanner, /\\\n/y) !== undefined) return { text: '' };
  const escaped = take(scanner, /\\[$`"\\]/y);
  return escaped === undefined ? takeExpansion(scanner) : { text: escaped.slice(1) };
}

function takeExpansion(scanner: Scanner): Word | undefined {
  const text = take(scanner, VARIABLE) ?? takeCommand(scanner);
  return text === undefined ? undefined : { text, variable: text };
}

function takeCommand(scanner: Scanner): string | undefined {
  if (take(scanner, /\$\(/y) !== undefined) return `$(${closed(takeUntil(scanner, ')'))})`;
  if (take(scanner, /`/y) !== undefined) return `\`${closed(takeUntil(scanner, '`'))}\``;
  return undefined;
}

function takeOne(scanner: Scanner): Word {
  scanner.at += 1;
  return { text: scanner.text.charAt(scanner.at - 1) };
}

function closed(text: string | undefined): string {
  if (text === undefined) throw new Cut();
  return text;
}

/**
 * The output of the usual commands that feed a pipe: `printf %s TEXT`, `echo TEXT`, `cat` with a
 * here-document.
 */
function outputOf({ words, stdin }: Command): Word {
  const [program, ...rest] = words;
  const name = program === undefined ? 'cat' : programName(program);
  if (name === 'cat' && rest.length === 0 && stdin !== undefined) return stdin;
  const given = rest.filter(({ text }) => !(name === 'echo' ? /^-[neE]+$/ : /^--$/).test(text));
  const texts = name === 'printf' && /^%s(\\n)?$/.test(given[0]?.text ?? '') ? given.slice(1) : given;
  const isKnown = name === 'echo' || (name === 'printf' && texts.length < given.length);
  if (!isKnown)
    return {
      text: '',
      variable: beginningOf(words.map(({ text }) => text).join(' '), 80),
    };
  return joinedWord(texts.flatMap((word, index) => (index === 0 ? [word] : [{ text: ' ' }, word])));
}
