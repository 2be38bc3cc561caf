import { adoptDefaults, UNKNOWN_WORKER } from '#core/draft/adopt-defaults.ts';
import { type CarriedChanges, carryOver } from '#core/draft/carry-over.ts';
import { type Draft, type OptionsDraft, toOptionsDraft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { toDraftParameter } from '#core/draft/draft-parameter.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formFromJson } from '#core/form/custom-json.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { FormValues } from '#core/form/entry.ts';
import { differsFromDefault } from '#core/form/differs-from-default.ts';
import { defaultOptions } from '#core/share/default-options.ts';
import { OPTION_NAMES } from '#core/share/option-names.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { type LinkFault, type LinkText, type OpenedLink, openLink } from './open-link.ts';
import type { InputJsonProblem } from './read-input-json.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Where what stands in the form came from. */
export type DraftOrigin =
  | { readonly kind: 'defaults' }
  | {
      readonly kind: 'draft';
      readonly changes: CarriedChanges;
      /** What stood in the form before a link filled it. */
      readonly replaced: Draft | undefined;
    }
  | { readonly kind: 'discarded' }
  | PresetOrigin
  | ImportOrigin
  | { readonly kind: 'link'; readonly link: OpenedLink; readonly replaced: Draft | undefined }
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

export type OpenedDraft = SettledDraft & { readonly origin: DraftOrigin };
export type SettledDraft = { readonly draft: Draft; readonly broken?: BrokenJson };

/** The draft that a Worker opens with when nothing was typed: its own defaults. */
export function defaultDraft(descriptor: WorkerDescriptor): Draft {
  return {
    ...filledIn(descriptor, defaultValues(descriptor.parameters)),
    options: toOptionsDraft(defaultOptions(descriptor)),
  };
}

/** Values, and what is to be known of the descriptor that they are typed for. */
export function filledIn(
  { version, parameters }: WorkerDescriptor,
  values: FormValues,
): Pick<Draft, 'workerVersion' | 'parameters' | 'values'> {
  return {
    workerVersion: version,
    parameters: parameters.map((parameter) =>
      toDraftParameter(parameter, values.entries.get(parameter.name)),
    ),
    values,
  };
}

type OpenDraftInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly stored: StoredDraft | undefined;
  /** What an earlier link of this tab put aside, and what stands for the form as that filled it. */
  readonly replaced: Draft | undefined;
  readonly filled: number | undefined;
  /** The options that it set. */
  readonly chosen: Partial<OptionsDraft> | undefined;
};

/** Decides what the form opens with: a link first, then the draft of this tab, then the Worker's defaults. */
export function openDraft(input: OpenDraftInput): OpenedDraft {
  const { slug, descriptor, link } = input;
  const { plain, hasDraft, own } = openWithoutLink(input);
  const opened = openLink(link, slug, descriptor);
  if (opened === undefined) return plain;
  if (opened.ok) {
    return {
      draft: linkedDraft(opened.value, descriptor),
      origin: { kind: 'link', link: opened.value, replaced: own },
    };
  }
  return { ...plain, origin: { kind: 'damagedLink', problem: opened.error, hasDraft } };
}

/** What the form opens with where there is no link; `own` is what the person typed last, to be put aside for one. */
function openWithoutLink({ descriptor, stored, replaced, filled, chosen }: OpenDraftInput) {
  const before = replaced && refitDraft(replaced, descriptor).draft;
  const carried = stored && carriedDraft(stored, descriptor, { replaced: before, chosen });
  const typed = carried && !isUntouched(carried.draft, descriptor) ? carried.draft : undefined;
  return {
    plain: carried && (typed ?? before) ? carried : fresh(descriptor),
    hasDraft: typed !== undefined,
    own: isAsFilled(stored, filled) ? (before ?? typed) : (typed ?? before),
  };
}

/** True for a draft that is as an earlier link filled it: nobody's work. */
function isAsFilled(stored: StoredDraft | undefined, filled: number | undefined): boolean {
  return stored !== undefined && filled !== undefined && digestDraft(stored.draft) === filled;
}

/** True for a draft that is as the Worker has it: nobody's work. */
export function isUntouched({ values, options, brokenJson }: Draft, descriptor: WorkerDescriptor): boolean {
  const { options: defaults } = defaultDraft(descriptor);
  return (
    brokenJson === undefined &&
    values.extras.size === 0 &&
    OPTION_NAMES.every((name) => options[name] === defaults[name]) &&
    descriptor.parameters.every(
      (parameter) => !differsFromDefault(parameter, values.entries.get(parameter.name)),
    )
  );
}

const fresh = (descriptor: WorkerDescriptor): OpenedDraft => ({
  draft: defaultDraft(descriptor),
  origin: { kind: 'defaults' },
});

function carriedDraft(
  { draft: stored, json }: StoredDraft,
  descriptor: WorkerDescriptor,
  { replaced, chosen }: Pick<OpenDraftInput, 'replaced' | 'chosen'>,
): OpenedDraft {
  const { draft, changes } = refitDraft(stored, descriptor);
  const options =
    stored.workerVersion === ''
      ? adoptDefaults(draft.options, { before: UNKNOWN_WORKER, now: descriptor, chosen })
      : draft.options;
  return {
    ...settleJson({ draft: { ...draft, options }, ...(json && { json }) }, descriptor),
    origin: { kind: 'draft', changes, replaced },
  };
}

/**
 * Puts the JSON text of a draft into its values where it is right: a long one may have been put away before it was read. One
 * that is not stays beside them.
 */
export function settleJson({ draft, json }: StoredDraft, descriptor: WorkerDescriptor): SettledDraft {
  const { brokenJson: text, ...rest } = draft;
  if (text === undefined || json === undefined) return { draft };
  if (!json.ok) return { draft, broken: { text: () => text, problem: json.error, from: draft.values } };
  return {
    draft: {
      ...rest,
      ...filledIn(descriptor, formFromJson(descriptor.parameters, draft.values, json.value)),
    },
  };
}

/** A stored draft, moved to the Worker's present version when it was typed for another; and what that changed. */
export function refitDraft(
  stored: Draft,
  descriptor: WorkerDescriptor,
): { readonly draft: Draft; readonly changes: CarriedChanges } {
  const { values, changes } = carryOver(stored, descriptor.parameters);
  const version =
    stored.options.version === stored.workerVersion ? descriptor.version : stored.options.version;
  return {
    draft: {
      ...filledIn(descriptor, values),
      options: { ...stored.options, version },
      ...(stored.brokenJson === undefined ? {} : { brokenJson: stored.brokenJson }),
    },
    changes,
  };
}

/** What a link fills the form with. */
export function linkedDraft({ applied }: OpenedLink, descriptor: WorkerDescriptor): Draft {
  return { ...filledIn(descriptor, applied.values), options: applied.options };
}
