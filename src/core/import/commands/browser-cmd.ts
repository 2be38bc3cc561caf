import { type Command, withLineFeeds, type Word } from './command.ts';
import { isAtEnd, type Scanner, take } from '../scanner.ts';

/** Where one argument ends: a line break of the text itself is written otherwise. */
const NEXT_ARGUMENT = / \^\n +(?=\S)/;
/** Several requests that were copied at once. */
const NEXT_COMMAND = / &\n(?=curl)/;

const PROGRAM = /^curl(\.exe)? (?:--url )?(?=\^?")/;
const SWITCH = /^(?:--compressed|--insecure|--globoff|-I)$/;
const OPTION = /^(-X|-H|-b|--data-raw|--data-binary) (?=\^?"|[A-Za-z-]+$)/;

/** What browsers write without a caret, but line breaks. Some write `&` with one. */
const BARE = /(?:[A-Za-z0-9_\-:=+~'/.,?;()*`&]|[^\S\n])+/y;
const LINE_BREAK = /\^\n\n|"\^\n\n"/y;
const CARETED = /\^[^\n]/y;

/** A quoted text without its carets, still with the backslashes before its quotes. */
type Unquoted = { readonly text: string; readonly hasBareSpace: boolean; readonly hasCaretedSpace: boolean };

/**
 * Reads what the developer tools of a browser copy as "cURL (cmd)", by the rules that they write it by: what they mean is the
 * request that they saw, which cmd itself would not always send. Chrome and its kin put a backslash before quotes and
 * backslashes, Firefox before quotes only; Firefox tells itself by a `-X POST`, or by `curl.exe`.
 * @returns undefined for what no browser wrote; `lost` where the browser has put spaces for characters that are not ASCII
 */
export function browserCmdCommands(script: string): readonly Command[] | 'lost' | undefined {
  const commands: Command[] = [];
  for (const text of withLineFeeds(script).trim().split(NEXT_COMMAND)) {
    const command = readCommand(text);
    if (command === undefined || command === 'lost') return command;
    commands.push(command);
  }
  return commands;
}

function readCommand(command: string): Command | 'lost' | undefined {
  const [first = '', ...others] = command.split(NEXT_ARGUMENT);
  const program = PROGRAM.exec(first);
  if (program === null) return undefined;
  const url = unquote(first.slice(program[0].length));
  const args = others.map(readArgument);
  if (url === undefined || args.includes(undefined)) return undefined;
  const read = args.filter((arg) => arg !== undefined);
  const texts = [url, ...read.map(({ value }) => value)].filter((value) => value !== undefined);
  if (!command.includes('^"')) return undefined;
  // A space of the text itself has no caret.
  if (texts.some((text) => text.hasBareSpace) && texts.some((text) => text.hasCaretedSpace)) return 'lost';
  const isFirefox = program[1] !== undefined || read.some(({ option }) => option === '-X');
  const unescape = texts.every(({ text }) => (isFirefox ? isOfFirefox : isOfChrome)(text))
    ? (text: string) => text.replace(isFirefox ? /\\(")/g : /\\([\\"])/g, '$1')
    : undefined;
  if (unescape === undefined) return undefined;
  const words = read.flatMap(({ option, value }): readonly Word[] => [
    { text: option },
    ...(value === undefined ? [] : [{ text: unescape(value.text) }]),
  ]);
  return { words: [{ text: 'curl' }, { text: unescape(url.text) }, ...words] };
}

function isOfChrome(text: string): boolean {
  return !/(?<!\\)(?:\\\\)*(?:"|\\(?![\\"]))/.test(text);
}

function isOfFirefox(text: string): boolean {
  return !/(?<!\\)"/.test(text);
}

function readArgument(text: string): { readonly option: string; readonly value?: Unquoted } | undefined {
  if (SWITCH.test(text)) return { option: text };
  const option = OPTION.exec(text);
  const value = option === null ? undefined : unquote(text.slice(option[0].length));
  return option?.[1] === undefined || value === undefined ? undefined : { option: option[1], value };
}

/** A word as it is (Firefox), or the text between quotes; undefined where carets are missing that a browser would write. */
function unquote(text: string): Unquoted | undefined {
  if (/^[A-Za-z-]+$/.test(text)) return { text, hasBareSpace: false, hasCaretedSpace: false };
  const quote = text.startsWith('^"') ? '^"' : '"';
  if (!text.endsWith(quote) || text.length < 2 * quote.length) return undefined;
  const parts = partsOf(text.slice(quote.length, -quote.length));
  return (
    parts && {
      text: parts.map((part) => part.text).join(''),
      hasBareSpace: parts.some((part) => !part.careted && part.text.includes(' ')),
      hasCaretedSpace: parts.some((part) => part.careted && part.text === ' '),
    }
  );
}

type Part = { readonly text: string; readonly careted: boolean };

function partsOf(text: string): readonly Part[] | undefined {
  const scanner: Scanner = { text, at: 0 };
  const parts: Part[] = [];
  while (!isAtEnd(scanner)) {
    const part = takePart(scanner);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function takePart(scanner: Scanner): Part | undefined {
  const bare = take(scanner, BARE);
  if (bare !== undefined) return { text: bare, careted: false };
  const careted = take(scanner, CARETED);
  if (careted !== undefined) return { text: careted.slice(1), careted: true };
  return take(scanner, LINE_BREAK) === undefined ? undefined : { text: '\n', careted: false };
}
