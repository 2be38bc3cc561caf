import { useEffect, useState } from 'react';

import { lazyModule } from '#browser/lazy-module.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isPacked } from '#core/bytes/packed-prefix.ts';
import type { Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { type DraftKey, heldDraft, storedDraftText } from './draft-storage.ts';
import { CODECS } from '../../link/codecs.ts';
import type { LinkText } from '../../link/open-link.ts';
import { isStashPacked } from './stashed-storage.ts';
import { readDraftText, type StoredDraft, withJson } from '../reading/stored-draft.ts';
import { READ_AT_ONCE } from '../reading/read-input-json.ts';

type HeldDraft = {
  readonly stored: StoredDraft | undefined;
  readonly unread?: Unread;
};

type DraftReading = HeldDraft | { readonly failure: unknown } | undefined;

/**
 * The tab's draft; undefined until a long one was read in a thread and the codecs that the form may need
 * are loaded.
 */
export function useStoredDraft(
  key: DraftKey,
  { parameters }: WorkerDescriptor,
  link: LinkText,
): HeldDraft | undefined {
  const [held, setHeld] = useState<DraftReading>(() =>
    CODECS.loaded() === undefined && needsCodecs(key, link) ? undefined : heldAtOnce(key),
  );
  useEffect(() => {
    if (held !== undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const take = (next: DraftReading) => {
      if (!signal.aborted) setHeld(next);
    };
    const read = async (): Promise<HeldDraft> => {
      await CODECS.load();
      // A form that this one takes the place of has saved meanwhile what was typed into it.
      const atOnce = heldAtOnce(key);
      if (atOnce) return atOnce;
      const readLongDraft = await LONG_DRAFTS.load();
      return asHeld(await readLongDraft(storedDraftText(key) ?? '', parameters, signal));
    };
    read().then(take, (failure: unknown) => take({ failure }));
    return () => controller.abort();
  }, [key, held, parameters]);
  // Without the draft there is no form to be shown: what could not be loaded is told in its place.
  if (held !== undefined && 'failure' in held) throw held.failure;
  return held;
}

const LONG_DRAFTS = lazyModule(async () => (await import('../reading/read-long-draft.ts')).readLongDraft);

const needsCodecs = (key: DraftKey, { fragment, query, handed }: LinkText): boolean =>
  fragment !== '' ||
  query !== '' ||
  handed !== undefined ||
  heldDraft(key) !== undefined ||
  isStashPacked(key) ||
  isLong(storedDraftText(key) ?? '');

const isLong = (text: string): boolean => isPacked(text) || text.length > READ_AT_ONCE;

function heldAtOnce(key: DraftKey): HeldDraft | undefined {
  const unsaved = heldDraft(key);
  if (unsaved) return { stored: withJson(unsaved) };
  const text = storedDraftText(key);
  if (text === undefined) return { stored: undefined };
  return isLong(text) ? undefined : asHeld(readDraftText(text));
}

function asHeld(read: Result<StoredDraft, Unread>): HeldDraft {
  return read.ok ? { stored: read.value } : { stored: undefined, unread: read.error };
}
