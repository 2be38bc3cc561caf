import { useCallback, useEffect, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import { onKeyEntered } from '#api/key/key-store.ts';
import type { Draft } from '#core/draft/draft.ts';
import { withoutOwnKey } from '#core/secrets/draft-own-key.ts';
import { saveDebounced } from '#browser/stored/debounce-save.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';

import type { ComposedStore } from './composed-draft.ts';
import {
  type DraftKey,
  heldDraft,
  holdDraft,
  saveDraft,
  saveDraftInSlices,
  storedDraftText,
} from './storage/draft-storage.ts';
import { CODECS } from '../link/codecs.ts';

type DraftParts = {
  readonly store: ComposedStore;
  readonly current: () => Draft;
};

type SavedDraft = {
  readonly saved: boolean;
  readonly save: () => void;
};

/**
 * Saves the draft after a rest in typing, after a key was entered, and immediately when the page or screen
 * is left.
 */
export function useSaveDraft(key: DraftKey, { store, current }: DraftParts): SavedDraft {
  const [saved, setSaved] = useState(true);
  const keyStore = useKeyStore();
  const save = useCallback(
    () => setSaved(saveDraft(key, withoutOwnKey(current(), keyStore.get()))),
    [key, current, keyStore],
  );
  useEffect(() => {
    const cleanDraft = () => withoutOwnKey(current(), keyStore.get());
    const { later, end } = saveDebounced({
      forEachInTimeSlices: (signal) => saveDraftInSlices(key, cleanDraft(), signal),
      atOnce: () => saveDraft(key, cleanDraft()),
      onSaved: setSaved,
    });
    const stop = store.subscribe(({ draft }, { draft: before }) => {
      if (draft === before) return;
      holdDraft(key, current);
      later();
    });
    // What is saved already may hold the key that is entered now.
    const stopKey = onKeyEntered(keyStore, () => {
      if (storedDraftText(key) !== undefined) later();
    });
    // What the form before this one could not save is in this one now.
    if (heldDraft(key)) {
      holdDraft(key, current);
      later();
    }
    return () => {
      end();
      stop();
      stopKey();
    };
  }, [key, store, current, keyStore]);
  // What packs is there then: a page that is left does not wait for it.
  useAfterPaint(CODECS.load, key);
  return { saved, save };
}
