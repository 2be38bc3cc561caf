import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { ApiConfig } from './config/config.ts';
import type { KeyStore } from './key/key-store.ts';
import type { Api } from './operations.ts';

type Connection = { readonly api: Api; readonly config: ApiConfig; readonly keyStore: KeyStore };

const ConnectionContext = createContext<Connection | undefined>(undefined);

/**
 * Provides the API, its settings and the key. `connection` must be the same object at every render.
 * When the API version changes, everything that depends on it is redrawn.
 */
export function ApiProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const { api } = connection;
  const version = useSyncExternalStore(api.onVersion, () => api.version);
  const shown = useMemo(
    // As it is from then on: by another object, whoever remembers what it gave takes it anew.
    () => (version === connection.config.version ? connection : { ...connection, api: { ...api } }),
    [connection, api, version],
  );
  return <ConnectionContext value={shown}>{children}</ConnectionContext>;
}

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === undefined) throw new Error('This component needs an ApiProvider above it.');
  return connection;
}

export function useApi(): Api {
  return useConnection().api;
}

export function useApiConfig(): ApiConfig {
  return useConnection().config;
}

export function useKeyStore(): KeyStore {
  return useConnection().keyStore;
}

export function useHasKey(): boolean {
  const keyStore = useKeyStore();
  return useSyncExternalStore(keyStore.subscribe, () => keyStore.get() !== undefined);
}

export function useKeyTail(): string | undefined {
  const keyStore = useKeyStore();
  return useSyncExternalStore(keyStore.subscribe, keyStore.tail);
}

export function useKeyFingerprint(): string | undefined {
  const keyStore = useKeyStore();
  return useSyncExternalStore(keyStore.subscribe, keyStore.fingerprint);
}
