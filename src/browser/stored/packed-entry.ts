import type { packText, unpackText } from '#core/bytes/pack-text.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import { forEachInTimeSlices } from '../time-slices.ts';
import type { StoredEntry } from './entry.ts';

/**
 * Minimum characters of a text that is packed: a storage holds about five million, and writing that much
 * takes many frames.
 */
const PACKED_FROM = 200_000;

export type Packing = { readonly packText: typeof packText; readonly unpackText: typeof unpackText };

export function readPacked<T>(
  entry: StoredEntry<T>,
  unpack: Packing['unpackText'],
): Result<T, Unread | 'none'> {
  const stored = entry.text();
  if (stored === undefined) return err('none');
  const text = unpack(stored);
  return text === undefined ? err('unreadable') : entry.codec.decode(text);
}

/**
 * Writes synchronously, packed if it does not fit otherwise and the packer is loaded; returns false as
 * `StoredEntry.write` does.
 */
export function writePacked<T>(entry: StoredEntry<T>, value: T, packing: Packing | undefined): boolean {
  const text = entry.codec.encode(value);
  if (entry.putText(text)) return true;
  if (packing === undefined) return false;
  return entry.putText([...packing.packText(text, entry.codec.version)].at(-1) ?? '');
}

type InSlices = {
  readonly load: () => Promise<Packing>;
  readonly signal: AbortSignal;
};

export const writeInSlices = <T>(entry: StoredEntry<T>, value: T, slices: InSlices) =>
  putInSlices(entry, entry.codec.encode(value), slices);

/**
 * Stores the text of an entry. Long text is packed first, in slices that keep the page responsive.
 * @returns false as `StoredEntry.write` does; undefined if aborted before the write
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
