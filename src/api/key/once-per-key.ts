import type { KeyStore } from './key-store.ts';

export function oncePerKey<Parts extends { readonly keyStore: KeyStore }, T extends object>(
  make: (parts: Parts) => T,
): (parts: Parts) => T {
  const made = new WeakMap<KeyStore, T>();
  return (parts) => {
    const one = made.get(parts.keyStore) ?? make(parts);
    made.set(parts.keyStore, one);
    return one;
  };
}
