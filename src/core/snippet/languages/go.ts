import { snippetWriter, type Call, type KeyHeader } from '../call.ts';

/** Writes a request as a Go program. Turns redirects off, because the client would follow them with the key. */
export const writeGo = snippetWriter(({ method, url, key, body }) =>
  [
    'package main',
    '',
    'import (',
    ...imports(body, key !== undefined).map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    ...bodyLines(body).map((line) => `\t${line}`),
    `\trequest, err := http.NewRequest("${method}", ${JSON.stringify(url)}, ${reader(body)})`,
    ...CHECK,
    ...(body === undefined ? [] : ['\trequest.Header.Set("Content-Type", "application/json")']),
    ...(key === undefined ? [] : [`\trequest.Header.Set("${key.name}", ${keyValue(key)})`]),
    '',
    '\tclient := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {',
    '\t\treturn http.ErrUseLastResponse',
    '\t}}',
    '\tresponse, err := client.Do(request)',
    ...CHECK,
    '\tdefer response.Body.Close()',
    '\tanswer, err := io.ReadAll(response.Body)',
    ...CHECK,
    '\tfmt.Println(string(answer))',
    '}',
  ].join('\n'),
);

const CHECK = ['\tif err != nil {', '\t\tlog.Fatal(err)', '\t}'];

const READER = { text: 'strings', file: 'bytes' };

function keyValue({ prefix }: KeyHeader): string {
  const key = 'os.Getenv("CORECLAW_API_KEY")';
  return prefix === '' ? key : `"${prefix}"+${key}`;
}

function imports(body: Call['body'], authenticated: boolean): readonly string[] {
  return [
    ...(body?.from === 'file' ? ['bytes'] : []),
    ...['fmt', 'io', 'log', 'net/http'],
    ...(authenticated || body?.from === 'file' ? ['os'] : []),
    ...(body?.from === 'text' ? ['strings'] : []),
  ];
}

function bodyLines(body: Call['body']): readonly string[] {
  if (body === undefined) return [];
  if (body.from === 'text') return [`body := ${goQuote(body.text)}`, ''];
  return [
    `body, err := os.ReadFile(${JSON.stringify(body.name)})`,
    ...CHECK.map((line) => line.slice(1)),
    '',
  ];
}

function reader(body: Call['body']): string {
  return body === undefined ? 'nil' : `${READER[body.from]}.NewReader(body)`;
}

/**
 * A raw string literal: it needs no escapes, and drops the carriage returns of Windows line ends.
 * Backticks and byte order marks go into interpreted literals: a backtick ends a raw one, and Go refuses a
 * byte order mark except at the start of a file.
 */
function goQuote(text: string): string {
  const raw = text.replaceAll(/[`\ufeff]+/g, (run) => `\` + "${run.replaceAll('\ufeff', '\\ufeff')}" + \``);
  return `\`${raw}\``;
}
