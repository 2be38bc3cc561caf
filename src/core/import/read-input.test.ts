import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json, JsonObject } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { writeCurl } from '#core/snippet/languages/curl.ts';
import { writeJavaScript, writeNode } from '#core/snippet/languages/javascript.ts';
import type { ImportedInput } from './imported-input.ts';
import { MAX_IMPORT_LENGTH, readInput } from './read-input.ts';

const SLUG = 'coreclaw/google-maps-scraper';
const URL = 'https://openapi.coreclaw.com/api/v1/scraper/run';
const CUSTOM = { keywords: ["it's", '"quoted" \\ 50%'], max_results: 10 };
const SYSTEM = { cpus: 0.125, memory: 512 };

const aRequest = (overrides: JsonObject = {}): JsonObject => ({
  scraper_slug: SLUG,
  version: 'v1.0.5',
  is_async: true,
  input: { parameters: { system: SYSTEM, custom: CUSTOM } },
  ...overrides,
});

const anInput = (overrides: Partial<ImportedInput> = {}): ImportedInput => ({
  source: 'request',
  custom: CUSTOM,
  system: SYSTEM,
  version: 'v1.0.5',
  isAsync: true,
  worker: SLUG,
  droppedKey: false,
  unknown: [],
  ...overrides,
});

const read = (json: Json) => readInput(JSON.stringify(json));
const imported = (overrides?: Partial<ImportedInput>) => ({ ok: true, value: anInput(overrides) });
const bare = (custom: JsonObject) => ({
  ok: true,
  value: { source: 'custom', custom, droppedKey: false, unknown: [] },
});

describe('readInput of JSON', () => {
  it('takes the custom input itself', () => {
    expect(read(CUSTOM)).toEqual(bare(CUSTOM));
    expect(readInput('\uFEFF \n{}\n')).toEqual(bare({}));
  });

  it('takes the input around it, with and without its own name', () => {
    const input = { parameters: { system: SYSTEM, custom: CUSTOM } };
    const value = { source: 'input', custom: CUSTOM, system: SYSTEM, droppedKey: false, unknown: [] };
    expect(read(input)).toEqual({ ok: true, value });
    expect(read({ input })).toEqual({ ok: true, value });
    expect(read({ custom: CUSTOM, system: SYSTEM })).toEqual({ ok: true, value });
    expect(read({ custom: CUSTOM, system: SYSTEM, own: 1 })).toMatchObject({ value: { source: 'custom' } });
    expect(read({ parameters: { custom: CUSTOM, system: null } })).toEqual({
      ok: true,
      value: { source: 'input', custom: CUSTOM, droppedKey: false, unknown: [] },
    });
  });

  it('takes the whole request, of v1 and of v2', () => {
    expect(read(aRequest({ callback_url: 'https://example.com/hook' }))).toEqual(
      imported({ callbackUrl: 'https://example.com/hook' }),
    );
    expect(read({ input: { parameters: { custom: CUSTOM } }, is_async: false })).toEqual({
      ok: true,
      value: { source: 'request', custom: CUSTOM, isAsync: false, droppedKey: false, unknown: [] },
    });
    expect(read(aRequest({ callback_url: null }))).toEqual(imported());
    expect(read(aRequest({ callback_url: '' }))).toEqual(imported());
  });

  it.each<JsonObject>([
    { input: 'x', custom: { a: 1 } },
    { custom: CUSTOM },
    { parameters: { custom: 'x' } },
    { input: { parameters: [] } },
    { method: 'GET', url: 'https://example.com', request: { url: 'x' } },
    { log: { entries: [] } },
  ])('takes a form whose fields are named like a nesting for what it is: %j', (custom) => {
    expect(read(custom)).toEqual(bare(custom));
  });

  it('keeps hostile keys, as keys', () => {
    const text = '{"__proto__":{"a":1},"constructor":2,"input":{"__proto__":{"parameters":{"custom":{}}}}}';
    const reading = readInput(text);
    expect(reading.ok && JSON.stringify(reading.value.custom)).toBe(text);
  });

  it('tells what it does not understand, by its path', () => {
    const input = { note: 1, parameters: { system: 'x', custom: {}, extra: 2 } };
    expect(read({ input, limit: 5, version: 7 })).toEqual({
      ok: true,
      value: {
        source: 'request',
        custom: {},
        droppedKey: false,
        unknown: ['limit', 'version', 'input.note', 'input.parameters.system', 'input.parameters.extra'],
      },
    });
  });

  it('drops a key that stands beside the input, and says so', () => {
    expect(read(aRequest({ api_key: 'scraper_api_secret' }))).toEqual(imported({ droppedKey: true }));
  });

  it.each([
    ['', { kind: 'empty' }],
    [' \n\t', { kind: 'empty' }],
    ['{"a":1,\n  b:2}', { kind: 'notJson', line: 2, column: 3 }],
    ['hello', { kind: 'notJson', line: 1, column: 1 }],
    ['{"a":1,"a":2}', { kind: 'repeatedKey', key: 'a', line: 1, column: 8 }],
    ['{"a":9007199254740993}', { kind: 'notExact', text: '9007199254740993', line: 1, column: 6 }],
    ['[1]', { kind: 'shape' }],
    ['"text"', { kind: 'shape' }],
    ['null', { kind: 'shape' }],
    ['{"scraper_slug":"a/b","input":{"parameters":{"system":{}}}}', { kind: 'shape' }],
  ])('refuses %j', (text, error) => {
    expect(readInput(text)).toEqual({ ok: false, error });
  });

  it('refuses what is nested too deep, and what is too long', () => {
    const deep = `{"a":${'['.repeat(600)}${']'.repeat(600)}}`;
    expect(readInput(deep)).toEqual({ ok: false, error: { kind: 'tooDeep', line: 1, column: 505 } });
    const long = ' '.repeat(MAX_IMPORT_LENGTH + 1);
    expect(readInput(long)).toEqual({ ok: false, error: { kind: 'tooLarge' } });
  });
});

