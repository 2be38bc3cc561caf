import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readInput } from './read-input.ts';

const URL = 'https://openapi.coreclaw.com/api/v1/scraper/run';
const HEADERS: readonly (readonly [string, string])[] = [
  ['accept', '*/*'],
  ['accept-language', 'en-US,en;q=0.9'],
  ['api-key', 'scraper_api_x'],
  ['content-type', 'application/json'],
  ['sec-ch-ua', '"Chromium";v="140", "Not=A?Brand";v="24"'],
  ['user-agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) 100%PATH'],
];

/** Each of these writes the request with this body as one browser's developer tools do. */
type Copy = (body: string) => string;

const caretedBut = (bare: RegExp) => (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charAt(at))
    .map((sign) => (bare.test(sign) ? sign : `^${sign}`))
    .join('')
    .replace(/%(?=[A-Za-z0-9_])/g, '%^');

const doubled = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const chromeCareted = caretedBut(/[a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/);
const olderCareted = caretedBut(/[a-zA-Z0-9\s_\-:=+~'/.',?;()*`&]/);

const chromeCmd = (text: string) => `^"${chromeCareted(doubled(text)).replace(/\r?\n/g, '^\n\n')}^"`;
const newestChromeCmd = (text: string) =>
  `^"${chromeCareted(doubled(text))
    .replace(/[^ -~\r\n]/g, ' ')
    .replace(/\r?\n|\r/g, '^\n\n')}^"`;
const olderChromeCmd = (text: string) => {
  const quote = /[\r\n]/.test(text) ? '^"' : '"';
  return `${quote}${olderCareted(doubled(text)).replace(/\r?\n/g, '^\n\n')}${quote}`;
};
const firefoxCmd = (text: string) =>
  `^"${chromeCareted(text.replaceAll('"', '\\"')).replace(/\r\n?/g, '\n').replaceAll('\n', '"^\r\n\r\n"')}^"`;

const hex = (sign: string, digits: number) => sign.charCodeAt(0).toString(16).padStart(digits, '0');
const chromeBash = (text: string) =>
  // oxlint-disable-next-line no-control-regex
  /[\0-\x1F\x7F-\x9F!']/.test(text)
    ? `$'${text
        .replaceAll('\\', '\\\\')
        .replaceAll("'", "\\'")
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        // oxlint-disable-next-line no-control-regex
        .replace(/[\0-\x1F\x7F-\x9F!]/g, (sign) => `\\u${hex(sign, 4)}`)}'`
    : `'${text}'`;
const firefoxBash = (text: string) =>
  /[^\x20-\x7E]|!|'/.test(text)
    ? `$'${text
        .replaceAll('\\', '\\\\')
        .replaceAll("'", "\\'")
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll('!', '\\041')
        .replace(/[^\x20-\x7E]/g, (sign) =>
          sign.charCodeAt(0) < 256 ? `\\x${hex(sign, 2)}` : `\\u${hex(sign, 4)}`,
        )}'`
    : `'${text}'`;

const chrome =
  (quoted: (text: string) => string, next: string): Copy =>
  (body) =>
    [
      `curl ${quoted(URL)}`,
      ...HEADERS.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
      `-b ${quoted('a=1; b="2"')}`,
      `--data-raw ${quoted(body)}`,
    ].join(next);
const firefox =
  (program: string, quoted: (text: string) => string, next: string): Copy =>
  (body) => {
    const word = (text: string) => (/^[a-zA-Z-]+$/.test(text) ? text : quoted(text));
    return [
      `${program} ${quoted(URL)}`,
      '--compressed',
      `-X ${word('POST')}`,
      ...HEADERS.map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
      `--data-raw ${word(body)}`,
    ].join(next);
  };

const psQuoted = (text: string) =>
  `"${text.replace(/[`$"]/g, '`$&').replace(/[^\x20-\x7E]/g, (sign) => `$([char]${sign.charCodeAt(0)})`)}"`;
const powershell: Copy = (body) => {
  const bytes = /[^\x20-\x7E]/.test(body);
  return [
    `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = ${psQuoted('Mozilla/5.0')}\n$session.Cookies.Add((New-Object System.Net.Cookie("a", "1", "/", "example.com")))\nInvoke-WebRequest -UseBasicParsing -Uri ${psQuoted(URL)}`,
    `-Method "POST"`,
    '-WebSession $session',
    `-Headers @{\n${HEADERS.map(([name, value]) => `${psQuoted(name)}=${psQuoted(value)}`).join('\n  ')}\n}`,
    '-ContentType "application/json"',
    bytes ? `-Body ([System.Text.Encoding]::UTF8.GetBytes(${psQuoted(body)}))` : `-Body ${psQuoted(body)}`,
  ].join(' `\n');
};

const fetchCall =
  (indent: number, before: string): Copy =>
  (body) =>
    `${before}fetch(${JSON.stringify(URL)}, ${JSON.stringify({ headers: Object.fromEntries(HEADERS), referrer: 'https://example.com/', body, method: 'POST', mode: 'cors', credentials: 'include' }, null, indent)});`;

const COPIES: readonly (readonly [string, Copy])[] = [
  ['Chrome, cURL (cmd)', chrome(chromeCmd, ' ^\n  ')],
  [
    'Chrome, cURL (cmd), pasted with Windows’ line breaks',
    (body) => chrome(chromeCmd, ' ^\n  ')(body).replace(/\r?\n/g, '\r\n'),
  ],
  ['an older Chrome, cURL (cmd)', chrome(olderChromeCmd, ' ^\n  ')],
  ['Firefox, cURL (Windows)', firefox('curl.exe', firefoxCmd, ' ^\n  ')],
  ['an older Firefox, cURL (Windows)', firefox('curl', firefoxCmd, ' ^\n  ')],
  ['Chrome, cURL (bash)', chrome(chromeBash, ' \\\n  ')],
  ['Firefox, cURL (POSIX)', firefox('curl', firefoxBash, ' \\\n  ')],
  ['PowerShell', powershell],
  ['Chrome, fetch', fetchCall(2, '')],
  ['Firefox, fetch', fetchCall(4, 'await ')],
];

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        '\\',
        '"',
        '^',
        '%',
        '&',
        '%PATH%',
        '!',
        "'",
        '`',
        '$',
        '$x',
        '\n',
        '\t',
        ' ',
        'n',
        '拉麺',
        '👍',
        '<',
        '|',
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('')),
);
const anyBody = fc.record({
  custom: fc.dictionary(
    fc.constantFrom('a', 'b c', 'd"e'),
    fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })),
    { minKeys: 1 },
  ),
  indent: fc.constantFrom(0, 2),
});

