import { pause } from '#core/abort.ts';
import { useCallback, useEffect, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { Draft } from '#core/draft/draft.ts';
import { withoutOwnKey } from '#core/secrets/draft-own-key.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { ComposedStore } from '../composed-draft.ts';
import { heldDraft, holdDraft, saveDraft, saveDraftInSlices } from './draft-storage.ts';
import { CODECS } from '../../late-codecs.ts';

/** Milliseconds of rest in typing before the draft is saved. */
const SAVE_AFTER = 400;

/** Milliseconds after which a form has been drawn: what packs is loaded then, for a page that is left does not wait for it. */
const SETTLED = 1_000;

type DraftParts = {
  readonly store: ComposedStore;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
};

type SavedDraft = {
  /** False once the tab's storage did not take the draft. */
  readonly saved: boolean;
  /** Writes the draft to the tab's storage now. */
  readonly save: () => void;
};

/** Writes the draft to the tab's storage after a rest in typing, and at once when the page or the screen is left. */
export function useSaveDraft(slug: WorkerSlug, { store, current }: DraftParts): SavedDraft {
  const [saved, setSaved] = useState(true);
  const keyStore = useKeyStore();
  const save = useCallback(
    () => setSaved(saveDraft(slug, withoutOwnKey(current(), keyStore.get()))),
    [slug, current, keyStore],
  );
  useEffect(() => {
    /** Set from a change until it has been written. */
    let waiting: AbortController | undefined;
    const saveInSlices = async (signal: AbortSignal) => {
      const done = await saveDraftInSlices(slug, withoutOwnKey(current(), keyStore.get()), signal);
      if (done === undefined || signal.aborted) return;
      waiting = undefined;
      setSaved(done);
    };
    const saveLater = () => {
      waiting?.abort();
      holdDraft(slug, current);
      const { signal } = (waiting = new AbortController());
      pause(SAVE_AFTER, signal).then(
        () => saveInSlices(signal),
        () => undefined,
      );
    };
    const saveNow = () => {
      if (waiting === undefined) return;
      waiting.abort();
      waiting = undefined;
      save();
    };
    const stop = store.subscribe(({ draft }, { draft: before }) => {
      if (draft !== before) saveLater();
    });
    window.addEventListener('pagehide', saveNow);
    const settling = window.setTimeout(() => void CODECS.load().catch(() => undefined), SETTLED);
    // What the form before this one could not save is in this one now.
    if (heldDraft(slug)) saveLater();
    return () => {
      saveNow();
      stop();
      window.clearTimeout(settling);
      window.removeEventListener('pagehide', saveNow);
    };
  }, [slug, store, current, save, keyStore]);
  return { saved, save };
}
