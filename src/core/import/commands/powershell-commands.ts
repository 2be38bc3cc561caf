import { beginningOf } from '#core/cut-text.ts';

import {
  type Command,
  joinedWord,
  MAX_TOKENS,
  toCommands,
  type Token,
  withLineFeeds,
  type Word,
} from './command.ts';
import { takeEscape, takeString, takeVariable, type Variables } from './powershell-strings.ts';
import { isAtEnd, type Scanner, take } from '../scanner.ts';

const BLANK = /[ \t]+|`\n|#[^\n]*|,/y;
const SEPARATOR = /\|\||&&|[|;&\n(){}]/y;
const ASSIGNMENT = /\$(\w{1,200})[ \t]*=[ \t]*/y;
/** What takes the carriage returns out of a text; JSON has none. */
const WITHOUT_RETURNS = /\.Replace\("`r",[ \t]*''\)/iy;
/** What makes bytes of a text; the text is what counts here. */
const BYTES_OF = /\(?[ \t]*(?:\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\([ \t]*)?/iy;
/** `$run = (Invoke-RestMethod …` keeps an answer; the call in it is a command all the same. */
const CALL = /\((?=[ \t]*(?:Invoke-|irm\b|iwr\b|curl))/iy;
const BARE = /[^ \t\n'"‘’‚‛“”„`$|;&(){},]+/y;
const TABLE = /@[{(]|\[[^\]\n]{0,200}\]::|\$\(/y;

/** A script as it is read, and what its variables hold so far. */
type Reader = { readonly scanner: Scanner; readonly variables: Map<string, Word> };

/**
 * Reads a script of PowerShell into its commands: strings of all kinds, continued lines, pipes, and variables that the
 * script itself sets to a text. A hash table is one word, as it is written, and unknown. Undefined where a quote is
 * never closed, or for more than MAX_TOKENS.
 */
export function powershellCommands(script: string): readonly Command[] | undefined {
  const reader: Reader = { scanner: { text: withLineFeeds(script), at: 0 }, variables: new Map() };
  const tokens = readTokens(reader);
  return tokens && toCommands(tokens, outputOf);
}

function readTokens(reader: Reader): readonly Token[] | undefined {
  const { scanner } = reader;
  const tokens: Token[] = [];
  let isStart = true;
  while (!isAtEnd(scanner)) {
    if (take(scanner, BLANK) !== undefined) continue;
    const before = scanner.at;
    const word: Word | false | undefined = isStart ? takeStart(reader) : takeArgument(reader);
    if (word === false) return undefined;
    if (tokens.length >= MAX_TOKENS) return undefined;
    isStart = word === undefined;
    if (word !== undefined) tokens.push({ kind: 'word', word });
    else tokens.push({ kind: take(scanner, SEPARATOR) === '|' ? 'pipe' : 'end' });
    // A sign that means nothing anywhere is passed over, so that reading always goes on.
    if (scanner.at === before) scanner.at += 1;
  }
  return tokens;
}

/** `$name = TEXT` sets a variable, and is no command; anything else is the first word of one. */
function takeStart(reader: Reader): Word | false | undefined {
  const { scanner, variables } = reader;
  const name = take(scanner, ASSIGNMENT)?.match(/\w+/)?.[0];
  if (name === undefined) return scanner.text.startsWith('(', scanner.at) ? undefined : takeArgument(reader);
  if (take(scanner, CALL) !== undefined) return undefined;
  const value = takeString(scanner, variables) ?? takeArgument(reader);
  if (value === false) return false;
  take(scanner, WITHOUT_RETURNS);
  variables.set(name.toLowerCase(), value ?? { text: '', variable: `$${name}` });
  return undefined;
}

/** One argument: a word, a hash table, or a text in brackets. */
function takeArgument({ scanner, variables }: Reader): Word | false | undefined {
  const start = scanner.at;
  const brackets = take(scanner, BYTES_OF)?.split('(').length ?? 1;
  if (take(scanner, TABLE) !== undefined && brackets === 1) return takeTable(scanner, start, variables);
  const word = takeWord(scanner, variables);
  if (word === false || brackets === 1 || (word !== undefined && takeClosing(scanner, brackets - 1)))
    return word;
  scanner.at = start;
  return take(scanner, /\(|[^(]*\(/y) === undefined ? undefined : takeTable(scanner, start, variables);
}

function takeClosing(scanner: Scanner, count: number): boolean {
  return Array.from({ length: count }).every(() => take(scanner, /[ \t]*\)/y) !== undefined);
}

function takeWord(scanner: Scanner, variables: Variables): Word | false | undefined {
  const parts: Word[] = [];
  for (;;) {
    const part = takePart(scanner, variables);
    if (part === false) return false;
    if (part === undefined) return parts.length === 0 ? undefined : joinedWord(parts);
    parts.push(part);
  }
}

function takePart(scanner: Scanner, variables: Variables): Word | false | undefined {
  const string = takeString(scanner, variables);
  if (string !== undefined) return string;
  const text =
    take(scanner, BARE) ?? (scanner.text.startsWith('`\n', scanner.at) ? undefined : takeEscape(scanner));
  if (text !== undefined) return { text };
  const variable = takeVariable(scanner, variables);
  if (variable !== undefined) return variable;
  const sign = take(scanner, /\$(?!\()/y);
  return sign === undefined ? undefined : { text: sign };
}

/** All up to the bracket that closes the one before this place, as it is written. */
function takeTable(scanner: Scanner, start: number, variables: Variables): Word | false {
  for (let depth = 1; depth > 0;) {
    if (isAtEnd(scanner)) return false;
    const string = takeString(scanner, variables);
    if (string === false) return false;
    if (string !== undefined) continue;
    const sign = take(scanner, /[^'"‘’‚‛“”„@(){}]+|[\s\S]/y) ?? '';
    if (sign === '(' || sign === '{') depth += 1;
    else if (sign === ')' || sign === '}') depth -= 1;
  }
  const text = scanner.text.slice(start, scanner.at);
  return { text, variable: beginningOf(text, 80) };
}

/** A text on its own goes through the pipe as it is. */
function outputOf({ words }: Command): Word {
  const [first, ...rest] = words;
  if (first !== undefined && rest.length === 0) return first;
  const isWriting = /^(?:echo|write-output)$/i.test(first?.text ?? '') && rest.length === 1;
  return (isWriting ? rest[0] : undefined) ?? { text: '', variable: first?.text ?? '|' };
}
