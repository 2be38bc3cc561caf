import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { startJavaPlayer } from '#test/java-player.ts';
import { startReceiver } from '#test/receiver.ts';
import { SNIPPET_LANGUAGES, type SnippetLanguage, type SnippetOptions } from './snippet.ts';
import { WRITE_SNIPPET } from './write-snippet.ts';

const KEY = `scraper_api_${process.pid}'"$!\`\\%HOME%^&`;
const ANSWER = '{"code":0,"message":"success"}';
const MINUTE = 60_000;

const aRequest = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/scraper/run',
  body: { q: 'pizza' },
  authenticated: true,
  ...parts,
});

function snippetIn(language: SnippetLanguage, request: ApiRequest, options: SnippetOptions): string {
  const snippet = WRITE_SNIPPET[language](request, options);
  if (!snippet.ok) throw new Error(snippet.error);
  return snippet.value;
}

/** Runs each file as a module of Node. */
const importEach: Interpreter['run'] = (files) => [
  [
    'node',
    '--input-type=module',
    '-e',
    'for (const file of process.argv.slice(1)) await import(file)',
    ...files,
  ],
];

type Player = { readonly play: (file: string) => Promise<string>; readonly stop: () => void };

/** How a machine that has it runs snippets. */
type Interpreter = {
  readonly name: string;
  readonly language: SnippetLanguage;
  /** Programs that must be there. */
  readonly needs: readonly string[];
  /** Missing, it fails the tests in CI instead of being left out. */
  readonly always: boolean;
  /** What names of files end with. */
  readonly ending: string;
  /** Commands, one after the other, that run these files. */
  readonly run: (files: readonly string[]) => readonly (readonly [string, ...string[]])[];
  /** It compiles first, which takes a second or more: fewer cases. */
  readonly slow?: boolean;
  /** Starts a process that plays one file after the other, for what is slow to start. */
  readonly player?: (cwd: string) => Player;
  /** Takes a file saved with Windows line ends. */
  readonly lineEnds?: boolean;
};

const isThere = (program: string) =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
const hasRequests = spawnSync('python3', ['-c', 'import requests'], { stdio: 'ignore' }).status === 0;

const shell = (name: string, always: boolean): Interpreter => ({
  name,
  language: 'curl',
  needs: [name, 'curl'],
  always,
  ending: '.sh',
  run: (files) => files.map((file) => [name, file]),
});

/** With a code page of the machine that is not the snippet's. */
const JAVA = ['java', '-Dfile.encoding=ISO-8859-1', '-XX:TieredStopAtLevel=1'] as const;

const INTERPRETERS: readonly Interpreter[] = [
  shell('sh', true),
  shell('bash', true),
  shell('zsh', false),
  {
    name: hasRequests ? 'Python' : 'Python (with a stand-in for requests)',
    language: 'python',
    needs: ['python3'],
    always: true,
    ending: '.py',
    run: (files) => [
      ['python3', '-c', 'import runpy, sys\nfor file in sys.argv[1:]: runpy.run_path(file)', ...files],
    ],
    lineEnds: true,
  },
  {
    name: 'JavaScript',
    language: 'javascript',
    needs: ['node'],
    always: true,
    ending: '.mjs',
    run: importEach,
    lineEnds: true,
  },
  {
    name: 'Node',
    language: 'node',
    needs: ['node'],
    always: true,
    ending: '.js',
    run: (files) => [['node', '-e', 'process.argv.slice(1).forEach((file) => require(file))', ...files]],
    lineEnds: true,
  },
  {
    name: 'Node, saved as a module',
    language: 'node',
    needs: ['node'],
    always: true,
    ending: '.mjs',
    run: importEach,
    lineEnds: true,
  },
  {
    name: 'PHP',
    language: 'php',
    needs: ['php'],
    always: true,
    ending: '.php',
    run: (files) =>
      files.length === 1
        ? [['php', ...files]]
        : [['php', '-r', 'foreach (array_slice($argv, 1) as $file) include $file;', '--', ...files]],
    lineEnds: true,
  },
  {
    name: 'Go',
    language: 'go',
    needs: ['go'],
    always: false,
    ending: '.go',
    run: (files) => files.map((file) => ['go', 'run', file]),
    slow: true,
    lineEnds: true,
  },
  {
    name: 'Java',
    language: 'java',
    needs: ['java', 'javac'],
    always: false,
    ending: '.java',
    run: (files) => files.map((file) => [...JAVA, file]),
    player: (cwd) => startJavaPlayer(JAVA, cwd, ENVIRONMENT),
    slow: true,
    lineEnds: true,
  },
  {
    name: 'C# (Mono)',
    language: 'csharp',
    needs: ['mcs', 'mono'],
    always: false,
    ending: '.cs',
    run: (files) =>
      files.flatMap((file): [string, ...string[]][] => [
        ['mcs', '-r:System.Net.Http', '-out:snippet.exe', file],
        ['mono', 'snippet.exe'],
      ]),
    slow: true,
    lineEnds: true,
  },
];

