import { useMemo } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import { snippetOrigin } from '#api/config/config.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { writeCurl } from '#core/snippet/languages/curl.ts';

import type { Writing } from './snippet-purpose.ts';
import { useWithoutKey } from './use-without-key.ts';

/** Writes the start of a run as curl, with the whole body and without the key. */
export function useCurl(request: ApiRequest): () => string {
  const origin = snippetOrigin(useApiConfig());
  const writing = useWithoutKey(useMemo((): Writing => ({ kind: 'request', request }), [request]));
  return () => {
    const written = writing?.kind === 'request' ? writeCurl(writing.request, { origin }) : undefined;
    return written?.ok === true ? written.value : '';
  };
}