/** The request's body as JSON without quotes that shells mind, so that dialects can be written by hand. */
const PLAIN = { keywords: ['pizza'], max_results: 10 };
const BODY = `{"scraper_slug":"${SLUG}","input":{"parameters":{"custom":{"keywords":["pizza"],"max_results":10}}}}`;
const plain = (overrides: Partial<ImportedInput> = {}) => ({
  ok: true,
  value: { source: 'curl', custom: PLAIN, worker: SLUG, droppedKey: false, unknown: [], ...overrides },
});
const escaped = (prefix: string) => BODY.replaceAll('"', `${prefix}"`);

describe('readInput of a command of sh, bash or zsh', () => {
  it.each([
    ['single quotes', `curl -X POST '${URL}' -d '${BODY}'`],
    ['double quotes', `curl ${URL} --data "${escaped('\\')}"`],
    ['ANSI-C quotes', `curl ${URL} --data-raw $'${BODY.replace('pizza', '\\u0070\\x69\\172z\\U00000061')}'`],
    ['continued lines', `curl --request POST \\\r\n  --url ${URL} \\\r\n  --data-binary '${BODY}'`],
    ['an option and its value in one word', `curl -sSXPOST ${URL} -d'${BODY}'`],
    ['options that are not known', `curl --retry 3 --connect-timeout 10 ${URL} -d '${BODY}'`],
    ['--json', `curl ${URL} --json '${BODY}'`],
    ['quotes within a word', `curl ${URL} -d '${BODY.replace('pizza', `pi'"zz"'a`)}'`],
    ['a prompt and a path', `$ /usr/bin/curl ${URL} -d '${BODY}'`],
    ['other commands around it', `cd /tmp && curl ${URL} -d '${BODY}' | jq . > out.json # done`],
    ['a pipe', `printf %s '${BODY}' |\ncurl ${URL} --data-binary @-`],
    ['a pipe from echo', `echo -n '${BODY}' | curl ${URL} -d @-`],
    ['a here-document', `curl ${URL} -d @- <<'EOF'\n${BODY}\nEOF\n`],
    ['a here-document through a pipe', `cat <<EOF | curl ${URL} -d @-\n${BODY}\nEOF`],
    ['a here-string', `curl ${URL} -d @- <<< '${BODY}'`],
    [
      'other options with values',
      `curl -A -d -e ${URL}/x -o out --max-time 5 ${URL} -d '${BODY}' --compressed`,
    ],
  ])('takes %s', (_, command) => {
    expect(readInput(command)).toEqual(plain());
  });

  it('reads what a browser copies', () => {
    const command = `curl '${URL}' -H 'accept: */*' -H 'authorization: Bearer abc' -H $'x: \\'' --data-raw $'${BODY.replace('pizza', "it\\'s\\u0021 \\ud83c\\udf55")}' --compressed`;
    expect(readInput(command)).toEqual(
      plain({ custom: { ...PLAIN, keywords: ["it's! 🍕"] }, droppedKey: true }),
    );
  });

  it('takes the Worker from a path of v2', () => {
    const body = '{"input":{"parameters":{"custom":{}}}}';
    expect(readInput(`curl "https://x.test/api/v2/workers/coreclaw~maps/runs?a=1" -d '${body}'`)).toEqual(
      plain({ custom: {}, worker: 'coreclaw/maps' }),
    );
  });

  it.each([
    [`-H 'api-key: scraper_api_x'`, true],
    [`-H 'Authorization: Bearer scraper_api_x'`, true],
    [`--oauth2-bearer scraper_api_x`, true],
    [`-H "api-key: $CORECLAW_API_KEY"`, false],
    [`-H "Authorization: Bearer \${KEY}"`, false],
    [`-H 'api-key: <YOUR KEY>'`, false],
    [`-H 'accept: */*'`, false],
  ])('never takes a key: %s', (option, droppedKey) => {
    const reading = readInput(`curl ${URL} ${option} -d '${BODY}'`);
    expect(reading).toEqual(plain({ droppedKey }));
    expect(JSON.stringify(reading)).not.toContain('scraper_api_x');
  });

  it('never takes a key from the address', () => {
    expect(readInput(`curl '${URL}?token=scraper_api_x' -d '${BODY}'`)).toEqual(plain({ droppedKey: true }));
  });

  it.each([
    [`curl ${URL}`, { kind: 'noBody' }],
    [`curl ${URL} --data-binary @run.json`, { kind: 'noBody', file: 'run.json' }],
    [`curl ${URL} -d "{\\"q\\":\\"$QUERY\\"}"`, { kind: 'variable', name: '$QUERY' }],
    [`curl ${URL} -d "$(cat run.json)"`, { kind: 'variable', name: '$(cat run.json)' }],
    [`cat run.json | curl ${URL} -d @-`, { kind: 'variable', name: 'cat run.json' }],
    [`curl ${URL} -d '${BODY}`, { kind: 'cut' }],
    [`curl https://example.com/api -d '${BODY}'`, { kind: 'notThisApi' }],
    [`curl https://openapi.coreclaw.com/api/v1/run/detail -d '{}'`, { kind: 'notThisApi' }],
    [`curl ${URL} -d '{"keywords":["a"]}'`, { kind: 'shape' }],
    [`curl ${URL} -d '{"a":}'`, { kind: 'notJson', line: 1, column: 6 }],
    [
      `curl ${URL} -d '${BODY.replace('10', '12345678901234567890')}'`,
      { kind: 'notExact', text: '12345678901234567890', line: 1, column: 116 },
    ],
  ])('refuses %s', (command, error) => {
    expect(readInput(command)).toEqual({ ok: false, error });
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '^',
      '%A%',
      '!',
      '@',
      '\n',
      'curl',
      "'@",
      '-d',
      '--data',
      'fetch(',
      '|',
    ),
  );
  const anyCustom = fc.dictionary(
    anyText.filter((key) => key !== '__proto__'),
    fc.oneof(anyText, fc.array(anyText), fc.integer(), fc.boolean(), fc.constant(null)),
  );

  it.each([['curl', writeCurl] as const, ['fetch', writeJavaScript] as const, ['Node', writeNode] as const])(
    'gives back the request that a snippet of this console for %s was made from',
    (name, write) => {
      fc.assert(
        fc.property(anyCustom, (custom) => {
          const body = aRequest({ input: { parameters: { system: SYSTEM, custom } } });
          const request: ApiRequest = {
            method: 'POST',
            path: '/api/v1/scraper/run',
            authenticated: true,
            body,
          };
          const snippet = write(request, { origin: 'https://openapi.coreclaw.com' });
          const source = name === 'curl' ? 'curl' : 'fetch';
          expect(snippet.ok && readInput(snippet.value)).toEqual(imported({ source, custom }));
        }),
        { numRuns: 200 },
      );
    },
  );

  it('asks for the file that a snippet for curl reads its body from', () => {
    const request: ApiRequest = {
      method: 'POST',
      path: '/api/v1/scraper/run',
      authenticated: true,
      body: aRequest(),
    };
    const snippet = writeCurl(request, { origin: 'http://127.0.0.1:7867', bodyFile: 'run.json' });
    const error = { kind: 'noBody', file: 'run.json' };
    expect(snippet.ok && readInput(snippet.value)).toEqual({ ok: false, error });
  });

  it('gives back the request of a snippet that pipes its body', () => {
    const custom = { urls: Array.from({ length: 5000 }, (_, at) => `https://example.com/it's/$${at}`) };
    const body = aRequest({ input: { parameters: { system: SYSTEM, custom } } });
    const request: ApiRequest = { method: 'POST', path: '/api/v1/scraper/run', authenticated: true, body };
    const snippet = writeCurl(request, { origin: 'http://127.0.0.1:7867' });
    expect(snippet.ok && readInput(snippet.value)).toEqual(imported({ source: 'curl', custom }));
  });
});

