import { sha256 } from '#browser/sha-256.ts';

/**
 * Characters of an account ID, 4 bits each. Billions of keys share an ID, so it cannot reveal or confirm a
 * key; the keys of one person hardly ever share one.
 */
const LENGTH = 8;

/** Stands for an account in this browser, in every session with the same key; undefined over plain HTTP. */
export async function accountId(key: string, origin: string): Promise<string | undefined> {
  return (await sha256(JSON.stringify(['account', origin, key])))?.slice(0, LENGTH);
}
