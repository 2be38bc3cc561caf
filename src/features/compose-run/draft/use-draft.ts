import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { onKeyEntered } from '#api/key/key-store.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { createOptionsReader, type OptionsReader, type ReadOptions } from '#core/options/read-options.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { withoutOwnKey } from '#core/secrets/draft-own-key.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { holdsKey } from '#core/secrets/own-key.ts';

import { loadStash, saveStash } from './storage/stashed-storage.ts';
import { type Composed, type ComposedStore, isAsFilled as isHeldAsFilled } from './composed-draft.ts';
import { createComposedStore, createDraftActions, type DraftActions } from './draft-actions.ts';
import { openDraft } from './opening/open-draft.ts';
import type { BrokenJson } from './opening/draft-origin.ts';
import type { LinkText } from '../link/open-link.ts';
import type { StoredDraft } from './reading/stored-draft.ts';
import { type DraftKey, noteOpened } from './storage/draft-storage.ts';
import { useSaveDraft } from './use-save-draft.ts';

export type ComposedDraft = Pick<Composed, 'origin' | 'stash'> &
  DraftActions & {
    readonly slug: WorkerSlug;
    readonly brokenJson: BrokenJson | undefined;
    readonly store: ComposedStore;
    readonly optionsReader: OptionsReader;
    readonly readOptions: (draft: Draft['options']) => ReadOptions;
    /** Restores what the form held before its origin filled it; undefined if that is no longer known. */
    readonly takeBack: (() => void) | undefined;
    readonly save: () => void;
    /** False after the tab's storage refused the draft. */
    readonly saved: boolean;
    readonly isAsFilled: boolean;
  };

type DraftInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly stored: StoredDraft | undefined;
  /** Storage key if it is not the Worker; then filling the form is not an undo step. */
  readonly storageKey?: DraftKey;
};

export function useDraft({ slug, descriptor, link, stored, storageKey }: DraftInput): ComposedDraft {
  const key = storageKey ?? slug;
  const [opened] = useState(() => {
    const stash = loadStash(key);
    if (storageKey === undefined)
      return openDraft({ slug, descriptor, link, stored, stash, cap: ownCap(slug) });
    const { before: _, ...filled } = openDraft({ slug, descriptor, link, stored, stash });
    return filled;
  });
  const [store] = useState(() => createComposedStore(opened, descriptor));
  const keyStore = useKeyStore();
  const optionsReader = useOptionsReader();
  const draft = useMemo(() => createDraftActions(store, descriptor), [store, descriptor]);
  const brokenJson = useStore(store, (state) => state.draft.broken);
  const origin = useStore(store, (state) => state.draft.origin);
  const stash = useStore(store, (state) => state.draft.stash);
  const isAsFilled = useStore(store, (state) => isHeldAsFilled(state.draft));
  const before = useStore(store, ({ lastBefore }) => lastBefore((held) => held.origin !== origin));
  const takeBack = before && (() => store.getState().apply('take back', () => before));
  const { saved, save } = useSaveDraft(key, { store, current: draft.current });
  useEffect(() => {
    const { origin: from, filled, filledBy } = opened;
    const saveAsides = (drafts: readonly Draft[]) =>
      saveStash(key, {
        drafts: drafts.map((draft) => withoutOwnKey(draft, keyStore.get())),
        ...(filled !== undefined && { filled }),
        ...(filledBy && { filledBy }),
      });
    // The draft before a link is only written over once it is saved elsewhere.
    if (from.kind === 'link' && saveAsides(opened.stash)) {
      save();
      noteOpened(key);
    }
    const stop = store.subscribe(({ draft: { stash: now } }, { draft: { stash: was } }) => {
      if (now !== was) saveAsides(now);
    });
    // What is kept already may hold the key that is entered now.
    const stopKey = onKeyEntered(keyStore, () => {
      const { stash: now } = store.getState().draft;
      if (now.length > 0) saveAsides(now);
    });
    return () => {
      stop();
      stopKey();
    };
  }, [key, opened, store, save, keyStore]);
  return {
    slug,
    origin,
    stash,
    store,
    optionsReader,
    readOptions: optionsReader.read,
    isAsFilled,
    takeBack,
    saved,
    save,
    brokenJson,
    ...draft,
  };
}

/** Reads run options by this platform's rules and with this tab's key, which no option may contain. */
function useOptionsReader(): OptionsReader {
  const keyStore = useKeyStore();
  const { versionRequired } = useApi();
  return useMemo(
    () =>
      createOptionsReader({
        holdsKey: (text) => holdsKey(text, keyStore.get()),
        versionRequired,
      }),
    [keyStore, versionRequired],
  );
}
