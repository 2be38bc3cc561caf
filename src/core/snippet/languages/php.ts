import { snippetWriter, type Call } from '../call.ts';

const PATIENCE = 60;

/**
 * Writes a request for PHP 7.3 and newer, without dependencies. JSON text has no raw carriage returns, so
 * those of a script saved with Windows line ends can be removed.
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

/** Literal text up to a line that starts with the closing word; no line of JSON does. */
function nowdoc(json: string): string {
  return `<<<'JSON'\n${json}\nJSON`;
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
