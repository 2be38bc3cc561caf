import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import { useKeyStore } from '#api/api-context.tsx';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft, OptionsDraft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { createDraftStore } from '#core/draft/draft-store.ts';
import type { ReadOptions } from '#core/options/read-options.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import type { LinkMemory } from '#core/share/link-memory.ts';
import { withoutOwnKey } from '#core/secrets/draft-secrets.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import type { Composed, ComposedStore } from './composed-draft.ts';
import { linkMemories } from './draft-storage.ts';
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
import { readPacked, writePacked } from './packed-entry.ts';
import { type StoredDraft, withJson } from './stored-draft.ts';
import { useKeptDraft } from './use-kept-draft.ts';

export type ComposedDraft = Pick<Composed, 'origin' | 'marks'> & {
  readonly slug: WorkerSlug;
  readonly brokenJson: BrokenJson | undefined;
  readonly store: ComposedStore;
  readonly form: OptionsForm;
  readonly readOptions: (draft: Draft['options']) => ReadOptions;
  /** Remembers a draft that something else is put in place of, across reloads too. */
  readonly putAside: (replaced: Draft | undefined) => void;
  /** Forgets the link, and with it the draft that it put aside. */
  readonly forgetLink: () => void;
  /** Puts a whole draft in place of what stands in the form, and says where that is from, and what of it is as a link set it: one step to undo. */
  readonly replace: (draft: Draft, from?: Partial<Pick<Composed, 'origin' | 'marks'>>) => void;
  /** Puts back what stood in the form before it was filled from where it is now; undefined where that is forgotten. */
  readonly takeBack: (() => void) | undefined;
  /** Puts run options in place of those in the form: one step to undo. */
  readonly setOptions: (options: OptionsDraft) => void;
  /** Changes run options without a step to undo. */
  readonly amendOptions: (change: (options: OptionsDraft) => OptionsDraft) => void;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
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

/** The draft of one Worker in this tab: opened once, held by one store, kept as it changes. */
export function useDraft({ slug, descriptor, link, stored }: DraftInput): ComposedDraft {
  const [memory] = useState(() => {
    const stored = readPacked(linkMemories.of(slug));
    return stored.ok ? stored.value : undefined;
  });
  const [opened] = useState(() => {
    const { replaced, filled, marks } = memory ?? {};
    return openDraft({ slug, descriptor, link, stored, replaced, filled, chosen: marks?.options });
  });
  const [store] = useState(() =>
    createDraftStore<Composed>({
      parameters: descriptor.parameters,
      draft: {
        values: opened.draft.values,
        options: opened.draft.options,
        broken: opened.broken,
        origin: opened.origin,
        marks: opened.origin.kind === 'link' ? opened.origin.link.marks : memory?.marks,
      },
    }),
  );
  const { form, read } = useOptionsForm(store);
  const draft = useMemo(() => {
    const { getState } = store;
    return {
      setBrokenJson: (broken: BrokenJson | undefined) => {
        const { broken: before } = getState().draft;
        getState().amend((held) => (held.broken === before ? { ...held, broken } : held));
      },
      setOptions: (options: OptionsDraft) => getState().apply('options', (held) => ({ ...held, options })),
      amendOptions: (change: (options: OptionsDraft) => OptionsDraft) =>
        getState().amend((held) => ({ ...held, options: change(held.options) })),
      replace: (next: Draft, from: Partial<Pick<Composed, 'origin' | 'marks'>> = {}) => {
        const { draft: settled, broken } = settleJson(withJson(next), descriptor);
        const { values, options } = settled;
        getState().apply('replace', (held) => ({ ...held, ...from, values, options, broken }));
      },
      current: (): Draft => {
        const { values, options, broken } = getState().draft;
        return {
          ...filledIn(descriptor, values),
          options,
          ...(broken ? { brokenJson: broken.text() } : {}),
        };
      },
    };
  }, [store, descriptor]);
  const brokenJson = useStore(store, (state) => state.draft.broken);
  const origin = useStore(store, (state) => state.draft.origin);
  const marks = useStore(store, (state) => state.draft.marks);
  const before = useStore(store, ({ lastBefore }) => lastBefore((held) => held.origin !== origin));
  const takeBack = before && (() => store.getState().apply('take back', () => before));
  const { kept, keep } = useKeptDraft(slug, { store, current: draft.current });
  const aside = useLinkMemory({ slug, opened, memory, store, keep });
  return {
    ...{ slug, origin, marks, store, form, readOptions: read, takeBack, kept, keep, brokenJson },
    ...aside,
    ...draft,
  };
}

type LinkMemoryInput = {
  readonly slug: WorkerSlug;
  readonly opened: OpenedDraft;
  readonly memory: LinkMemory | undefined;
  readonly store: ComposedStore;
  readonly keep: () => void;
};

/** Remembers across reloads what a link set: the address no longer has the link, and the draft before it is not lost. */
function useLinkMemory({ slug, opened: { draft, origin }, memory, store, keep }: LinkMemoryInput) {
  const replaced = 'replaced' in origin ? origin.replaced : undefined;
  const [filled] = useState(() => (origin.kind === 'link' ? digestDraft(draft) : memory?.filled));
  const keyStore = useKeyStore();
  const save = useCallback(
    (next: LinkMarks | undefined, before: Draft | undefined) =>
      writePacked(linkMemories.of(slug), {
        marks: next ?? NO_MARKS,
        ...(filled !== undefined && { filled }),
        ...(before && { replaced: withoutOwnKey(before, keyStore.get()) }),
      }),
    [slug, filled, keyStore],
  );
  useEffect(() => keepLink(origin, save, keep), [origin, save, keep]);
  useEffect(() => saveMarks(store, save, replaced), [store, save, replaced]);
  return {
    putAside: (before: Draft | undefined) => void save(store.getState().draft.marks, before ?? replaced),
    forgetLink: () => linkMemories.of(slug).remove(),
  };
}

type SaveMemory = (marks: LinkMarks | undefined, replaced: Draft | undefined) => boolean;

/** Saves what a link set whenever that changes. */
function saveMarks(store: ComposedStore, save: SaveMemory, replaced: Draft | undefined) {
  return store.subscribe(({ draft: { marks } }, { draft: before }) => {
    if (marks !== before.marks) save(marks, replaced);
  });
}

/** The draft before the link is only written over once it is kept elsewhere. */
function keepLink(origin: DraftOrigin, save: SaveMemory, keep: () => void): void {
  if (origin.kind === 'link' && save(origin.link.marks, origin.replaced)) keep();
}

const NO_MARKS: LinkMarks = { options: {}, tasks: 0 };
