import { snippetWriter, type Call } from '../call.ts';

/** Linux takes no single argument of 128 KiB or more; quoting can make the text of the snippet longer, not the argument. */
const MAX_ARGUMENT = 120_000;

const NEXT_LINE = ' \\\n  ';

/** Over what a person's `.curlrc` says: a start that is sent again is a second run. */
export const ONCE = '--retry 0 --no-location';

/**
 * Writes a request as a curl command for `sh`, `bash` and `zsh`. The key stays in the environment, as
 * `CORECLAW_API_KEY`. The body arrives to the byte: `--data-raw` does not read a
 * leading `@` as a file, `--data-binary` keeps a file's line breaks, and a body too long for an argument goes through
 * a pipe. What starts or changes something is sent once (`ONCE`).
 */
export const writeCurl = snippetWriter(({ method, url, key, body }) => {
  const piped = body?.from === 'text' && isTooLong(body.text) ? body.text : undefined;
  const command = [
    `curl --request ${method} ${shellQuote(url)}`,
    ...(method === 'GET' ? [] : [ONCE]),
    ...(body === undefined ? [] : [`--header 'Content-Type: application/json'`]),
    ...(key === undefined ? [] : [`--header "${key.name}: ${key.prefix}$CORECLAW_API_KEY"`]),
    ...(body === undefined ? [] : [piped === undefined ? dataOption(body) : '--data-binary @-']),
  ].join(NEXT_LINE);
  return piped === undefined ? command : `printf %s ${shellQuote(piped)} |\n${command}`;
});

function dataOption(body: NonNullable<Call['body']>): string {
  return body.from === 'file' ? `--data-binary @${body.name}` : `--data-raw ${shellQuote(body.text)}`;
}

function isTooLong(text: string): boolean {
  return text.length > MAX_ARGUMENT || new TextEncoder().encode(text).length > MAX_ARGUMENT;
}

/** Text as one word of a shell, whatever is in it but NUL. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
