import type { FilledBy } from '#core/draft/stash.ts';
import type { CarriedChanges } from '#core/draft/carry-over.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { FormValues } from '#core/form/entry.ts';

import type { LinkFault, OpenedLink } from '../../link/open-link.ts';
import type { InputJsonProblem } from '../reading/read-input-json.ts';

export type DraftOrigin =
  | { readonly kind: 'defaults' }
  | { readonly kind: 'draft'; readonly changes: CarriedChanges }
  | { readonly kind: 'discarded' }
  | PresetOrigin
  | ImportOrigin
  | { readonly kind: 'link'; readonly link: OpenedLink }
  /** A link that sets nothing; the form stays as it was. */
  | { readonly kind: 'idleLink'; readonly link: OpenedLink; readonly hasDraft: boolean }
  | { readonly kind: 'damagedLink'; readonly problem: LinkFault; readonly hasDraft: boolean };

export type PresetOrigin = {
  readonly kind: 'preset';
  readonly name: string;
  readonly changes: CarriedChanges;
  readonly omitted: readonly string[];
};

export type ImportOrigin = {
  readonly kind: 'import';
  readonly fields: number;
  readonly options: number;
};

export type BrokenJson = {
  readonly text: () => string;
  readonly problem: InputJsonProblem;
  readonly from: FormValues;
};

export type OpenedDraft = ReadDraft & {
  readonly origin: DraftOrigin;
  readonly stash: readonly Draft[];
  readonly filled?: number;
  readonly filledBy?: FilledBy;
  readonly before?: Omit<OpenedDraft, 'before' | 'filled' | 'filledBy'>;
};
export type ReadDraft = { readonly draft: Draft; readonly broken?: BrokenJson };
