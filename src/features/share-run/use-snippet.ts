import { useMemo } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import { snippetOrigin } from '#api/config.ts';
import { ok, type Result } from '#core/result.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { SnippetProblem, WriteSnippet } from '#core/snippet/snippet.ts';

/** Characters of a snippet that are shown; more is copied as a whole. */
export const SHOWN = 200_000;

export type ShownSnippet = {
  /** The first `SHOWN` characters of the snippet. */
  readonly text: string;
  readonly truncated: boolean;
  /** Writes the whole. */
  readonly whole: () => string;
};

/**
 * The snippet to read and copy. Of a long one only what is shown is written, until it is copied.
 * @param bodyFile where the body is, when it is not in the snippet
 */
export function useSnippet(
  request: ApiRequest,
  write: WriteSnippet | undefined,
  bodyFile: string | undefined,
): Result<ShownSnippet, SnippetProblem> | undefined {
  const origin = snippetOrigin(useApiConfig());
  return useMemo(() => {
    if (write === undefined) return undefined;
    const beginning = write(request, { origin, bodyFile, limit: SHOWN });
    if (!beginning.ok) return beginning;
    const truncated = beginning.value.length > SHOWN;
    const text = truncated ? beginning.value.slice(0, SHOWN) : beginning.value;
    const whole = () => {
      const snippet = write(request, { origin, bodyFile });
      return snippet.ok ? snippet.value : text;
    };
    return ok({ text, truncated, whole });
  }, [write, request, origin, bodyFile]);
}