/** Strings that some language's quoting, comments or line ends could take for its own. */
const HOSTILE: readonly string[] = [
  `'`,
  `'''`,
  `''''''`,
  `"`,
  `"""`,
  '`',
  '``` `',
  `\u2018\u2019\u201a\u201b\u201c\u201d\u201e`,
  `';rm -rf ~;'`,
  `$(id) \`id\` \${HOME} $HOME $$ $0 {$body} #{body} \${body}`,
  '%PATH% %% %s %d %5C {0} {{x}}',
  '^ ^& ^^ !! !PATH! !1',
  '\\',
  `\\'`,
  '\\\\"',
  '\\n \\u0041 \\\\u0041 \\x41 \\U00000041 \\N{DIGIT ONE}',
  '\n',
  '\r\n',
  '\t\b\f\v\u0007\u001b[0m',
  '\0',
  '\ud800',
  '\udfff\ud800',
  '\u007f\u0080\u0085\u009f\u00a0\u00ad',
  '\u2028\u2029\u200b\u200d\ufeff\ufffe\uffff',
  '\ufeff`\ufeff',
  '\u202eright to left\u202c \u2066x\u2069 عربي עברית',
  '拉面 麵 ラーメン 라면',
  '🍕👩‍👩‍👧‍👦🇨🇳 e\u0301',
  'JSON',
  'JSON;',
  '\nJSON;\n',
  'EOF',
  '@run.json',
  '@/etc/passwd',
  '-x --data',
  '<?php ?> </script> <!-- --> */ // # REM',
  '',
  ' ',
];

const ALL_HOSTILE: Json = Object.fromEntries(HOSTILE.map((text) => [text, [text]]));

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE, 'a', 'u0', '\\')).map((parts) => parts.join('')),
);

/** Bodies to send one after the other: many short ones, or for a slow interpreter one long one. */
const anyBodies = (slow: boolean) =>
  slow
    ? fc.array(fc.array(anyText, { minLength: 200, maxLength: 400 }), { minLength: 1, maxLength: 1 })
    : fc.array(fc.array(anyText, { maxLength: 30 }), { minLength: 20, maxLength: 40 });

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Stands in for `requests` where Python has none: sends the same, to the byte, with what is built in. */
const REQUESTS = `import urllib.request
class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_): return None
class Response:
    def __init__(self, data): self.text = data.decode("utf-8")
def send(method, url, headers, data, allow_redirects):
    assert isinstance(data, (bytes, type(None))) and allow_redirects is False
    opener = urllib.request.build_opener(NoRedirect)
    try: return Response(opener.open(urllib.request.Request(url, data, headers, method=method)).read())
    except urllib.error.HTTPError as answer: return Response(answer.read())
def get(url, headers={}, allow_redirects=True): return send("GET", url, headers, None, allow_redirects)
def post(url, data, headers={}, allow_redirects=True): return send("POST", url, headers, data, allow_redirects)
`;
if (!hasRequests) {
  mkdirSync(join(folder, 'stand-in'));
  writeFileSync(join(folder, 'stand-in', 'requests.py'), REQUESTS);
}

/** A person's own settings of curl, which would have it send things again, and elsewhere. */
writeFileSync(join(folder, '.curlrc'), 'retry = 2\nlocation\n');

const ENVIRONMENT = {
  ...process.env,
  CORECLAW_API_KEY: KEY,
  CURL_HOME: folder,
  PYTHONUTF8: '1',
  ...(hasRequests ? {} : { PYTHONPATH: join(folder, 'stand-in') }),
};

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver(ANSWER);
});
afterAll(() => receiver.stop());

/** Where the snippets of an interpreter are run. */
function folderOf({ language }: Interpreter): string {
  const cwd = join(folder, language);
  mkdirSync(cwd, { recursive: true });
  return cwd;
}

