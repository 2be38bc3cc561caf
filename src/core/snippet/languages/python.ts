import { snippetWriter, type Call, type KeyHeader } from '../call.ts';

/**
 * Writes a request for Python 3 with `requests`. Windows line ends make no difference, because Python
 * reads them as line feeds.
 */
export const writePython = snippetWriter((call) => {
  const { method, url, key, body } = call;
  const headers = [
    ...(body === undefined ? [] : ['"Content-Type": "application/json",']),
    ...(key === undefined ? [] : [`"${key.name}": ${keyValue(key)},`]),
  ];
  return [
    ...(key === undefined ? [] : ['import os', '']),
    'import requests',
    '',
    ...bodyLines(body),
    `response = requests.${method === 'GET' ? 'get' : 'post'}(`,
    `    ${JSON.stringify(url)},`,
    ...(headers.length === 0 ? [] : ['    headers={', ...headers.map((line) => `        ${line}`), '    },']),
    ...(body === undefined ? [] : ['    data=body,']),
    '    allow_redirects=False,',
    ')',
    'print(response.text)',
  ].join('\n');
});

function keyValue({ prefix }: KeyHeader): string {
  const key = 'os.environ["CORECLAW_API_KEY"]';
  return prefix === '' ? key : `"${prefix}" + ${key}`;
}

function bodyLines(body: Call['body']): readonly string[] {
  if (body === undefined) return [];
  if (body.from === 'text') return [`body = ${pythonQuote(body.text)}.encode("utf-8")`, ''];
  return [`with open(${JSON.stringify(body.name)}, "rb") as file:`, '    body = file.read()', ''];
}

/** JSON never ends in a single quote, which would lengthen the closing quotes. */
export function pythonQuote(json: string): string {
  return `'''${json.replaceAll('\\', '\\\\').replaceAll("'''", `\\'\\'\\'`)}'''`;
}
