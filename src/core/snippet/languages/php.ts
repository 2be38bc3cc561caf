import { snippetWriter, type Call } from '../call.ts';

/** PHP gives up after a minute by itself (`default_socket_timeout`). */
const PATIENCE = 60;

/**
 * Writes a request for PHP 7.3 and newer, with what is built in. JSON text has no carriage returns of its own, so that
 * those of a script saved with Windows line ends can be taken out again.
 */
export const writePhp = snippetWriter((call) =>
  [
    '<?php',
    ...(call.body?.from === 'text' ? [`$body = ${nowdoc(call.body.text)};`, ''] : []),
    `$context = stream_context_create(['http' => [`,
    ...contextLines(call).map((line) => `    ${line}`),
    ']]);',
    `echo file_get_contents(${quote(call.url)}, false, $context);`,
  ].join('\n'),
);

function contextLines({ method, key, seconds, body }: Call): readonly string[] {
  const headers = [
    ...(body === undefined ? [] : [`'Content-Type: application/json',`]),
    ...(key === undefined ? [] : [`'${key.name}: ${key.prefix}' . getenv('CORECLAW_API_KEY'),`]),
  ];
  return [
    `'method' => '${method}',`,
    ...(headers.length === 0 ? [] : [`'header' => [`, ...headers.map((line) => `    ${line}`), '],']),
    ...(body === undefined ? [] : [`'content' => ${content(body)},`]),
    ...(seconds !== undefined && seconds > PATIENCE ? [`'timeout' => ${seconds},`] : []),
    `'follow_location' => 0,`,
    `'ignore_errors' => true,`,
  ];
}

function content(body: NonNullable<Call['body']>): string {
  return body.from === 'file' ? `file_get_contents(${quote(body.name)})` : `str_replace("\\r", '', $body)`;
}

/** Text as it is, up to a line that begins with the closing word: no line of JSON begins with a bare word of this name. */
function nowdoc(json: string): string {
  return `<<<'JSON'\n${json}\nJSON`;
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
