import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { latestFirst, TEXTS_FORMAT } from '#core/stored/texts.ts';

export const storedDigests = openEntry(STORED.started, TEXTS_FORMAT);

/** So many are remembered; the latest first. */
const MOST = 500;

/**
 * Stands for a request, as no other can be made to. Undefined on pages that are not served safely, where browsers have no digests:
 * there nothing is remembered, and more is asked.
 */
async function digestOf(body: string): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const startedDigests = (): readonly string[] => {
  const stored = storedDigests.read();
  return stored.ok ? stored.value : [];
};

/** True for a request that this person has started before, just as it is. */
export async function wasStarted(body: string): Promise<boolean> {
  const digest = await digestOf(body);
  return digest !== undefined && startedDigests().includes(digest);
}

export async function rememberStarted(body: string): Promise<void> {
  const digest = await digestOf(body);
  if (digest === undefined) return;
  storedDigests.write(latestFirst(startedDigests(), digest, MOST));
}
