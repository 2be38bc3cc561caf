import { err, ok, type Result } from '#core/result.ts';
import { type ApiRequest, bodyText } from './api-request.ts';

/** Text that a shell command cannot hold: NUL ends arguments, and a lone surrogate has no UTF-8. */
export type SnippetProblem = 'nul' | 'loneSurrogate';

/** Linux takes no single argument of 128 KiB or more; quoting can make the text of the snippet longer, not the argument. */
const MAX_ARGUMENT = 120_000;

/** With the flag `u`, a pair of surrogates is one character and does not match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const NEXT_LINE = ' \\\n  ';

/**
 * Writes a request as a curl command for `sh`, `bash` and `zsh`. The key stays in the environment, as
 * `CORECLAW_API_KEY`; v1 takes it in the header `api-key`. The body arrives to the byte: `--data-raw` does not read a
 * leading `@` as a file, and a body too long for an argument goes through a pipe.
 * @param options.origin the platform to call, such as `https://openapi.coreclaw.com`
 */
export function writeCurl(
  request: ApiRequest,
  { origin }: { readonly origin: string },
): Result<string, SnippetProblem> {
  const problem = problemOf(request);
  if (problem !== undefined) return err(problem);
  const body = bodyText(request);
  const isPiped = body !== undefined && new TextEncoder().encode(body).length > MAX_ARGUMENT;
  const command = [
    `curl --request ${request.method} ${shellQuote(urlOf(request, origin))}`,
    ...(body === undefined ? [] : [`--header 'Content-Type: application/json'`]),
    ...(request.authenticated ? [`--header "api-key: $CORECLAW_API_KEY"`] : []),
    ...(body === undefined ? [] : [isPiped ? '--data-binary @-' : `--data-raw ${shellQuote(body)}`]),
  ].join(NEXT_LINE);
  return ok(isPiped ? `printf %s ${shellQuote(body)} |\n${command}` : command);
}

/** A body has neither: JSON writes both as escapes. */
function problemOf(request: ApiRequest): SnippetProblem | undefined {
  const parts = [request.path, ...Object.entries(request.query ?? {}).flat()];
  if (parts.some((part) => part.includes('\0'))) return 'nul';
  return parts.some((part) => LONE_SURROGATE.test(part)) ? 'loneSurrogate' : undefined;
}

function urlOf(request: ApiRequest, origin: string): string {
  const query = new URLSearchParams(request.query).toString();
  return `${origin}${request.path}${query === '' ? '' : `?${query}`}`;
}

/** Text as one word of a shell, whatever is in it but NUL. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
