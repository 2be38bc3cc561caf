import { sha256 } from '#browser/sha-256.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { latestFirst, TEXTS_FORMAT } from '#core/stored/texts.ts';

export const storedDigests = openEntry(STORED.started, TEXTS_FORMAT);

const MOST = 500;

const startedDigests = (): readonly string[] => {
  const stored = storedDigests.read();
  return stored.ok ? stored.value : [];
};

/**
 * True if this person started exactly this request before. On insecure pages, where browsers have no
 * digests, nothing is remembered and more is asked.
 */
export async function wasStarted(body: string): Promise<boolean> {
  const digest = await sha256(body);
  return digest !== undefined && startedDigests().includes(digest);
}

export async function rememberStarted(body: string): Promise<void> {
  const digest = await sha256(body);
  if (digest === undefined) return;
  storedDigests.write(latestFirst(startedDigests(), digest, MOST));
}
