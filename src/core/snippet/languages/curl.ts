import { snippetWriter, type Call } from '../call.ts';

/** Linux takes no single argument of 128 KiB or more; quoting can make the text of the snippet longer, not the argument. */
const MAX_ARGUMENT = 120_000;

const NEXT_LINE = ' \\\n  ';

/** Brings the key to curl where the pipe brings the body: a file of the shell's, beside its input. */
const KEY_FILE = '/dev/fd/3';

/** Over what a person's `.curlrc` says: a start that is sent again is a second run. */
export const ONCE = '--retry 0 --no-location';

/**
 * Writes a request as a curl command for `sh`, `bash` and `zsh`. The key stays in the environment, as
 * `CORECLAW_API_KEY`, and reaches curl (7.55 and newer) as a file: all users of the machine can see its arguments. The body arrives to the byte: `--data-raw` does not read a
 * leading `@` as a file, `--data-binary` keeps a file's line breaks, and a body too long for an argument goes through
 * a pipe. What starts or changes something is sent once (`ONCE`).
 */
export const writeCurl = snippetWriter(({ method, url, key, body }) => {
  const piped = body?.from === 'text' && isTooLong(body.text) ? body.text : undefined;
  const keyFile = piped === undefined ? '-' : KEY_FILE;
  const command = [
    `curl --request ${method} ${shellQuote(url)}`,
    ...(method === 'GET' ? [] : [ONCE]),
    ...(body === undefined ? [] : [`--header 'Content-Type: application/json'`]),
    ...(key === undefined ? [] : [`--header @${keyFile}`]),
    ...(body === undefined ? [] : [piped === undefined ? dataOption(body) : '--data-binary @-']),
  ].join(NEXT_LINE);
  const header = key && `${key.name}: ${key.prefix}`;
  if (piped === undefined)
    return header === undefined ? command : `printf '${header}%s\\n' "$CORECLAW_API_KEY" | ${command}`;
  const keyLines = header === undefined ? '' : ` 3<<KEY\n${header}$CORECLAW_API_KEY\nKEY`;
  return `printf %s ${shellQuote(piped)} |\n${command}${keyLines}`;
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