describe('readInput of a command of cmd or PowerShell', () => {
  it.each([
    ['curl.exe', `curl.exe '${URL}' -d '${BODY.replace('pizza', "it''s")}'`],
    ['lines continued by a backtick', `curl '${URL}' \`\r\n  --data-raw '${BODY}'`],
    ['Invoke-RestMethod', `Invoke-RestMethod -Method Post -Uri "${URL}" -Body '${BODY}'`],
    ['a here-string in a variable', `$body = @'\n${BODY}\n'@\nirm '${URL}' -Method Post -Body $body`],
    ['lines continued by a caret', `curl "${URL}" ^\r\n  -d "${escaped('\\')}"`],
    [
      'carets before everything, as browsers copy it',
      `curl ^"${URL}^" --data-raw ^"${BODY.replaceAll('"', '\\"').replaceAll(/[^\w/.-]/g, '^$&')}^"`,
    ],
  ])('refuses it, and says what to copy: %s', (_, command) => {
    expect(readInput(command)).toEqual({ ok: false, error: { kind: 'forWindows' } });
  });

  it('takes a command of bash whose body has what else only they write', () => {
    const body = BODY.replace('pizza', 'curl.exe ^\\" $env:A `');
    expect(readInput(`curl '${URL}' -d '${body}'`)).toMatchObject({ ok: true });
    expect(readInput(`printf '%s' '${body}' | curl '${URL}' --data-binary @-`)).toMatchObject({ ok: true });
  });
});

