import type { Result } from '#core/result.ts';

import type { ApiRequest } from '#core/request/api-request.ts';

/** What a request can be written in; the first is for `sh`, `bash` and `zsh`. */
export const SNIPPET_LANGUAGES = [
  'curl',
  'powershell',
  'cmd',
  'python',
  'javascript',
  'node',
  'go',
  'php',
  'java',
  'csharp',
] as const;

export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/**
 * What a snippet cannot hold: NUL ends arguments, a lone surrogate has no UTF-8, and cmd takes a percent sign in one
 * way when it is typed and in another when it stands in a batch file. All three can only be in the address: JSON writes
 * the first two as escapes, and cmd reads the body from a file.
 */
export type SnippetProblem = 'nul' | 'loneSurrogate' | 'percent';

export type SnippetOptions = {
  /** The platform to call, such as `https://openapi.coreclaw.com`. */
  readonly origin: string;
  /** Name of a file beside the snippet that holds the body; without it, the body stands in the snippet. */
  readonly bodyFile?: string | undefined;
  /** Only the first so many UTF-16 units of the snippet must be right: what follows may be cut anywhere. */
  readonly limit?: number | undefined;
};

/** Gives a program that sends the request, to the byte, with the key from the environment variable `CORECLAW_API_KEY`. */
export type WriteSnippet = (request: ApiRequest, options: SnippetOptions) => Result<string, SnippetProblem>;

/**
 * Whether the language can hold any body exactly. cmd cannot: it ends a command at a line break, and curl for Windows
 * takes arguments in the system's code page, not in UTF-8. There the body is always in a file.
 */
export function holdsBody(language: SnippetLanguage): boolean {
  return language !== 'cmd';
}