const players = new Map<Interpreter, Player>();
afterAll(() => players.forEach((player) => player.stop()));

/** Runs files as a person would, and gives what they printed. */
async function runAlone(interpreter: Interpreter, files: readonly string[]) {
  const options = { cwd: folderOf(interpreter), env: ENVIRONMENT, maxBuffer: 1e8 };
  let printed = '';
  for (const [program, ...args] of interpreter.run(files)) {
    printed += (await run(program, args, options)).stdout;
  }
  return printed;
}

async function runBy(player: Player, files: readonly string[]) {
  let printed = '';
  for (const file of files) printed += await player.play(file);
  return printed;
}

/** Runs snippets, and gives what they printed: in the interpreter's player where it has one, but for what is to run `alone`. */
async function play(interpreter: Interpreter, snippets: readonly string[], alone = false) {
  const cwd = folderOf(interpreter);
  const files = snippets.map((snippet, index) => {
    const file = join(mkdtempSync(join(cwd, 'case-')), `snippet${index}${interpreter.ending}`);
    writeFileSync(file, snippet);
    return file;
  });
  const player = alone ? undefined : (players.get(interpreter) ?? interpreter.player?.(cwd));
  if (player) players.set(interpreter, player);
  const printed = await (player ? runBy(player, files) : runAlone(interpreter, files));
  return printed.trim();
}

const pathOf = (index: number) => `/api/v1/scraper/run/${index}`;

/** Sends each body by a snippet, `change`d as a program that saves it may, and gives what arrived for each. */
async function sentBy(
  interpreter: Interpreter,
  bodies: readonly Json[],
  change = (snippet: string) => snippet,
) {
  const snippets = bodies.map((body, index) =>
    change(
      snippetIn(interpreter.language, aRequest({ path: pathOf(index), body }), { origin: receiver.origin }),
    ),
  );
  await play(interpreter, snippets);
  const received = receiver.take().map(({ method, url, headers, body }) => ({
    method,
    url,
    key: headers['api-key'],
    type: headers['content-type'],
    body: body.toString('utf8'),
  }));
  // Node's snippets end in any order when they run together.
  return received.sort((a, b) => Number(a.url?.split('/').at(-1)) - Number(b.url?.split('/').at(-1)));
}

/** What must have arrived: each body once. */
const expected = (bodies: readonly Json[]) =>
  bodies.map((body, index) => ({
    method: 'POST',
    url: pathOf(index),
    key: KEY,
    type: 'application/json',
    body: bodyText(aRequest({ body })),
  }));

