import { snippetWriter, type Call, type KeyHeader } from '../call.ts';
import { stringPieces } from './string-pieces.ts';

/** Writes a request as a Java 11 program, run by `java Snippet.java`. Java follows no redirects by default. */
export const writeJava = snippetWriter(({ method, url, key, body }) =>
  [
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    ...(body?.from === 'file' ? ['import java.nio.file.Path;'] : []),
    '',
    'class Snippet {',
    '    public static void main(String[] args) throws Exception {',
    ...(body?.from === 'text' ? [`        String body = ${javaString(body.text)};`] : []),
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(${javaQuote(url)}))`,
    ...(body === undefined ? [] : ['            .header("Content-Type", "application/json")']),
    ...(key === undefined ? [] : [`            .header("${key.name}", ${keyValue(key)})`]),
    `            .method("${method}", ${publisher(body)})`,
    '            .build();',
    '        HttpResponse<String> response = HttpClient.newHttpClient()',
    '            .send(request, HttpResponse.BodyHandlers.ofString());',
    '        System.out.println(response.body());',
    '    }',
    '}',
  ].join('\n'),
);

function keyValue({ prefix }: KeyHeader): string {
  const key = 'System.getenv("CORECLAW_API_KEY")';
  return prefix === '' ? key : `"${prefix}" + ${key}`;
}

function publisher(body: Call['body']): string {
  if (body === undefined) return 'HttpRequest.BodyPublishers.noBody()';
  return body.from === 'file'
    ? `HttpRequest.BodyPublishers.ofFile(Path.of(${javaQuote(body.name)}))`
    : 'HttpRequest.BodyPublishers.ofString(body)';
}

function javaString(text: string): string {
  const pieces = stringPieces(text).map(javaQuote);
  return `String.join("",\n            ${pieces.join(',\n            ')})`;
}

/** ASCII only: before version 18, Java reads source files in the machine's code page. */
function javaQuote(text: string): string {
  return `"${text.replaceAll(/["\\\n]|[^ -~]/g, javaEscape)}"`;
}

function javaEscape(unit: string): string {
  if (unit === '\n') return '\\n';
  return unit === '"' || unit === '\\'
    ? `\\${unit}`
    : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