describe('readInput of a HAR', () => {
  const anEntry = (url: string, text?: string, headers: Json = []) => ({
    startedDateTime: '2026-01-01T00:00:00Z',
    time: 0.5,
    request: {
      method: 'POST',
      url,
      httpVersion: 'h2',
      headers,
      ...(text === undefined ? {} : { postData: { mimeType: 'application/json', text } }),
    },
  });
  const har = plain({ source: 'har' });

  it('takes the last run of a file, and single entries', () => {
    const older = BODY.replace('10', '11');
    const entries = [
      anEntry('https://example.com/'),
      anEntry(URL, older),
      anEntry(URL, BODY),
      anEntry('https://example.com/x', '{}'),
    ];
    expect(read({ log: { version: '1.2', creator: {}, entries } })).toEqual(har);
    expect(read(anEntry(URL, BODY))).toEqual(har);
    expect(read(anEntry(URL, BODY).request)).toEqual(har);
  });

  it('does not mind numbers that are none of the run', () => {
    const text = JSON.stringify(anEntry(URL, BODY)).replace('0.5', '12345678901234567890');
    expect(readInput(text)).toEqual(har);
  });

  it('drops the key', () => {
    const headers = [{ name: 'Api-Key', value: 'scraper_api_x' }];
    expect(read(anEntry(URL, BODY, headers))).toEqual(plain({ source: 'har', droppedKey: true }));
  });

  it.each([
    [{ log: { version: '1.2', entries: [anEntry('https://example.com/')] } }, { kind: 'notThisApi' }],
    [anEntry(URL), { kind: 'noBody' }],
    [anEntry(URL, '{"a":'), { kind: 'notJson', line: 1, column: 6 }],
  ])('refuses %j', (json, error) => {
    expect(read(json)).toEqual({ ok: false, error });
  });
});

