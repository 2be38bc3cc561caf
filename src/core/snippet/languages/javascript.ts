import { snippetWriter, type Call, type KeyHeader } from '../call.ts';

/**
 * Writes a request as a JavaScript module with `fetch`, for Node 18, Deno and Bun. Uses `process.env`,
 * which web pages lack: a key would not be safe there.
 */
export const writeJavaScript = snippetWriter((call) =>
  [
    ...(call.body?.from === 'file' ? [`import { readFile } from 'node:fs/promises';`, ''] : []),
    ...bodyLines(call.body, (name) => `await readFile(${quote(name)})`),
    `const response = await fetch(${quote(call.url)}, {`,
    ...requestOptions(call).map((line) => `  ${line}`),
    ...(call.body === undefined ? [] : ['  body,']),
    `  redirect: 'error',`,
    '});',
    'console.log(await response.text());',
  ].join('\n'),
);

export const writeNode = snippetWriter((call) => {
  const module = new URL(call.url).protocol === 'http:' ? 'http' : 'https';
  const { body } = call;
  return [
    ...(body?.from === 'text' ? bodyLines(body, quote) : []),
    '(async () => {',
    `  const ${module} = await import('node:${module}');`,
    ...(body?.from === 'file'
      ? [`  const body = (await import('node:fs')).readFileSync(${quote(body.name)});`]
      : []),
    `  const request = ${module}.request(`,
    `    ${quote(call.url)},`,
    '    {',
    ...requestOptions(call).map((line) => `      ${line}`),
    '    },',
    '    (response) => response.pipe(process.stdout),',
    '  );',
    `  request.end(${body === undefined ? '' : 'body'});`,
    '})();',
  ].join('\n');
});

function requestOptions({ method, key, body }: Call): readonly string[] {
  const headers = [
    ...(body === undefined ? [] : [`'Content-Type': 'application/json',`]),
    ...(key === undefined ? [] : [`'${key.name}': ${keyValue(key)},`]),
  ];
  return [
    `method: '${method}',`,
    ...(headers.length === 0 ? [] : ['headers: {', ...headers.map((line) => `  ${line}`), '},']),
  ];
}

function keyValue({ prefix }: KeyHeader): string {
  const key = 'process.env.CORECLAW_API_KEY';
  return prefix === '' ? key : `\`${prefix}\${${key}}\``;
}

function bodyLines(body: Call['body'], readFile: (name: string) => string): readonly string[] {
  if (body === undefined) return [];
  return [`const body = ${body.from === 'file' ? readFile(body.name) : template(body.text)};`, ''];
}

/** A template literal, because it holds line breaks and reads Windows line ends as line feeds. */
export function template(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\``;
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
