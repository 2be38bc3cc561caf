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

const fetchCall =
  (indent: number, before: string): Copy =>
  (body) =>
    `${before}fetch(${JSON.stringify(URL)}, ${JSON.stringify({ headers: Object.fromEntries(HEADERS), referrer: 'https://example.com/', body, method: 'POST', mode: 'cors', credentials: 'include' }, null, indent)});`;

const COPIES: readonly (readonly [string, Copy])[] = [
  ['Chrome, cURL (bash)', chrome(chromeBash, ' \\\n  ')],
  ['Firefox, cURL (POSIX)', firefox('curl', firefoxBash, ' \\\n  ')],
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
    const copy = chrome(chromeBash, ' \\\n  ');
    expect(readInput(`${copy(one)} ;\n${copy(two)}`)).toMatchObject({
      value: { custom: { a: 'C:\\newer' } },
    });
  });
});
