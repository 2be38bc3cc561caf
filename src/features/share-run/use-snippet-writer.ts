import { useQuery } from '@tanstack/react-query';

import { writeCurl } from '#core/snippet/curl.ts';
import type { SnippetLanguage, WriteSnippet } from '#core/snippet/snippet.ts';

type SnippetWriter = {
  /** Undefined while it is loaded. */
  readonly write: WriteSnippet | undefined;
  /** Set when it could not be loaded: tries again. */
  readonly retry: (() => void) | undefined;
};

/** The writer of a language: curl is there at once, the others are loaded together when one of them is chosen. */
export function useSnippetWriter(language: SnippetLanguage): SnippetWriter {
  const isCurl = language === 'curl';
  const { data, isError, refetch } = useQuery({
    queryKey: ['snippet-writers'],
    queryFn: async () => (await import('#core/snippet/write-snippet.ts')).WRITE_SNIPPET,
    enabled: !isCurl,
    staleTime: Infinity,
    networkMode: 'always',
    retry: false,
  });
  if (isCurl) return { write: writeCurl, retry: undefined };
  return { write: data?.[language], retry: isError ? () => void refetch() : undefined };
}
