import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft, OptionsDraft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import type { FormValues } from '#core/form/entry.ts';
import { createFormStore, type FormStore } from '#core/form/form-store.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import { OPTION_NAMES } from '#core/share/option-names.ts';
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
  /** What a link set in this form; undefined where none did, or where it was put aside. */
  readonly marks: LinkMarks | undefined;
  /** Remembers a draft that something else is put in place of, across reloads too. */
  readonly putAside: (replaced: Draft | undefined) => void;
  /** Forgets the link, and with it the draft that it put aside. */
  readonly forgetLink: () => void;
  readonly store: FormStore;
  readonly form: OptionsForm;
  readonly readOptions: (draft: Draft['options']) => ReadOptions;
  /** Puts a whole draft in place of what stands in the form, and says where that is from, and what of it is as a link set it: one step to undo. */
  readonly replace: (draft: Draft, from?: Partial<Pick<BesideForm, 'origin' | 'marks'>>) => void;
  /** Puts run options in place of those in the form: one step to undo. */
  readonly setOptions: (options: OptionsDraft) => void;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
  /** The text of the JSON tab and what is wrong with it, as long as something is. */
  readonly brokenJson: BrokenJson | undefined;
  readonly setBrokenJson: (broken: BrokenJson | undefined) => void;
  /** `brokenJson` as it is at this moment. */
  readonly currentJson: () => BrokenJson | undefined;
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
  const [store] = useState(() =>
    createFormStore({ parameters: descriptor.parameters, values: opened.draft.values }),
  );
  const { form, read } = useOptionsForm(opened.draft.options);
  useEffect(() => {
    // What a draft or a link filled in with something wrong says so, as if it had been left.
    const readable = read(opened.draft.options);
    for (const name of OPTION_NAMES) {
      if (readable[name] !== undefined) continue;
      form.setValue(name, opened.draft.options[name], { shouldTouch: true, shouldValidate: true });
    }
  }, [form, read, opened]);
  const [beside] = useState(() =>
    createStore<BesideForm>(() => ({
      broken: opened.broken,
      origin: opened.origin,
      marks: opened.origin.kind === 'link' ? opened.origin.link.marks : memory?.marks,
    })),
  );
  const draft = useMemo(() => {
    /** Puts in place of the others what goes with the values, where those still stand. */
    const exchange = (others: WithValues, next: WithValues) => {
      for (const name of OPTION_NAMES) {
        const [other, text] = [others.options[name], next.options[name]];
        if (other === text || form.getValues(name) !== other) continue;
        form.setValue(name, text, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
      }
      beside.setState(({ broken, origin, marks }) => ({
        broken: broken === others.broken ? next.broken : broken,
        origin: origin === others.origin ? next.origin : origin,
        marks: marks === others.marks ? next.marks : marks,
      }));
    };
    const put = (values: FormValues, next: WithValues) => {
      const before = { ...beside.getState(), options: { ...form.getValues() } };
      const undo = () => exchange(next, before);
      const redo = () => exchange(before, next);
      store.getState().replaceAll(values, { beside: { undo, redo } });
      redo();
    };
    return {
      setBrokenJson: (broken: BrokenJson | undefined) => beside.setState({ broken }),
      currentJson: () => beside.getState().broken,
      setOptions: (options: OptionsDraft) => put(store.getState().values, { ...beside.getState(), options }),
      replace: (next: Draft, from: Partial<Pick<BesideForm, 'origin' | 'marks'>> = {}) => {
        const { draft: settled, broken } = settleJson(withJson(next), descriptor);
        put(settled.values, { ...beside.getState(), ...from, options: settled.options, broken });
      },
      current: (): Draft => {
        const { broken } = beside.getState();
        return {
          ...filledIn(descriptor, store.getState().values),
          options: form.getValues(),
          ...(broken ? { brokenJson: broken.text() } : {}),
        };
      },
    };
  }, [store, form, beside, descriptor]);
  const { broken: brokenJson, origin, marks } = useStore(beside);
  const { kept, keep } = useKeptDraft(slug, { store, form, json: beside, current: draft.current });
  const aside = useLinkMemory({ slug, opened, memory, beside, keep });
  return {
    ...{ slug, origin, marks, store, form, readOptions: read, kept, keep, brokenJson },
    ...aside,
    ...draft,
  };
}

type LinkMemoryInput = {
  readonly slug: WorkerSlug;
  readonly opened: OpenedDraft;
  readonly memory: LinkMemory | undefined;
  readonly beside: StoreApi<BesideForm>;
  readonly keep: () => void;
};

/** Remembers across reloads what a link set: the address no longer has the link, and the draft before it is not lost. */
function useLinkMemory({ slug, opened: { draft, origin }, memory, beside, keep }: LinkMemoryInput) {
  const replaced = 'replaced' in origin ? origin.replaced : undefined;
  const [filled] = useState(() => (origin.kind === 'link' ? digestDraft(draft) : memory?.filled));
  const save = useCallback(
    (next: LinkMarks | undefined, before: Draft | undefined) =>
      saveLinkMemory(slug, {
        marks: next ?? NO_MARKS,
        ...(filled !== undefined && { filled }),
        ...(before && { replaced: before }),
      }),
    [slug, filled],
  );
  useEffect(() => keepLink(origin, save, keep), [origin, save, keep]);
  useEffect(() => saveMarks(beside, save, replaced), [beside, save, replaced]);
  return {
    putAside: (before: Draft | undefined) => void save(beside.getState().marks, before ?? replaced),
    forgetLink: () => discardLinkMemory(slug),
  };
}

type SaveMemory = (marks: LinkMarks | undefined, replaced: Draft | undefined) => boolean;

/** Saves what a link set whenever that changes. */
function saveMarks(beside: StoreApi<BesideForm>, save: SaveMemory, replaced: Draft | undefined) {
  return beside.subscribe(({ marks }, before) => {
    if (marks !== before.marks) save(marks, replaced);
  });
}

/** The draft before the link is only written over once it is kept elsewhere. */
function keepLink(origin: DraftOrigin, save: SaveMemory, keep: () => void): void {
  if (origin.kind === 'link' && save(origin.link.marks, origin.replaced)) keep();
}

const NO_MARKS: LinkMarks = { options: {}, tasks: 0 };

type BesideForm = {
  readonly broken: BrokenJson | undefined;
  readonly origin: DraftOrigin;
  /** What a link set, which is asked about before a start. */
  readonly marks: LinkMarks | undefined;
};

/** What goes with the values of a form. */
type WithValues = BesideForm & { readonly options: OptionsDraft };
