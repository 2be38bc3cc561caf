import type { Result } from '#core/result.ts';

import type { ApiRequest } from '#core/request/api-request.ts';

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
 * What a snippet cannot hold: NUL ends arguments, a lone surrogate has no UTF-8, and cmd reads a percent
 * sign differently when typed and in a batch file. All three can occur only in the address: JSON escapes
 * the first two, and cmd reads the body from a file.
 */
export type SnippetProblem = 'nul' | 'loneSurrogate' | 'percent';

export type SnippetOptions = {
  readonly origin: string;
  readonly bodyFile?: string | undefined;
  /** Only this many leading UTF-16 units must be correct; the rest may be cut anywhere. */
  readonly limit?: number | undefined;
};

/**
 * Writes a program that sends the exact request, with the key from the environment variable
 * `CORECLAW_API_KEY`.
 */
export type WriteSnippet = (request: ApiRequest, options: SnippetOptions) => Result<string, SnippetProblem>;

/**
 * Whether the language can hold any body exactly. cmd cannot: it ends a command at a line break, and curl
 * for Windows reads arguments in the system's code page, not UTF-8. Its body is always in a file.
 */
export function holdsBody(language: SnippetLanguage): boolean {
  return language !== 'cmd';
}
