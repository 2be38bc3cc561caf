import { useMemo } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { createOptionsReader, type OptionsReader } from '#core/options/read-options.ts';
import { holdsKey } from '#core/secrets/own-key.ts';

/** Reads the run options as this platform takes them, and with this tab's key, which none may hold. */
export function useOptionsReader(): OptionsReader {
  const keyStore = useKeyStore();
  const { versionRequired } = useApi();
  return useMemo(
    () =>
      createOptionsReader({
        holdsKey: (text) => holdsKey(text, keyStore.get()),
        versionRequired,
      }),
    [keyStore, versionRequired],
  );
}
