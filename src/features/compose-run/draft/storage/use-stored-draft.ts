import { useEffect, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isPacked } from '#core/bytes/packed-mark.ts';
import type { Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { heldDraft, storedDraftText } from './draft-storage.ts';
import { LINK_CODEC } from '../../link/link-codec-late.ts';
import { isAsidePacked } from './aside-storage.ts';
import { PACKING } from './packing.ts';
import { readDraftText, type StoredDraft, withJson } from './stored-draft.ts';
import { READ_AT_ONCE } from '../../json/read-input-json.ts';

/** What the tab holds, once it has been read. */
type Held = {
  readonly stored: StoredDraft | undefined;
  /** There is one that this build cannot read. */
  readonly unread?: Unread;
};

type Reading = Held | { readonly failure: unknown } | undefined;

/**
 * The draft that the tab holds; undefined until a long one has been read and looked through beside the page, and until what reads the
 * fragment of a link, if there is one, and what is put aside has been loaded.
 */
export function useStoredDraft(
  slug: WorkerSlug,
  { parameters }: WorkerDescriptor,
  fragment: string,
): Held | undefined {
  const [held, setHeld] = useState<Reading>(() =>
    awaited(slug, fragment).length > 0 ? undefined : heldAtOnce(slug),
  );
  useEffect(() => {
    if (held !== undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const take = (next: Reading) => {
      if (!signal.aborted) setHeld(next);
    };
    const read = async (): Promise<Held> => {
      await Promise.all(awaited(slug, fragment).map(({ load }) => load()));
      // A form that this one takes the place of has saved meanwhile what was typed into it.
      const atOnce = heldAtOnce(slug);
      if (atOnce) return atOnce;
      const { readLongDraft } = await import('../reading/read-long-draft.ts');
      return asHeld(await readLongDraft(storedDraftText(slug) ?? '', parameters, signal));
    };
    read().then(take, (failure: unknown) => take({ failure }));
    return () => controller.abort();
  }, [slug, held, parameters, fragment]);
  // Without the draft there is no form to be shown: what could not be loaded is told in its place.
  if (held !== undefined && 'failure' in held) throw held.failure;
  return held;
}

/** What has to be loaded before a form can be opened. */
const awaited = (slug: WorkerSlug, fragment: string) =>
  [...(fragment === '' ? [] : [LINK_CODEC]), ...(isAsidePacked(slug) ? [PACKING] : [])].filter(
    ({ here }) => here() === undefined,
  );

/** What need not be read beside the page. */
function heldAtOnce(slug: WorkerSlug): Held | undefined {
  const unsaved = heldDraft(slug);
  if (unsaved) return { stored: withJson(unsaved) };
  const text = storedDraftText(slug);
  if (text === undefined) return { stored: undefined };
  return isPacked(text) || text.length > READ_AT_ONCE ? undefined : asHeld(readDraftText(text));
}

function asHeld(read: Result<StoredDraft, Unread>): Held {
  return read.ok ? { stored: read.value } : { stored: undefined, unread: read.error };
}
