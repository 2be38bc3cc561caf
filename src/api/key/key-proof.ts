import type { KeyStore } from './key-store.ts';

/**
 * Proves to another tab that this tab holds the same API key: an HMAC-SHA-256 over a text. The key never
 * leaves the tab and cannot be derived.
 * Web Crypto is missing on insecure pages; there nothing is proven.
 */
export type KeyProof = {
  readonly sign: (text: string) => Promise<string | undefined>;
  readonly hasSigned: (text: string, signature: string) => Promise<boolean>;
};

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Keeps a signature from being used for another purpose. */
const PURPOSE = 'run-console: command to another tab\n';

const toBytes = (text: string) => new TextEncoder().encode(text);

export function createKeyProof(keyStore: Pick<KeyStore, 'get'>): KeyProof {
  const importKey = async (usage: 'sign' | 'verify'): Promise<CryptoKey | undefined> => {
    const key = keyStore.get();
    if (key === undefined || !('subtle' in crypto)) return undefined;
    return crypto.subtle.importKey('raw', toBytes(key), HMAC, false, [usage]);
  };
  return {
    sign: async (text) => {
      const key = await importKey('sign');
      if (key === undefined) return undefined;
      const bytes = await crypto.subtle.sign(HMAC.name, key, toBytes(PURPOSE + text));
      return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    hasSigned: async (text, signature) => {
      const key = /^[\da-f]{64}$/.test(signature) ? await importKey('verify') : undefined;
      if (key === undefined) return false;
      const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      return crypto.subtle.verify(HMAC.name, key, bytes, toBytes(PURPOSE + text));
    },
  };
}
