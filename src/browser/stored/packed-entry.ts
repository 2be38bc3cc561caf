import type { packText, unpackText } from '#core/bytes/pack-text.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import { forEachInTimeSlices } from '../time-slices.ts';
import type { StoredEntry } from './entry.ts';

/** Characters from which on a text is packed: a storage holds some five million, and writing so many takes many frames. */
const PACKED_FROM = 200_000;

/** What packs a text, and what takes it out: most screens are drawn before they need either. */
export type Packing = { readonly packText: typeof packText; readonly unpackText: typeof unpackText };

/** What an entry holds, packed or not. */
export function readPacked<T>(
  entry: StoredEntry<T>,
  unpack: Packing['unpackText'],
): Result<T, Unread | 'none'> {
  const stored = entry.text();
  if (stored === undefined) return err('none');
  const text = unpack(stored);
  return text === undefined ? err('unreadable') : entry.codec.decode(text);
}

/** Writes at once, packed where it does not fit otherwise and what packs is there; false as `StoredEntry.write` gives it. */
export function writePacked<T>(entry: StoredEntry<T>, value: T, packing: Packing | undefined): boolean {
  const text = entry.codec.encode(value);
  if (entry.putText(text)) return true;
  if (packing === undefined) return false;
  return entry.putText([...packing.packText(text, entry.codec.version)].at(-1) ?? '');
}

type InSlices = {
  /** Loads what packs. */
  readonly load: () => Promise<Packing>;
  readonly signal: AbortSignal;
};

/** Writes; a long text is packed first. As `putInSlices` does. */
export const writeInSlices = <T>(entry: StoredEntry<T>, value: T, slices: InSlices) =>
  putInSlices(entry, entry.codec.encode(value), slices);

/**
 * Puts the text of an entry; a long one is packed first, in slices between which the page draws and reacts.
 * @returns false as `StoredEntry.write` gives it; undefined when it was aborted before it was written
 */
export async function putInSlices<T>(
  entry: StoredEntry<T>,
  text: string,
  { load, signal }: InSlices,
): Promise<boolean | undefined> {
  if (text.length < PACKED_FROM) return entry.putText(text);
  // Where it cannot be loaded, as without a network, the text is put as it is.
  const packing = await load().catch(() => undefined);
  if (packing === undefined) return signal.aborted ? undefined : entry.putText(text);
  let packed = '';
  const take = (step: string | undefined) => {
    packed = step ?? '';
  };
  await forEachInTimeSlices(packing.packText(text, entry.codec.version), take, {
    stride: 1,
    shouldContinue: () => !signal.aborted,
  });
  return signal.aborted ? undefined : entry.putText(packed);
}
