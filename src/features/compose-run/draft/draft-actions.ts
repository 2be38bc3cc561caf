import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { createDraftStore } from '#core/draft/draft-store.ts';
import { OWN } from '#core/draft/provenance.ts';

import type { Composed, ComposedStore } from './composed-draft.ts';
import { type BrokenJson, filledIn, type OpenedDraft, settleJson } from './open-draft.ts';
import { withJson } from './storage/stored-draft.ts';

/** What can be done to a draft as a whole. */
export type DraftActions = {
  /** Puts a whole draft in place of what stands in the form, and says where that is from, and what is aside then: one step to undo. */
  readonly replace: (draft: Draft, from?: Partial<Pick<Composed, 'origin' | 'aside'>>) => void;
  /** Puts run options in place of those in the form: one step to undo. */
  readonly setOptions: (options: OptionsDraft) => void;
  /** Changes run options without a step to undo. */
  readonly amendOptions: (change: (options: OptionsDraft) => OptionsDraft) => void;
  /** Everything as it is at this moment. */
  readonly current: () => Draft;
  readonly setBrokenJson: (broken: BrokenJson | undefined) => void;
};

export function createComposedStore(opened: OpenedDraft, { parameters }: WorkerDescriptor): ComposedStore {
  const { draft, broken, origin, aside } = opened;
  const { values, options, provenance = OWN } = draft;
  return createDraftStore<Composed>({
    parameters,
    draft: { values, options, broken, origin, provenance, aside },
  });
}

export function createDraftActions({ getState }: ComposedStore, descriptor: WorkerDescriptor): DraftActions {
  return {
    setBrokenJson: (broken: BrokenJson | undefined) => {
      const { broken: before } = getState().draft;
      getState().amend((held) => (held.broken === before ? { ...held, broken } : held));
    },
    setOptions: (options: OptionsDraft) => getState().apply('options', (held) => ({ ...held, options })),
    amendOptions: (change: (options: OptionsDraft) => OptionsDraft) =>
      getState().amend((held) => ({ ...held, options: change(held.options) })),
    replace: (next: Draft, from: Partial<Pick<Composed, 'origin' | 'aside'>> = {}) => {
      const { draft: settled, broken } = settleJson(withJson(next), descriptor);
      const { values, options, provenance = OWN } = settled;
      getState().apply('replace', (held) => ({ ...held, ...from, values, options, broken, provenance }));
    },
    current: (): Draft => {
      const { values, options, broken, provenance } = getState().draft;
      return {
        ...filledIn(descriptor, values),
        options,
        ...(provenance !== OWN && { provenance }),
        ...(broken ? { brokenJson: broken.text() } : {}),
      };
    },
  };
}
