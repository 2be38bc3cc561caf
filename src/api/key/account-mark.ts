import { sha256 } from '#browser/sha-256.ts';

/**
 * Characters of a mark, of four bits each: billions of keys lead to the same one, so that none can be found, or be told to be
 * right, by it; and those of one person hardly ever do.
 */
const LENGTH = 8;

/** What stands for an account in this browser, in every session with the same key; undefined over plain HTTP. */
export async function accountMark(key: string, origin: string): Promise<string | undefined> {
  return (await sha256(JSON.stringify(['account', origin, key])))?.slice(0, LENGTH);
}
