import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { createFormStore, type FormStore } from '#core/form/form-store.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { discardLinkMemory, type LinkMemory, loadLinkMemory, saveLinkMemory } from './link-memory.ts';
import {
  type BrokenJson,
  type DraftOrigin,
  filledIn,
  type OpenedDraft,
  openDraft,
  settleJson,
} from './open-draft.ts';
import type { LinkText } from './open-link.ts';
import { type OptionsForm, useOptionsForm } from './options-form.ts';
import type { ReadOptions } from './options-schema.ts';
import { type StoredDraft, withJson } from './stored-draft.ts';
import { useKeptDraft } from './use-kept-draft.ts';

export type ComposedDraft = {
  readonly slug: WorkerSlug;
  readonly origin: DraftOrigin;
  readonly setOrigin: (origin: DraftOrigin) => void;
  /** What a link set in this form; undefined where none did, or where it was put aside. */
  readonly marks: LinkMarks | undefined;
  readonly setMarks: (marks: LinkMarks | undefined) => void;
  /** Remembers a draft that something else is put in place of, across reloads too; and what that sets, as of a link. */
  readonly putAside: (replaced: Draft | undefined, marks: LinkMarks | undefined) => void;
  /** Forgets the link, and with it the draft that it put aside. */
  readonly forgetLink: () => void;
  readonly store: FormStore;
  readonly form: OptionsForm;
  readonly readOptions: (draft: Draft['options']) => ReadOptions;
  /** Puts a whole draft in place of what stands in the form. */
  readonly replace: (draft: Draft) => void;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
  /** The text of the JSON tab and what is wrong with it, as long as something is. */
  readonly brokenJson: BrokenJson | undefined;
  readonly setBrokenJson: (broken: BrokenJson | undefined) => void;
  /** Writes the draft to the tab's storage now. */
  readonly keep: () => void;
  /** False once the tab's storage did not take the draft. */
  readonly kept: boolean;
};

type DraftInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  /** The draft that the tab holds. */
  readonly stored: StoredDraft | undefined;
};

/** The draft of one Worker in this tab: opened once, held by the form's store and the options form, kept as it changes. */
export function useDraft({ slug, descriptor, link, stored }: DraftInput): ComposedDraft {
  const [memory] = useState(() => loadLinkMemory(slug));
  const [opened] = useState(() => {
    const { replaced, filled, marks } = memory ?? {};
    return openDraft({ slug, descriptor, link, stored, replaced, filled, chosen: marks?.options });
  });
  const [origin, setOrigin] = useState<DraftOrigin>(opened.origin);
  const [store] = useState(() =>
    createFormStore({ parameters: descriptor.parameters, values: opened.draft.values }),
  );
  const { form, read } = useOptionsForm(opened.draft.options);
  const [json] = useState(() => createStore<JsonState>(() => ({ broken: opened.broken })));
  const draft = useMemo(
    () => ({
      setBrokenJson: (broken: BrokenJson | undefined) => json.setState({ broken }),
      replace: (next: Draft) => {
        const { draft: settled, broken } = settleJson(withJson(next), descriptor);
        store.getState().replaceAll(settled.values);
        form.reset(settled.options);
        json.setState({ broken });
      },
      current: (): Draft => {
        const { broken } = json.getState();
        return {
          ...filledIn(descriptor, store.getState().values),
          options: form.getValues(),
          ...(broken ? { brokenJson: broken.text() } : {}),
        };
      },
    }),
    [store, form, json, descriptor],
  );
  const brokenJson = useStore(json, (state) => state.broken);
  const { kept, keep } = useKeptDraft(slug, { store, form, json, current: draft.current });
  const marks = useLinkMarks({ slug, opened, memory, keep });
  return {
    ...{ slug, origin, setOrigin, store, form, readOptions: read, kept, keep, brokenJson },
    ...marks,
    ...draft,
  };
}

type LinkMarksInput = {
  readonly slug: WorkerSlug;
  readonly opened: OpenedDraft;
  readonly memory: LinkMemory | undefined;
  readonly keep: () => void;
};

/** What a link set, across reloads: the address no longer has the link, and the draft before it is not lost. */
function useLinkMarks({ slug, opened: { draft, origin }, memory, keep }: LinkMarksInput) {
  const link = origin.kind === 'link' ? origin.link : undefined;
  const replaced = 'replaced' in origin ? origin.replaced : undefined;
  const [marks, setMarks] = useState(link?.marks ?? memory?.marks);
  const [filled] = useState(() => (link ? digestDraft(draft) : memory?.filled));
  const save = useCallback(
    (next: LinkMarks, before: Draft | undefined) =>
      saveLinkMemory(slug, {
        marks: next,
        ...(filled !== undefined && { filled }),
        ...(before && { replaced: before }),
      }),
    [slug, filled],
  );
  useEffect(() => keepLink(origin, save, keep), [origin, save, keep]);
  const remember = (next: LinkMarks | undefined, before: Draft | undefined) => {
    setMarks(next);
    save(next ?? NO_MARKS, before);
  };
  return {
    marks,
    putAside: (before: Draft | undefined, next: LinkMarks | undefined) => remember(next, before ?? replaced),
    setMarks: (next: LinkMarks | undefined) => remember(next, replaced),
    forgetLink: () => {
      setMarks(undefined);
      discardLinkMemory(slug);
    },
  };
}

type SaveMemory = (marks: LinkMarks, replaced: Draft | undefined) => boolean;

/** The draft before the link is only written over once it is kept elsewhere. */
function keepLink(origin: DraftOrigin, save: SaveMemory, keep: () => void): void {
  if (origin.kind === 'link' && save(origin.link.marks, origin.replaced)) keep();
}

const NO_MARKS: LinkMarks = { options: {}, tasks: 0 };

type JsonState = { readonly broken: BrokenJson | undefined };

/** Whether anything in the form can be undone. */
export function useCanUndo(store: FormStore): boolean {
  return useStore(store, (state) => state.canUndo);
}