const bodyOf = (custom: object, indent: number) =>
  JSON.stringify({ scraper_slug: 'a/b', input: { parameters: { custom } } }, null, indent);

/** Latin letters that Firefox writes as bytes that could be UTF-8 as well. */
const isAsUtf8 = (text: string) => /[\u00c2-\u00f4][\u0080-\u00bf]/.test(text);

describe('what a browser copies is the request that it sent', () => {
  it.each(COPIES)('%s', (name, copy) => {
    fc.assert(
      fc.property(anyBody, ({ custom, indent }) => {
        const body = bodyOf(custom, indent);
        fc.pre(!(name.includes('POSIX') && isAsUtf8(body)));
        const reading = readInput(copy(body));
        expect(reading.ok ? reading.value : reading.error).toMatchObject({ custom, droppedKey: true });
      }),
      { numRuns: 100 },
    );
  });

  it('takes the last run of several requests that were copied at once', () => {
    const [one, two] = [bodyOf({ a: 'C:\\new' }, 0), bodyOf({ a: 'C:\\newer' }, 0)];
    const copy = chrome(chromeCmd, ' ^\n  ');
    expect(readInput(`${copy(one)} &\r\n${copy(two)}`)).toMatchObject({
      value: { custom: { a: 'C:\\newer' } },
    });
  });
});

describe('what a browser did not keep is refused, with the way that works', () => {
  const refusal = { ok: false, error: { kind: 'notKept' } };

  it('characters that the newest Chrome replaced by spaces for cmd', () => {
    const copy = chrome(newestChromeCmd, ' ^\n  ');
    expect(readInput(copy(bodyOf({ a: 'ramen' }, 2)))).toMatchObject({ value: { custom: { a: 'ramen' } } });
    expect(readInput(copy(bodyOf({ a: '拉麺' }, 2)))).toEqual(refusal);
    expect(readInput(copy(bodyOf({ a: 'café' }, 0)))).toEqual(refusal);
  });

  it('backslashes that browsers of old doubled, and people do not', () => {
    const old = (text: string) =>
      `"${text
        .replaceAll('"', '""')
        .replaceAll('%', '"%"')
        .replaceAll('\\', '\\\\')
        .replace(/[\r\n]+/g, '"^$&"')}"`;
    const copy = chrome(old, ' ');
    expect(readInput(copy(bodyOf({ a: 'b' }, 0)))).toMatchObject({ value: { custom: { a: 'b' } } });
    expect(readInput(copy(bodyOf({ a: 'one\ntwo' }, 0)))).toEqual(refusal);
  });
});