for (const interpreter of INTERPRETERS) {
  const { name, language, needs, always, slow = false, lineEnds = false } = interpreter;
  const missing = needs.filter((program) => !isThere(program));
  const mustRun = always && process.env['CI'] !== undefined && process.env['CI'] !== '';
  const isLeftOut = missing.length > 0 && !mustRun;
  const title = isLeftOut ? `${name} (left out: no ${missing.join(', ')} on this machine)` : name;

  describe.skipIf(isLeftOut)(title, { timeout: 2 * MINUTE }, () => {
    it('is here', () => {
      expect(missing).toEqual([]);
    });

    it('prints the answer', async () => {
      const snippet = snippetIn(language, aRequest(), { origin: receiver.origin });
      expect(await play(interpreter, [snippet], true)).toBe(ANSWER);
      expect(receiver.take()).toHaveLength(1);
    });

    it('sends the very body that holds everything hostile at once', async () => {
      expect(await sentBy(interpreter, [ALL_HOSTILE])).toEqual(expected([ALL_HOSTILE]));
    });

    if (!slow) {
      it('sends the very bodies that hold one hostile text each', async () => {
        const bodies = HOSTILE.map((text) => ({ [text]: text }));
        expect(await sentBy(interpreter, bodies)).toEqual(expected(bodies));
      });
    }

    it('sends the very body, whatever it is', async () => {
      await fc.assert(
        fc.asyncProperty(anyBodies(slow), async (bodies) => {
          expect(await sentBy(interpreter, bodies)).toEqual(expected(bodies));
        }),
        { numRuns: 1, endOnFailure: true },
      );
    });

    it('sends the very body of a megabyte', async () => {
      const body = Array.from(
        { length: 20_000 },
        (_, index) => `https://例.com/it's/"${index}"/\\u0041/🍕/%20`,
      );
      expect(await sentBy(interpreter, [body])).toEqual(expected([body]));
    });

    if (lineEnds) {
      it('sends the very body when it is saved with Windows line ends', async () => {
        const save = (snippet: string) => snippet.replaceAll('\n', '\r\n');
        expect(await sentBy(interpreter, [ALL_HOSTILE], save)).toEqual(expected([ALL_HOSTILE]));
      });
    }

    it('sends a file to the byte', async () => {
      const text = `{\r\n"a": "\ufeff\u2028'\\"" }\n`;
      mkdirSync(join(folder, language), { recursive: true });
      writeFileSync(join(folder, language, 'run.json'), text);
      const snippet = snippetIn(language, aRequest(), { origin: receiver.origin, bodyFile: 'run.json' });
      await play(interpreter, [snippet]);
      expect(
        receiver.take().map(({ headers, body }) => ({
          type: headers['content-type'],
          length: headers['content-length'],
          body: body.toString('utf8'),
        })),
      ).toEqual([{ type: 'application/json', length: String(Buffer.byteLength(text)), body: text }]);
    });

    it('asks without a key where none is wanted', async () => {
      const query = { search: `o'maps & "地图" \\ %41`, limit: '10' };
      const request: ApiRequest = { method: 'GET', path: '/api/store', query, authenticated: false };
      await play(interpreter, [snippetIn(language, request, { origin: receiver.origin })]);
      expect(
        receiver.take().map(({ method, url, headers, body }) => ({
          method,
          query: Object.fromEntries(new URL(url ?? '', receiver.origin).searchParams),
          key: headers['api-key'],
          body: body.toString('utf8'),
        })),
      ).toEqual([{ method: 'GET', query, key: undefined, body: '' }]);
    });

    it('sends the key as the request says', async () => {
      const request = aRequest({ keyHeader: 'bearer' });
      await play(interpreter, [snippetIn(language, request, { origin: receiver.origin })]);
      expect(
        receiver.take().map(({ headers }) => ({ bearer: headers.authorization, own: headers['api-key'] })),
      ).toEqual([{ bearer: `Bearer ${KEY}`, own: undefined }]);
    });

    it.skipIf(!isThere('ps'))('shows the key to no other user of the machine', async () => {
      for (const body of [{ q: 'pizza' }, 'a'.repeat(150_000)]) {
        const snippet = snippetIn(language, aRequest({ path: '/processes', body }), {
          origin: receiver.origin,
        });
        const processes = await play(interpreter, [snippet], true);
        expect(receiver.take().map(({ headers }) => headers['api-key'])).toEqual([KEY]);
        expect(processes.split('\n').filter((line) => line.includes(KEY))).toEqual([]);
      }
    });

    it('does not carry the key to where the answer points', async () => {
      const snippet = snippetIn(language, aRequest({ path: '/redirect' }), { origin: receiver.origin });
      await play(interpreter, [snippet]).catch((error: unknown) => error);
      expect(receiver.take().map(({ url }) => url)).toEqual(['/redirect']);
    });
  });
}

describe.each(SNIPPET_LANGUAGES)('in %s', (language) => {
  it('is the same up to a limit when only that much must be right', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));
    const bodies = fc
      .tuple(fc.array(text, { minLength: 1 }), fc.constantFrom(1, 20, 1000))
      .map(([texts, times]) => Array.from({ length: times }, () => texts));
    fc.assert(
      fc.property(bodies, (body) => {
        const request = aRequest({ body });
        const options = { origin: 'https://openapi.coreclaw.com' };
        const whole = snippetIn(language, request, options);
        for (const limit of [100, 10_000]) {
          const cut = snippetIn(language, request, { ...options, limit });
          expect(cut.slice(0, limit) === whole.slice(0, limit)).toBe(true);
        }
      }),
      { numRuns: 6 },
    );
  });

  it.each([
    ['nul', aRequest({ query: { search: 'a\0' } })],
    ['nul', aRequest({ path: '/api/\0' })],
    ['loneSurrogate', aRequest({ query: { '\ud800': '' } })],
  ])('refuses what no snippet can hold: %s', (error, request) => {
    const snippet = WRITE_SNIPPET[language](request, { origin: 'https://openapi.coreclaw.com' });
    expect(snippet).toEqual({ ok: false, error });
  });
});
