import { useEffect } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import { onKeyEntered } from '#api/key/key-store.ts';

const load = () => import('#features/compose-run/draft/storage/remove-key.ts');

/** Removes a newly entered key from the drafts in this tab, also of Workers whose forms are closed. */
export function useRedactKey(): void {
  const keyStore = useKeyStore();
  useEffect(
    () =>
      onKeyEntered(keyStore, () => {
        const key = keyStore.get();
        // Where that cannot be loaded, a form takes it out once it is opened.
        if (key !== undefined)
          load()
            .then(({ redactKeyInDrafts }) => redactKeyInDrafts(key))
            .catch(() => undefined);
      }),
    [keyStore],
  );
}