describe('readInput of a call of fetch', () => {
  const call = plain({ source: 'fetch' });

  it.each([
    [
      'what a browser copies',
      `fetch("${URL}", {\n  "headers": {\n    "accept": "*/*"\n  },\n  "body": ${JSON.stringify(BODY)},\n  "method": "POST",\n  "mode": "cors"\n});`,
    ],
    ['a template and single quotes', `await fetch('${URL}', { method: 'POST', body: \`${BODY}\` })`],
    [
      'an object',
      `const r = await fetch("${URL}", { body: JSON.stringify(${BODY}, null, 2), method: "POST" });`,
    ],
    [
      'an object as people write it',
      `fetch('${URL}', {\n  body: JSON.stringify({\n    scraper_slug: '${SLUG}', // the Worker\n    input: { parameters: { custom: { keywords: ['pi' + 'zza',], max_results: 10, } } },\n  }),\n})`,
    ],
    [
      'constants',
      `const url = "${URL}"\nconst key = process.env.KEY\nconst body = ${BODY}\nconst response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })`,
    ],
    ['an address that is put together', `fetch(\`\${BASE}/api/v1/scraper/run\`, { 'body': '${BODY}' })`],
  ])('takes %s', (_, program) => {
    expect(readInput(program)).toEqual(call);
  });

  it('drops the key', () => {
    const with_ = (value: string) => `fetch("${URL}", { headers: { "api-key": ${value} }, body: '${BODY}' })`;
    expect(readInput(with_('"scraper_api_x"'))).toEqual(plain({ source: 'fetch', droppedKey: true }));
    expect(readInput(with_('process.env.CORECLAW_API_KEY'))).toEqual(call);
  });

  it.each([
    [`fetch("${URL}", { method: "POST", body: null })`, { kind: 'noBody' }],
    [`fetch("${URL}", { body: JSON.stringify({ a: query }) })`, { kind: 'variable', name: 'query' }],
    [`fetch("${URL}", { body: "{\\"a`, { kind: 'cut' }],
    ['fetch("https://example.com/", { body: "{}" })', { kind: 'notThisApi' }],
    [
      `fetch("${URL}", { body: JSON.stringify({ input: 9007199254740993 }) })`,
      { kind: 'notExact', text: '9007199254740993', line: 1, column: 10 },
    ],
  ])('refuses %s', (program, error) => {
    expect(readInput(program)).toEqual({ ok: false, error });
  });

  it('does not let constants grow into each other', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `const c${at + 1} = [c${at}, c${at}];`);
    const program = `const c0 = "x";\n${lines.join('\n')}\nfetch("${URL}", { body: JSON.stringify(c60) })`;
    expect(readInput(program)).toMatchObject({ ok: false, error: { kind: 'variable' } });
  });
});

describe('readInput of anything', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom(
        'curl ',
        'curl.exe ',
        'Invoke-RestMethod ',
        '-d ',
        '--data-raw ',
        '-Body ',
        URL,
        "'",
        '"',
        "$'",
        '`',
        '\\',
        '\n',
        '\r\n',
        '^',
        '|',
        '@-',
        '<<EOF',
        '<<<',
        '@{',
        "@'\n",
        "\n'@",
        '$(',
        '${',
        '$x',
        '$x = ',
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        ',',
        ';',
        '#',
        '%A%',
        'fetch(',
        'JSON.stringify(',
        'const a = ',
        'body:',
        '/*',
        '//',
        '+',
        BODY,
        '{"log":{"version":1,"entries":[',
        '"httpVersion"',
      ),
    ),
    { maxLength: 40 },
  );

  it.each(['fetch(`\\', 'fetch(`a$\\', "fetch('\\", 'fetch("\\'])(
    'ends where a text ends in its escape: %s',
    (text) => {
      expect(readInput(text)).toMatchObject({ ok: false });
    },
  );

  it('ends in an input or a reason', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const reading = readInput(parts.join(''));
        expect(typeof (reading.ok ? reading.value.custom : reading.error.kind)).toMatch(/object|string/);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '{',
    '[',
    "curl '",
    'curl "\\"',
    'curl ${',
    'curl $(',
    'curl `',
    'curl a ',
    'curl ^"',
    'curl <<A\n',
    'curl \\',
    "$'\\x41",
    'curl.exe ',
    '$x = ',
    'fetch(',
    'fetch([',
    'fetch("a"+',
    'const a = fetch(',
    'fetch(/*',
    'fetch(`${',
    '\\x41',
    '-d ',
    '--data-',
    'workers/',
  ])('ends soon when tens of thousands of %j come', (piece) => {
    // What takes time by the square of the length takes minutes for so much, and the test times out.
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    readInput(text);
    if (!piece.startsWith('curl ')) readInput(`curl ${text}`);
    readInput(`curl ^"x^" ^\n  --data-raw ^"${text}^"`);
    readInput(`fetch("x", { body: ${text} })`);
  });
});
