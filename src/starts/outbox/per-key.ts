import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { KeyStore } from '#api/key/key-store.ts';
import { oncePerKey } from '#api/key/once-per-key.ts';
import type { Api } from '#api/operations.ts';
import { newId } from '#browser/new-id.ts';

import type { OutboxServices } from './outbox.ts';

type OutboxInput = Omit<OutboxServices, 'entry' | 'keyStore'> & {
  readonly api: Api;
  readonly keyStore: KeyStore;
};

export function createUseOutbox<Made extends object>(make: (parts: OutboxInput) => Made): () => Made {
  const of = oncePerKey(make);
  return function useOutbox() {
    return of({ api: useApi(), keyStore: useKeyStore(), now: Date.now, newId });
  };
}
