import { snippetWriter, type Call } from '../call.ts';

/** Linux accepts no single argument of 128 KiB or more; quoting lengthens the snippet, not the argument. */
const MAX_ARGUMENT = 120_000;

const NEXT_LINE = ' \\\n  ';

/** Passes the key to curl as a shell file descriptor when a pipe carries the body. */
const KEY_FILE = '/dev/fd/3';

/** Overrides a person's `.curlrc`, because a repeated start is a second run. */
export const ONCE = '--retry 0 --no-location';

/**
 * Writes a request as a curl command for `sh`, `bash` and `zsh`. The key stays in `CORECLAW_API_KEY` and
 * reaches curl (7.55 and newer) as a file, because all users of the machine can see arguments. The body is
 * exact: `--data-raw` does not read a leading `@` as a file, `--data-binary` keeps line breaks, and a body
 * too long for an argument goes through a pipe. Requests that start or change something are sent once
 * (`ONCE`).
 */
export const writeCurl = snippetWriter((call) => {
  const { key, body } = call;
  const header = key && `${key.name}: ${key.prefix}`;
  if (body?.from === 'text' && isTooLong(body.text)) {
    const keyLines = header === undefined ? '' : ` 3<<KEY\n${header}$CORECLAW_API_KEY\nKEY`;
    return `printf %s ${shellQuote(body.text)} |\n${command(call, KEY_FILE, '--data-binary @-')}${keyLines}`;
  }
  const line = command(call, '-', body && dataOption(body));
  return header === undefined ? line : `printf '${header}%s\\n' "$CORECLAW_API_KEY" | ${line}`;
});

function command({ method, url, key }: Call, keyFile: string, data: string | undefined): string {
  return [
    `curl --request ${method} ${shellQuote(url)}`,
    ...(method === 'GET' ? [] : [ONCE]),
    ...(data === undefined ? [] : [`--header 'Content-Type: application/json'`]),
    ...(key === undefined ? [] : [`--header @${keyFile}`]),
    ...(data === undefined ? [] : [data]),
  ].join(NEXT_LINE);
}

function dataOption(body: NonNullable<Call['body']>): string {
  return body.from === 'file' ? `--data-binary @${body.name}` : `--data-raw ${shellQuote(body.text)}`;
}

function isTooLong(text: string): boolean {
  return text.length > MAX_ARGUMENT || new TextEncoder().encode(text).length > MAX_ARGUMENT;
}

export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
