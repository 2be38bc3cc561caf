import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { createDraftStore } from '#core/draft/draft-store.ts';
import { OWN } from '#core/draft/provenance.ts';

import type { Composed, ComposedStore } from './composed-draft.ts';
import { settleJson } from './opening/settle-json.ts';
import { filledIn } from './opening/default-draft.ts';
import type { BrokenJson, OpenedDraft } from './opening/draft-origin.ts';
import { withJson } from './reading/stored-draft.ts';

export type DraftActions = {
  /** Replaces the whole draft, its origin and its stash as one undo step. */
  readonly replace: (draft: Draft, from?: Partial<Pick<Composed, 'origin' | 'stash'>>) => void;
  readonly setOptions: (options: OptionsDraft) => void;
  /** Changes run options without an undo step. */
  readonly amendOptions: (change: (options: OptionsDraft) => OptionsDraft) => void;
  readonly current: () => Draft;
  readonly setBrokenJson: (broken: BrokenJson | undefined) => void;
};

export function createComposedStore(opened: OpenedDraft, { parameters }: WorkerDescriptor): ComposedStore {
  return createDraftStore({
    parameters,
    draft: composed(opened),
    before: opened.before && [composed(opened.before)],
  });
}

function composed({ draft, broken, origin, stash }: Omit<OpenedDraft, 'before' | 'filled'>): Composed {
  const { values, options, provenance = OWN } = draft;
  return { values, options, broken, origin, provenance, stash, filled: { values, options, broken } };
}

export function createDraftActions({ getState }: ComposedStore, descriptor: WorkerDescriptor): DraftActions {
  return {
    setBrokenJson: (broken: BrokenJson | undefined) => {
      const { broken: before } = getState().draft;
      getState().amend((held) => (held.broken === before ? { ...held, broken } : held));
    },
    setOptions: (options: OptionsDraft) => getState().apply('options', (held) => ({ ...held, options })),
    amendOptions: (change: (options: OptionsDraft) => OptionsDraft) =>
      getState().amend((held) => ({
        ...held,
        options: change(held.options),
        filled: { ...held.filled, options: change(held.filled.options) },
      })),
    replace: (next: Draft, from: Partial<Pick<Composed, 'origin' | 'stash'>> = {}) => {
      const { draft: settled, broken } = settleJson(withJson(next), descriptor);
      const { values, options, provenance = OWN } = settled;
      const filled = { values, options, broken };
      getState().apply('replace', (held) => ({ ...held, ...from, ...filled, provenance, filled }));
    },
    current: (): Draft => {
      const { values, options, broken, provenance } = getState().draft;
      return {
        ...filledIn(descriptor, { values, options }),
        ...(provenance !== OWN && { provenance }),
        ...(broken ? { brokenJson: broken.text() } : {}),
      };
    },
  };
}
