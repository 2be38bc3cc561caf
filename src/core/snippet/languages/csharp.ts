import { snippetWriter, type Call, type KeyHeader } from '../call.ts';
import { stringPieces } from './string-pieces.ts';

const PATIENCE = 100;

/**
 * Writes a request as a C# program for .NET, .NET Framework and Mono. Turns redirects off, because the
 * handler would follow them with the key. Adds the key without validation, because .NET would refuse a
 * Bearer with a quote in it.
 */
export const writeCSharp = snippetWriter(({ method, url, key, seconds, body }) =>
  [
    'using System;',
    ...(body?.from === 'file' ? ['using System.IO;'] : []),
    'using System.Net.Http;',
    ...(body === undefined ? [] : ['using System.Net.Http.Headers;']),
    ...(body?.from === 'text' ? ['using System.Text;'] : []),
    '',
    'class Snippet',
    '{',
    '    static void Main()',
    '    {',
    '        using (var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }))',
    `        using (var request = new HttpRequestMessage(HttpMethod.${method === 'GET' ? 'Get' : 'Post'}, ${csharpQuote(url)}))`,
    '        {',
    ...(seconds !== undefined && seconds > PATIENCE
      ? [`            client.Timeout = TimeSpan.FromSeconds(${seconds});`]
      : []),
    ...(key === undefined
      ? []
      : [`            request.Headers.TryAddWithoutValidation("${key.name}", ${keyValue(key)});`]),
    ...contentLines(body).map((line) => `            ${line}`),
    '            using (var response = client.SendAsync(request).GetAwaiter().GetResult())',
    '            {',
    '                Console.WriteLine(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());',
    '            }',
    '        }',
    '    }',
    '}',
  ].join('\n'),
);

function keyValue({ prefix }: KeyHeader): string {
  const key = 'Environment.GetEnvironmentVariable("CORECLAW_API_KEY")';
  return prefix === '' ? key : `"${prefix}" + ${key}`;
}

function contentLines(body: Call['body']): readonly string[] {
  if (body === undefined) return [];
  return [
    `request.Content = new ByteArrayContent(${bytes(body)});`,
    'request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");',
  ];
}

function bytes(body: NonNullable<Call['body']>): string {
  if (body.from === 'file') return `File.ReadAllBytes(${csharpQuote(body.name)})`;
  const pieces = stringPieces(body.text).map(csharpQuote);
  return `Encoding.UTF8.GetBytes(string.Concat(new[] {\n${pieces.map((piece) => `                ${piece},\n`).join('')}            }))`;
}

/** Also escapes U+0085, U+2028 and U+2029, which end a line in C#, and invisible characters. */
function csharpQuote(text: string): string {
  return `"${text.replaceAll(/["\\]|(?! )[\p{C}\p{Z}]/gu, csharpEscape)}"`;
}

function csharpEscape(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '"' || character === '\\') return `\\${character}`;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
