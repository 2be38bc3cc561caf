import { useMemo } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import { snippetOrigin } from '#api/config/config.ts';
import { beginningOf } from '#core/cut-text.ts';
import { ok, type Result } from '#core/result.ts';
import type { SnippetProblem } from '#core/snippet/snippet.ts';
import { SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';

import type { Write } from './use-snippet-writer.ts';

export type ShownSnippet = {
  readonly text: string;
  readonly truncated: boolean;
  readonly whole: () => string;
};

/**
 * The snippet to read and copy. Of a long one, writes only the shown part until it is copied.
 * @param bodyFile where the body is, if it is not in the snippet
 */
export function useSnippet(
  write: Write | undefined,
  bodyFile: string | undefined,
): Result<ShownSnippet, SnippetProblem> | undefined {
  const origin = snippetOrigin(useApiConfig());
  return useMemo(() => {
    if (write === undefined) return undefined;
    const beginning = write({ origin, bodyFile, limit: SHOWN_CHARACTERS });
    if (!beginning.ok) return beginning;
    const truncated = beginning.value.length > SHOWN_CHARACTERS;
    const text = beginningOf(beginning.value, SHOWN_CHARACTERS);
    const whole = () => {
      const snippet = write({ origin, bodyFile });
      return snippet.ok ? snippet.value : text;
    };
    return ok({ text, truncated, whole });
  }, [write, origin, bodyFile]);
}
