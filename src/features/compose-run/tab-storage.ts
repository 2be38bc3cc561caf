import { packText, unpackText } from '#core/draft/pack-text.ts';
import { inSlices } from '#browser/in-slices.ts';
import { tabStorage } from '#browser/own-storage.ts';

/** Characters from which on a text is packed: a storage holds some five million, and writing so many takes many frames. */
const PACKED_FROM = 200_000;

/** The text that this tab holds under a key, if any. */
export function readTabText(key: string): string | undefined {
  const stored = storedTabText(key);
  return stored === undefined ? undefined : unpackText(stored);
}

/** The same as it is stored: packed or not. */
export function storedTabText(key: string): string | undefined {
  try {
    return tabStorage().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text in the tab at once, packed where it does not fit otherwise; false where its storage is full or forbidden. */
export function writeTabText(key: string, text: string): boolean {
  return put(key, text) || put(key, [...packText(text)].at(-1));
}

/**
 * Keeps a text in the tab; a long one is packed first, in slices between which the page draws and reacts.
 * @returns false where the storage is full or forbidden; undefined when it was aborted before it was written
 */
export async function writeTabTextInSlices(
  key: string,
  text: string,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (text.length < PACKED_FROM) return put(key, text);
  let packed: string | undefined;
  const take = (step: string | undefined) => {
    packed = step;
  };
  await inSlices(packText(text), take, { stride: 1, goesOn: () => !signal.aborted });
  return signal.aborted ? undefined : put(key, packed);
}

export function removeTabText(key: string): void {
  try {
    tabStorage().removeItem(key);
  } catch {
    // A forbidden storage holds nothing.
  }
}

function put(key: string, text: string | undefined): boolean {
  try {
    if (text !== undefined) tabStorage().setItem(key, text);
    return text !== undefined;
  } catch {
    return false;
  }
}
