import { useEffect, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isPacked } from '#core/bytes/pack-text.ts';
import type { Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { heldDraft, storedDraftText } from './draft-storage.ts';
import { readStoredDraft, type StoredDraft, withJson } from './stored-draft.ts';
import { READ_AT_ONCE } from '../../json/read-input-json.ts';

/** What the tab holds, once it has been read. */
type Held = {
  readonly stored: StoredDraft | undefined;
  /** There is one that this build cannot read. */
  readonly unread?: Unread;
};

type Reading = Held | { readonly failure: unknown } | undefined;

/** The draft that the tab holds; undefined until a long one has been read and looked through beside the page. */
export function useStoredDraft(slug: WorkerSlug, { parameters }: WorkerDescriptor): Held | undefined {
  const [text] = useState(() => storedDraftText(slug));
  const [held, setHeld] = useState<Reading>(() => {
    const unsaved = heldDraft(slug);
    if (unsaved) return { stored: withJson(unsaved) };
    if (text === undefined) return { stored: undefined };
    return isPacked(text) || text.length > READ_AT_ONCE ? undefined : asHeld(readStoredDraft(text));
  });
  useEffect(() => {
    if (text === undefined || held !== undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const take = (next: Reading) => {
      if (!signal.aborted) setHeld(next);
    };
    import('../reading/read-long-draft.ts')
      .then(({ readLongDraft }) => readLongDraft(text, parameters, signal))
      .then(
        (stored) => take(asHeld(stored)),
        (failure: unknown) => take({ failure }),
      );
    return () => controller.abort();
  }, [text, held, parameters]);
  // Without the draft there is no form to be shown: what could not be loaded is told in its place.
  if (held !== undefined && 'failure' in held) throw held.failure;
  return held;
}

function asHeld(read: Result<StoredDraft, Unread>): Held {
  return read.ok ? { stored: read.value } : { stored: undefined, unread: read.error };
}
