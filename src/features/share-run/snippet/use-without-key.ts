import { useMemo } from 'react';

import { useKeyFingerprint, useKeyStore } from '#api/api-context.tsx';
import { holdsKey, redactKey } from '#core/secrets/own-key.ts';

import { requestOf, withRequest, type Writing } from './snippet-purpose.ts';

/** Replaces the API key in the body with words; the same reference if it is not there. */
export function useWithoutKey(writing: Writing | undefined): Writing | undefined {
  const keyStore = useKeyStore();
  const fingerprint = useKeyFingerprint();
  return useMemo(() => {
    if (writing === undefined) return undefined;
    const key = fingerprint && keyStore.get();
    const request = requestOf(writing);
    const { body } = request;
    return body === undefined || !holdsKey(body, key)
      ? writing
      : withRequest(writing, { ...request, body: redactKey(body, key) });
  }, [writing, keyStore, fingerprint]);
}
