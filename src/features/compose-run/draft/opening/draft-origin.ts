import type { FilledBy } from '#core/draft/aside.ts';
import type { CarriedChanges } from '#core/draft/carry-over.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { FormValues } from '#core/form/entry.ts';

import type { LinkFault, OpenedLink } from '../../link/open-link.ts';
import type { InputJsonProblem } from '../reading/read-input-json.ts';

/** Where what stands in the form came from. */
export type DraftOrigin =
  | { readonly kind: 'defaults' }
  | { readonly kind: 'draft'; readonly changes: CarriedChanges }
  | { readonly kind: 'discarded' }
  | PresetOrigin
  | ImportOrigin
  | { readonly kind: 'link'; readonly link: OpenedLink }
  /** A link that sets nothing: the form is as it was. */
  | { readonly kind: 'idleLink'; readonly link: OpenedLink; readonly hasDraft: boolean }
  | { readonly kind: 'damagedLink'; readonly problem: LinkFault; readonly hasDraft: boolean };

/** A preset was filled in. */
export type PresetOrigin = {
  readonly kind: 'preset';
  readonly name: string;
  readonly changes: CarriedChanges;
  /** What was left out of it because it looked like a secret. */
  readonly omitted: readonly string[];
};

/** An input was imported. */
export type ImportOrigin = {
  readonly kind: 'import';
  /** How many fields and run options were filled. */
  readonly fields: number;
  readonly options: number;
};

/** The text of the JSON tab that is not right, what is wrong with it, and the form that it was written from. */
export type BrokenJson = {
  readonly text: () => string;
  readonly problem: InputJsonProblem;
  readonly from: FormValues;
};

export type OpenedDraft = ReadDraft & {
  readonly origin: DraftOrigin;
  readonly aside: readonly Draft[];
  /** Stands for the form as a link filled it, now or earlier. */
  readonly filled?: number;
  readonly filledBy?: FilledBy;
  /** What the form would have opened with without the link that filled it. */
  readonly before?: Omit<OpenedDraft, 'before' | 'filled' | 'filledBy'>;
};
export type ReadDraft = { readonly draft: Draft; readonly broken?: BrokenJson };
