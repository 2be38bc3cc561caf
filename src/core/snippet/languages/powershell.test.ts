import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { writePowerShell } from './powershell.ts';

const ORIGIN = 'https://openapi.coreclaw.com';

const aRequest = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/scraper/run',
  body: {},
  authenticated: true,
  ...parts,
});

function snippetOf(request: ApiRequest, bodyFile?: string): string {
  const snippet = writePowerShell(request, { origin: ORIGIN, bodyFile });
  if (!snippet.ok) throw new Error(snippet.error);
  return snippet.value;
}

/** PowerShell's grammar, "single-quote-character" and "double-quote-character". */
const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";
const DOUBLE_QUOTES = '"\u201c\u201d\u201e';

type Literal = { readonly text: string; readonly rest: string };

/** Reads a string as PowerShell's grammar says: a "verbatim string literal", or an "expandable string literal". */
function readLiteral(source: string): Literal {
  return isOneOf(DOUBLE_QUOTES, source[0]) ? readExpandable(source) : readVerbatim(source);
}

const isOneOf = (quotes: string, character: string | undefined) =>
  character !== undefined && quotes.includes(character);

/**
 * A verbatim one goes to the first single quote that no other one follows; two of them, of whatever kind, stand for one;
 * nothing else has a meaning, line breaks included. The engine keeps the second of the two.
 * @returns the text, and the source behind the literal
 */
function readVerbatim(source: string): Literal {
  if (!isOneOf(SINGLE_QUOTES, source[0])) throw new Error('No literal begins here.');
  let text = '';
  for (let at = 1; at < source.length; at += 1) {
    if (isOneOf(SINGLE_QUOTES, source[at])) {
      at += 1;
      if (!isOneOf(SINGLE_QUOTES, source[at])) return { text, rest: source.slice(at) };
    }
    text += source.charAt(at);
  }
  throw new Error('The literal does not end.');
}

/**
 * An expandable one goes to the first double quote that no other one follows. A backtick takes its meaning from the sign behind it,
 * but from letters, digits and line breaks, which it gives one; a dollar begins something to work out, of which `$([char]0x…)` alone is
 * known here.
 */
function readExpandable(source: string): Literal {
  let text = '';
  for (let at = 1; at < source.length;) {
    const [char, code] = /^\$\(\[char\]0x([\dA-F]{4})\)/.exec(source.slice(at, at + 16)) ?? [];
    if (char !== undefined) {
      text += String.fromCharCode(Number.parseInt(code ?? '', 16));
      at += char.length;
    } else if (isOneOf(DOUBLE_QUOTES, source[at]) && !isOneOf(DOUBLE_QUOTES, source[at + 1])) {
      return { text, rest: source.slice(at + 1) };
    } else {
      const sign = readSign(source.slice(at, at + 2));
      text += sign.text;
      at += sign.length;
    }
  }
  throw new Error('The literal does not end.');
}

/** The sign at the beginning of two, which may be an escape of the second. */
function readSign([sign = '', next = '']: string): { text: string; length: number } {
  if (sign === '$' || (sign === '`' && /[\w\s]/.test(next))) throw new Error(`What is ${sign}${next}?`);
  const isDoubled = sign === '`' || isOneOf(DOUBLE_QUOTES, sign);
  return isDoubled ? { text: next, length: 2 } : { text: sign, length: 1 };
}

/** The script as Windows PowerShell 5.1 reads it from a file without a mark of its encoding, where that is UTF-8. */
function inAnsi(script: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(script));
}

/** The body that the snippet's first statement assigns, with what is called on it, and the rest of the snippet. */
function runAssignment(snippet: string): { body: string; rest: string } {
  const { text, rest } = readLiteral(snippet.slice('$body = '.length));
  const call = '.Replace("`r", \'\')';
  expect([snippet.slice(0, 8), rest.slice(0, call.length)]).toEqual(['$body = ', call]);
  return { body: text.replaceAll('\r', ''), rest: rest.slice(call.length).trimStart() };
}

