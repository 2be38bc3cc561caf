import { isPacked } from '#core/bytes/packed-prefix.ts';
import type { Draft } from '#core/draft/draft.ts';
import { withoutOwnKey } from '#core/secrets/draft-own-key.ts';
import type { StoredEntries } from '#browser/stored/entry.ts';
import { namesWith } from '#browser/stored/names.ts';
import { type Packing, readPacked, writePacked } from '#browser/stored/packed-entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { CODECS } from '../../link/codecs.ts';
import { storedAsides, storedDrafts } from './draft-storage.ts';

/**
 * Removes an entered key from all stored drafts and stashes, because it may have been typed as a value
 * before.
 * Leaves what it cannot read as it is.
 */
export async function redactKeyInDrafts(key: string): Promise<void> {
  const packing = await CODECS.load();
  const without = (draft: Draft) => withoutOwnKey(draft, key);
  for (const name of namesWith(STORED.draft)) change(storedDrafts, name, { packing, to: without });
  for (const name of namesWith(STORED.stash))
    change(storedAsides, name, {
      packing,
      to: (stash) => ({ ...stash, drafts: stash.drafts.map(without) }),
    });
}

type StoredChange<T> = { readonly packing: Packing; readonly to: (value: T) => T };

function change<T>({ of, codec }: StoredEntries<T>, name: string, { packing, to }: StoredChange<T>): void {
  const entry = of(name);
  const read = readPacked(entry, (text) => (isPacked(text) ? packing.unpackText(text) : text));
  if (!read.ok) return;
  const next = to(read.value);
  if (codec.encode(next) !== codec.encode(read.value)) writePacked(entry, next, packing);
}
