import { describe, expect, it } from 'vitest';

import type { ApiRequest } from '#core/request/api-request.ts';
import { writeCmd } from './cmd.ts';

const ORIGIN = 'https://openapi.coreclaw.com';
const KEY = 'scraper_api_a&b|c<d>e^f!g(h) i';
const ENVIRONMENT: Readonly<Record<string, string>> = { CORECLAW_API_KEY: KEY, PATH: 'C:\\Windows' };

const aRequest = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/scraper/run',
  body: { q: `"%PATH%" ^& !x!\n'拉面'` },
  authenticated: true,
  ...parts,
});

function snippetOf(request: ApiRequest, bodyFile?: string): string {
  const snippet = writeCmd(request, { origin: ORIGIN, bodyFile });
  if (!snippet.ok) throw new Error(snippet.error);
  return snippet.value;
}

/**
 * cmd's first phase: `%NAME%` becomes the variable's value. A name that is not set stays when it is typed; in a batch
 * file it vanishes, and so does a single percent sign.
 */
const expand = (source: string, isBatch: boolean) =>
  source.replaceAll(isBatch ? /%([^%\n]*)(%|$)/gm : /%([^%\n]+)%/g, (whole, name: string) =>
    Object.hasOwn(ENVIRONMENT, name) ? (ENVIRONMENT[name] ?? '') : isBatch ? '' : whole,
  );

/** The second: outside double quotes, a caret takes the next character's meaning, at the end of a line the line break; `& | < >` and line breaks end the command. */
function firstCommand(source: string): string {
  let command = '';
  let isQuoted = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\n') return command;
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && '&|<>'.includes(character)) return command;
    if (!isQuoted && character === '^') at += source[at + 1] === '\n' ? 2 : 1;
    command += source.charAt(at);
  }
  return command;
}

/** Windows' runtime: spaces outside double quotes part arguments; backslashes mean something only before a quote, and here are none. */
const toArguments = (command: string) =>
  [...command.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([argument]) => argument.replaceAll('"', ''));

const run = (snippet: string, isBatch: boolean) => toArguments(firstCommand(expand(snippet, isBatch)));

describe('writeCmd', () => {
  it('names the key and the file', () => {
    expect(snippetOf(aRequest(), 'status.json')).toBe(
      [
        `curl --request POST "${ORIGIN}/api/v1/scraper/run" ^`,
        '  --retry 0 --no-location ^',
        '  --header "Content-Type: application/json" ^',
        '  --header "api-key: %CORECLAW_API_KEY%" ^',
        '  --data-binary @status.json',
      ].join('\n'),
    );
  });

  it.each([
    ['a variable is expanded in quotes too', '"%PATH%"', false, ['C:\\Windows']],
    ['an unknown one stays when it is typed', 'a%5C%5C', false, ['a%5C%5C']],
    ['an unknown one vanishes in a batch file', 'a%5C%5C', true, ['a5C']],
    ['a caret at the end of a line joins the next', 'a ^\n  b', false, ['a', 'b']],
    ['a caret in quotes is a caret', '"^a"', false, ['^a']],
    ['an ampersand ends a command', 'a&b', false, ['a']],
    ['an ampersand in quotes is an ampersand', '"a&b"', false, ['a&b']],
    ['a line break ends a command, in quotes too', '"a\nb"', false, ['a']],
  ])('is judged by the rule that %s', (_rule, source, isBatch, args) => {
    expect(run(source, isBatch)).toEqual(args);
  });

  it.each([
    ['when it is typed', false],
    ['in a batch file', true],
  ])('gives curl every argument as it is %s', (_how, isBatch) => {
    expect(run(snippetOf(aRequest()), isBatch)).toEqual([
      'curl',
      '--request',
      'POST',
      `${ORIGIN}/api/v1/scraper/run`,
      '--retry',
      '0',
      '--no-location',
      '--header',
      'Content-Type: application/json',
      '--header',
      `api-key: ${KEY}`,
      '--data-binary',
      '@run.json',
    ]);
  });

  it.each([
    ['when it is typed', false],
    ['in a batch file', true],
  ])('asks without key and body where none is wanted, %s', (_how, isBatch) => {
    const request: ApiRequest = {
      method: 'GET',
      path: '/api/store',
      query: { search: 'a b', limit: '1' },
      authenticated: false,
    };
    expect(run(snippetOf(request), isBatch)).toEqual([
      'curl',
      '--request',
      'GET',
      `${ORIGIN}/api/store?search=a+b&limit=1`,
    ]);
  });

  it('refuses an address that typed and batch commands read differently', () => {
    const request = aRequest({ path: '/api/v1/%5C' });
    expect(writeCmd(request, { origin: ORIGIN })).toEqual({ ok: false, error: 'percent' });
  });
});