describe('writePowerShell', () => {
  it('sends the body as bytes, with the key from the environment', () => {
    expect(snippetOf(aRequest({ body: { q: "it's so" } }))).toBe(
      [
        `$body = '{`,
        `  "q": "it''s so"`,
        `}'.Replace("\`r", '')`,
        `Invoke-RestMethod -Method Post -Uri '${ORIGIN}/api/v1/scraper/run' \``,
        '  -MaximumRedirection 0 `',
        `  -Headers @{ 'api-key' = $env:CORECLAW_API_KEY } \``,
        `  -ContentType 'application/json' \``,
        '  -Body ([Text.Encoding]::UTF8.GetBytes($body))',
      ].join('\n'),
    );
  });

  it('writes what is not ASCII by its codes, so that no code page can make anything else of it', () => {
    expect(snippetOf(aRequest({ body: { q: 'Ò’ $x `n' } }))).toBe(
      [
        '$body = "{',
        '  `"q`": `"$([char]0x00D2)$([char]0x2019) `$x ``n`"',
        `}".Replace("\`r", '')`,
        `Invoke-RestMethod -Method Post -Uri '${ORIGIN}/api/v1/scraper/run' \``,
        '  -MaximumRedirection 0 `',
        `  -Headers @{ 'api-key' = $env:CORECLAW_API_KEY } \``,
        `  -ContentType 'application/json' \``,
        '  -Body ([Text.Encoding]::UTF8.GetBytes($body))',
      ].join('\n'),
    );
  });

  it('sends a file as it is', () => {
    expect(snippetOf(aRequest(), 'run.json')).toBe(
      [
        `Invoke-RestMethod -Method Post -Uri '${ORIGIN}/api/v1/scraper/run' \``,
        '  -MaximumRedirection 0 `',
        `  -Headers @{ 'api-key' = $env:CORECLAW_API_KEY } \``,
        `  -ContentType 'application/json' \``,
        `  -InFile 'run.json'`,
      ].join('\n'),
    );
  });

  it('asks without key and body where none is wanted', () => {
    const request: ApiRequest = {
      method: 'GET',
      path: '/api/store',
      query: { search: "o'maps ’ $x `n" },
      authenticated: false,
    };
    expect(snippetOf(request)).toBe(
      [
        `Invoke-RestMethod -Method Get -Uri '${ORIGIN}/api/store?search=o%27maps+%E2%80%99+%24x+%60n' \``,
        '  -MaximumRedirection 0',
      ].join('\n'),
    );
  });

  it.each([
    ['a straight quote ends the literal', `'a'b`, 'a', 'b'],
    ['a typographic quote ends it too', `'a\u2019b`, 'a', 'b'],
    ['a doubled straight quote stands for one', `'a''b'`, `a'b`, ''],
    ['a doubled typographic quote stands for one', `'a\u2018\u2018b'`, 'a\u2018b', ''],
    ['a low or reversed one is a quote as well', `'\u201a\u201a\u201b\u201b'`, '\u201a\u201b', ''],
    ['double quotes have no meaning in it', `'"\u201c\u201d\u201e'`, '"\u201c\u201d\u201e', ''],
    ['backticks, dollars and backslashes have no meaning in it', "'`n$x$(x)\\'", '`n$x$(x)\\', ''],
    ['line breaks stand for themselves', `'a\nb'`, 'a\nb', ''],
    ['a double quote ends the other literal', `"a'"b`, `a'`, 'b'],
    ['a typographic one ends it too', `"a\u201d`, 'a', ''],
    ['a backtick takes the meaning of signs', '"`"`$```\u201c"', '"$`\u201c', ''],
    ['a code stands for its sign', '"$([char]0x62C9)"', '拉', ''],
  ])('is judged by the rule that %s', (_rule, source, text, rest) => {
    expect(readLiteral(source)).toEqual({ text, rest });
  });

  it.each([
    ['with the line ends of Unix', (snippet: string) => snippet],
    ['with the line ends of Windows', (snippet: string) => snippet.replaceAll('\n', '\r\n')],
    ['and read in a code page that it is not written in', inAnsi],
  ])('holds the very body, whatever it is, when it is saved %s', (_how, save) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          ...SINGLE_QUOTES.split(''),
          '"',
          '\u201d',
          '`',
          '$',
          '(',
          '\\',
          '\n',
          '\r',
          '@',
          '#',
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(text), (body) => {
        const request = aRequest({ body });
        const run = runAssignment(save(snippetOf(request)));
        expect(run.body).toBe(bodyText(request));
        expect(run.rest.startsWith('Invoke-RestMethod ')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
