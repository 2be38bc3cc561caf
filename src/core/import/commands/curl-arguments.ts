import type { Command, Word } from './command.ts';
import { isHeaderWithKey, isRunUrl, type SentBody, type SentRequest } from '../sent-request.ts';

type Role = 'data' | 'rawData' | 'header' | 'url' | 'key' | 'ignored';

const LONG: Readonly<Record<string, Role>> = {
  '--data': 'data',
  '--data-ascii': 'data',
  '--data-binary': 'data',
  '--json': 'data',
  '--data-raw': 'rawData',
  '--header': 'header',
  '--url': 'url',
  '--oauth2-bearer': 'key',
  '--user': 'key',
  '--request': 'ignored',
  '--referer': 'ignored',
  '--proxy': 'ignored',
  '--user-agent': 'ignored',
  '--cookie': 'ignored',
  '--output': 'ignored',
  '--write-out': 'ignored',
  '--max-time': 'ignored',
};

/** Short options that take a value. All others are switches and can be combined with one of these. */
const SHORT: Readonly<Record<string, Role>> = {
  d: 'data',
  H: 'header',
  u: 'key',
  ...Object.fromEntries(Array.from('XexAboKcCDEFhmPQrtTUwyYz', (letter) => [letter, 'ignored' as const])),
};

type Argument = { readonly role: Role; readonly name: string; readonly value: Word };

/**
 * Reads a curl command as the request it sends.
 * @param words the arguments, without `curl` itself
 */
export function curlRequest({ words, stdin }: Command): SentRequest {
  const found = argumentsOf(words);
  const urls = found.filter(({ role }) => role === 'url').map(({ value }) => value.text);
  const headers = found.filter(({ role }) => role === 'header').map(({ value }) => value.text);
  return {
    // The value of an option that is not known here (`--retry 3`) looks like an address.
    url: urls.find(isRunUrl) ?? urls[0] ?? '',
    holdsKey:
      headers.some(isKeyHeader) ||
      found.some(({ role, value }) => role === 'key' && isHeaderWithKey('token', value.text)),
    body: toBody(found, stdin),
  };
}

function argumentsOf(words: readonly Word[]): readonly Argument[] {
  const found: Argument[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? { text: '' };
    const option = optionOf(word);
    if (option === undefined) {
      if (!word.text.startsWith('-')) found.push({ role: 'url', name: '', value: word });
      continue;
    }
    const value = option.attached ?? words[(at += 1)];
    if (value !== undefined) found.push({ role: option.role, name: option.name, value });
  }
  return found;
}

type CurlOption = { readonly role: Role; readonly name: string; readonly attached?: Word };

function optionOf(word: Word): CurlOption | undefined {
  const { text } = word;
  if (text.startsWith('--')) {
    const role = Object.hasOwn(LONG, text) ? LONG[text] : undefined;
    return role && { role, name: text };
  }
  if (!/^-[A-Za-z#]/.test(text)) return undefined;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const role = Object.hasOwn(SHORT, letter) ? SHORT[letter] : undefined;
    if (role === undefined) continue;
    const rest = text.slice(at + 1);
    return { role, name: `-${letter}`, ...(rest === '' ? {} : { attached: { ...word, text: rest } }) };
  }
  return undefined;
}

function isKeyHeader(header: string): boolean {
  const [name = '', value = ''] = header.split(/:(.*)/s, 2);
  return isHeaderWithKey(name, value);
}

/** Several bodies are joined by `&`; those of `--json` are concatenated as they are. */
function toBody(found: readonly Argument[], stdin: Word | undefined): SentBody {
  const parts = found.filter(({ role }) => role === 'data' || role === 'rawData');
  const bodies = parts.map((part) => partBody(part, stdin));
  const missing = bodies.find(({ kind }) => kind !== 'text');
  if (missing !== undefined) return missing;
  const texts = bodies.map((body) => (body.kind === 'text' ? body.text : ''));
  const separator = parts.every(({ name }) => name === '--json') ? '' : '&';
  return texts.length === 0 ? { kind: 'none' } : { kind: 'text', text: texts.join(separator) };
}

/** `@` names a file to read the body from, `@-` reads from a pipe; not for `--data-raw`. */
function partBody({ role, value }: Argument, stdin: Word | undefined): SentBody {
  const file = role === 'data' ? /^@(.*)$/s.exec(value.text)?.[1] : undefined;
  if (file !== undefined && file !== '-') return { kind: 'file', name: file };
  const word = file === '-' ? (stdin ?? { text: '', variable: '@-' }) : value;
  return word.variable === undefined
    ? { kind: 'text', text: word.text }
    : { kind: 'variable', name: word.variable };
}
