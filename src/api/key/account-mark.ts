/**
 * Characters of a mark, of four bits each: billions of keys lead to the same one, so that none can be found, or be told to be
 * right, by it; and those of one person hardly ever do.
 */
const LENGTH = 8;

/**
 * What stands for an account in this browser, in every session with the same key. Undefined where the page may not reckon it,
 * as over plain HTTP.
 */
export async function accountMark(key: string, origin: string): Promise<string | undefined> {
  if (!isSecureContext) return undefined;
  const text = new TextEncoder().encode(JSON.stringify(['account', origin, key]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, LENGTH);
}
