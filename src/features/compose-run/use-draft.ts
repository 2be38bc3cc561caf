import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { createFormStore, type FormStore } from '#core/form/form-store.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { loadDraft, saveDraft } from './draft-storage.ts';
import { type DraftOrigin, openDraft } from './open-draft.ts';
import { type OptionsForm, useOptionsForm } from './options-form.ts';
import type { ReadOptions } from './options-schema.ts';

/** Milliseconds of rest in typing before the draft is kept. */
const SAVE_AFTER = 400;

export type ComposedDraft = {
  readonly origin: DraftOrigin;
  readonly setOrigin: (origin: DraftOrigin) => void;
  readonly store: FormStore;
  readonly form: OptionsForm;
  readonly readOptions: (draft: Draft['options']) => ReadOptions;
  /** Puts a whole draft in place of what stands in the form. */
  readonly replace: (draft: Draft) => void;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
  /** Writes the draft to the tab's storage now. */
  readonly keep: () => void;
  /** False once the tab's storage did not take the draft. */
  readonly kept: boolean;
};

/** The draft of one Worker in this tab: opened once, held by the form's store and the options form, kept as it changes. */
export function useDraft(slug: WorkerSlug, descriptor: WorkerDescriptor, fragment: string): ComposedDraft {
  const [opened] = useState(() => openDraft({ slug, descriptor, fragment, stored: loadDraft(slug) }));
  const [origin, setOrigin] = useState<DraftOrigin>(opened.origin);
  const [store] = useState(() =>
    createFormStore({ parameters: descriptor.parameters, values: opened.draft.values }),
  );
  const { form, read } = useOptionsForm(opened.draft.options);
  const draft = useMemo(
    () => ({
      replace: ({ values, options }: Draft) => {
        store.getState().replaceAll(values);
        form.reset(options);
      },
      current: (): Draft => ({
        workerVersion: descriptor.version,
        values: store.getState().values,
        options: form.getValues(),
      }),
    }),
    [store, form, descriptor.version],
  );
  const { kept, keep } = useKeptDraft(slug, store, form, draft.current);
  return { origin, setOrigin, store, form, readOptions: read, kept, keep, ...draft };
}

type KeptDraft = Pick<ComposedDraft, 'kept' | 'keep'>;

/** Writes the draft to the tab's storage after a rest in typing, and at once when the page or the screen is left. */
function useKeptDraft(
  slug: WorkerSlug,
  store: FormStore,
  form: OptionsForm,
  current: () => Draft,
): KeptDraft {
  const [kept, setKept] = useState(true);
  const keep = useCallback(() => setKept(saveDraft(slug, current())), [slug, current]);
  useEffect(() => {
    let timer: number | undefined;
    const save = () => {
      if (timer === undefined) return;
      window.clearTimeout(timer);
      timer = undefined;
      keep();
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, SAVE_AFTER);
    };
    const offStore = store.subscribe(later);
    const offForm = form.subscribe({ formState: { values: true }, callback: later });
    window.addEventListener('pagehide', save);
    return () => {
      save();
      offStore();
      offForm();
      window.removeEventListener('pagehide', save);
    };
  }, [store, form, keep]);
  return { kept, keep };
}

/** Whether anything in the form can be undone. */
export function useCanUndo(store: FormStore): boolean {
  return useStore(store, (state) => state.canUndo);
}
