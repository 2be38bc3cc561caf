import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import type { Aside, FilledBy, LinkMarks } from '#core/draft/aside.ts';
import { adoptDefaults, UNKNOWN_WORKER } from '#core/draft/adopt-defaults.ts';
import { type CarriedChanges, carryOptions, carryOver } from '#core/draft/carry-over.ts';
import { type Draft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { toDraftParameter } from '#core/draft/draft-parameter.ts';
import {
  carryProvenance,
  changedNames,
  OWN,
  type Provenance,
  setFromOutside,
  type Source,
} from '#core/draft/provenance.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formFromJson } from '#core/form/custom-json.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { FormValues } from '#core/form/entry.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { linkChanges } from '#core/link/link-changes.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { isOwn, type LinkFault, type LinkText, type OpenedLink, openLink } from '../link/open-link.ts';
import type { InputJsonProblem } from '../json/read-input-json.ts';
import type { StoredDraft } from './storage/stored-draft.ts';

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

/**
 * The draft that a Worker opens with when nothing was typed: its own defaults, but for a lower limit of the person's.
 * @param cap USD that the person never wants to spend more than on a run of it; 0 for no limit
 */
export function defaultDraft(descriptor: WorkerDescriptor, cap = 0): Draft {
  return filledIn(descriptor, {
    values: defaultValues(descriptor.parameters),
    options: usualOptions(descriptor, cap),
  });
}

/** The run options that a form begins with. */
export const usualOptions = (descriptor: WorkerDescriptor, cap = 0): OptionsDraft =>
  withCap(toOptionsDraft(defaultOptions(descriptor)), cap);

/** Options of which nobody has set the maximum charge, with a person's own where that is lower. */
function withCap(options: OptionsDraft, cap: number): OptionsDraft {
  const usual = Number(options.maxCharge);
  return cap > 0 && (usual === 0 || usual > cap) ? { ...options, maxCharge: String(cap) } : options;
}

/** Values and options, and what is to be known of the descriptor that they are typed for. */
export function filledIn(
  descriptor: WorkerDescriptor,
  { values, options }: Pick<Draft, 'values' | 'options'>,
): Draft {
  const { version, parameters } = descriptor;
  const own = toOptionsDraft(defaultOptions(descriptor));
  return {
    workerVersion: version,
    options,
    usual: OPTION_NAMES.filter((name) => options[name] === own[name]),
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
  /** What the tab keeps beside the draft. */
  readonly aside: Aside | undefined;
  /** As `defaultDraft` takes it. */
  readonly cap?: number | undefined;
};

/** Decides what the form opens with: a link first, then the draft of this tab, then the Worker's defaults. */
export function openDraft(input: OpenDraftInput): OpenedDraft {
  const { slug, descriptor, link, cap } = input;
  const { plain, typed } = openWithoutLink(input);
  const hasDraft = typed !== undefined;
  const isFilled = isAsFilled(input);
  // What was typed since the form took the link counts.
  const isLeft = link.takenAt !== undefined && hasDraft && !isFilled;
  const opened = isLeft ? undefined : openLink(link, slug, descriptor);
  if (opened === undefined) return plain;
  if (!opened.ok) return { ...plain, origin: { kind: 'damagedLink', problem: opened.error, hasDraft } };
  if (setsNothing(opened.value))
    return isTold(link, opened.value)
      ? { ...plain, origin: { kind: 'idleLink', link: opened.value, hasDraft } }
      : plain;
  const draft = linkedDraft(opened.value, descriptor, cap);
  const filled = digestDraft(draft);
  return {
    draft,
    filled,
    ...filledByOf(opened.value),
    origin: { kind: 'link', link: opened.value },
    aside: typed === undefined || isFilled ? plain.aside : putAside(typed, plain.aside),
    ...(!standsThere(input, filled) && { before: plain }),
  };
}

/** What stands there already is no step to undo. */
const standsThere = (input: OpenDraftInput, filled: number) =>
  isAsFilled(input) && input.link.takenAt !== undefined && filled === input.aside?.filled;

/** True for what was to set something: not for what mail and chat add to every address. */
const isTold = ({ fragment }: LinkText, { applied }: OpenedLink) =>
  fragment !== '' || applied.issues.length > 0;

function filledByOf({ from, runAt }: OpenedLink): Pick<OpenedDraft, 'filledBy'> {
  return from === 'batch' ? {} : { filledBy: { from, ...(runAt !== undefined && { runAt }) } };
}

const setsNothing = ({ applied: { setFields, setOptions, values } }: OpenedLink) =>
  setFields.length + values.extras.size + Object.keys(setOptions).length === 0;

/** What the form opens with where there is no link; `typed` is what the tab holds, where that is somebody's work. */
function openWithoutLink(input: OpenDraftInput) {
  const { descriptor, aside: kept, cap } = input;
  // Drafts stay as they are aside: what another version changes of one is told when it is put back.
  const aside = kept?.drafts ?? [];
  const { carried, typed } = heldHere(input);
  const opened = carried && (typed ?? aside[0]) ? withFiller(carried, input) : fresh(descriptor, cap);
  const { filled, filledBy } = { filled: undefined, filledBy: undefined, ...kept };
  const beside = { ...(filled !== undefined && { filled }), ...(filledBy && { filledBy }) };
  return { plain: { ...opened, aside, ...beside }, typed };
}

/** The draft of the tab, carried over; and as it was typed, where it is somebody's work. */
function heldHere({ descriptor, stored, aside, cap }: OpenDraftInput) {
  if (stored === undefined) return { carried: undefined, typed: undefined };
  const held = withMarks(stored, aside?.marks, descriptor);
  const carried = carriedDraft(held, descriptor, cap);
  return { carried, typed: isUntouched(carried.draft, descriptor, cap) ? undefined : held.draft };
}

/** A draft that is still as something filled it says what that was. */
function withFiller(opened: OpenedForm, input: OpenDraftInput): OpenedForm {
  const { descriptor, stored, aside } = input;
  const isSame = stored?.draft.workerVersion === descriptor.version && isAsFilled(input);
  if (!isSame || !aside?.filledBy) return opened;
  return { ...opened, origin: filledOrigin(opened.draft, aside.filledBy, descriptor) };
}

/** What filled a draft that is still as it was filled. */
function filledOrigin(
  { values, options, provenance }: Draft,
  { from, runAt }: FilledBy,
  descriptor: WorkerDescriptor,
): DraftOrigin {
  const names = provenance ? provenance.fields.keys() : descriptor.parameters.map(({ name }) => name);
  const setOptions = provenance ? chosenOptions(provenance) : options;
  const applied = { values, options, setOptions, setFields: [...names], issues: [] };
  const changes = linkChanges(applied, descriptor);
  return {
    kind: 'link',
    link: { applied, changes, from, withheld: [], ...(runAt !== undefined && { runAt }) },
  };
}

/** True for a draft that is as an earlier link filled it: nobody's work. */
function isAsFilled({ stored, aside }: OpenDraftInput): boolean {
  return stored !== undefined && aside?.filled !== undefined && digestDraft(stored.draft) === aside.filled;
}

/** The draft of an earlier build, with what that kept of a link beside it. */
function withMarks(
  stored: StoredDraft,
  marks: LinkMarks | undefined,
  { parameters, splitting }: WorkerDescriptor,
): StoredDraft {
  const { draft } = stored;
  if (marks === undefined || draft.provenance !== undefined) return stored;
  const fields = marks.makesSubtasks ? splittingFields(splitting) : [];
  const set = { source: 'link' as const, values: draft.values, fields, options: marks.options };
  return { ...stored, draft: { ...draft, provenance: setFromOutside(OWN, set, parameters) } };
}

/** True for a draft that is as the Worker has it: nobody's work. */
export function isUntouched(
  { values, options, brokenJson }: Draft,
  descriptor: WorkerDescriptor,
  cap?: number,
): boolean {
  const defaults = usualOptions(descriptor, cap);
  return (
    brokenJson === undefined &&
    values.extras.size === 0 &&
    OPTION_NAMES.every((name) => options[name] === defaults[name]) &&
    descriptor.parameters.every(
      (parameter) => !differsFromDefault(parameter, values.entries.get(parameter.name)),
    )
  );
}

type OpenedForm = Omit<OpenedDraft, 'aside' | 'filled' | 'filledBy'>;

const fresh = (descriptor: WorkerDescriptor, cap: number | undefined): OpenedForm => ({
  draft: defaultDraft(descriptor, cap),
  origin: { kind: 'defaults' },
});

function carriedDraft(
  { draft: stored, json }: StoredDraft,
  descriptor: WorkerDescriptor,
  cap: number | undefined,
): OpenedForm {
  const { draft, changes } = carryDraftOver(stored, descriptor, cap);
  const options =
    stored.workerVersion === ''
      ? adoptDefaults(draft.options, {
          before: UNKNOWN_WORKER,
          now: descriptor,
          chosen: chosenOptions(draft.provenance),
        })
      : draft.options;
  return {
    ...settleJson({ draft: { ...draft, options }, ...(json && { json }) }, descriptor),
    origin: { kind: 'draft', changes },
  };
}

/** The options that were set from outside: chosen, even where they are what the form had anyway. */
export function chosenOptions({ options }: Provenance = OWN): Partial<OptionsDraft> {
  return Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const set = options[name];
      return set ? [[name, set.text]] : [];
    }),
  );
}

/**
 * Puts the JSON text of a draft into its values where it is right: a long one may have been put away before it was read. One
 * that is not stays beside them.
 */
export function settleJson({ draft, json }: StoredDraft, descriptor: WorkerDescriptor): ReadDraft {
  const { brokenJson: text, provenance, ...rest } = draft;
  if (text === undefined || json === undefined) return { draft };
  if (!json.ok) return { draft, broken: { text: () => text, problem: json.error, from: draft.values } };
  const values = formFromJson(descriptor.parameters, draft.values, json.value);
  return {
    draft: {
      ...rest,
      ...(provenance && { provenance: settleProvenance(provenance, draft.values, values, descriptor) }),
      ...filledIn(descriptor, { values, options: rest.options }),
    },
  };
}

/** What is from outside once a text of the JSON tab has become right: what it changed is from where the text was. */
export function settleProvenance(
  { json: source, ...provenance }: Provenance,
  before: FormValues,
  values: FormValues,
  { parameters }: WorkerDescriptor,
): Provenance {
  if (source === undefined) return provenance;
  const fields = changedNames(before, values);
  return setFromOutside(provenance, { source, values, fields, options: {} }, parameters);
}

/** A stored draft, moved to the Worker's present version when it was typed for another; and what that changed. */
export function carryDraftOver(
  stored: Draft,
  descriptor: WorkerDescriptor,
  cap?: number,
): { readonly draft: Draft; readonly changes: CarriedChanges } {
  const { values, changes } = carryOver(stored, descriptor.parameters);
  const { provenance } = stored;
  const moved = { before: stored.values, after: values };
  const version =
    stored.options.version === stored.workerVersion ? descriptor.version : stored.options.version;
  const { options, changed } = carriedOptions(stored, descriptor, cap);
  return {
    draft: {
      ...filledIn(descriptor, { values, options: { ...options, version } }),
      ...(stored.brokenJson === undefined ? {} : { brokenJson: stored.brokenJson }),
      ...(provenance && { provenance: carryProvenance(provenance, moved, descriptor.parameters) }),
    },
    changes: { ...changes, options: changed },
  };
}

/** Of an unknown version nobody can tell what its Worker had. */
function carriedOptions(stored: Draft, descriptor: WorkerDescriptor, cap: number | undefined) {
  const { workerVersion, options, usual = [], provenance } = stored;
  if (workerVersion === '' || workerVersion === descriptor.version) return { options, changed: [] };
  // A limit of the person's own stands there because the form began with it.
  const isOwnCap = cap !== undefined && cap > 0 && options.maxCharge === String(cap);
  const known: Draft = isOwnCap ? { ...stored, usual: [...usual, 'maxCharge'] } : stored;
  return carryOptions(known, usualOptions(descriptor, cap), chosenOptions(provenance));
}

/** What a link fills the form with; what it says nothing of is as in a draft that is new. */
export function linkedDraft({ applied, from }: OpenedLink, descriptor: WorkerDescriptor, cap = 0): Draft {
  const { values, setFields, setOptions } = applied;
  const isSet = isOwn(from) || setOptions.maxCharge !== undefined;
  const options = isSet ? applied.options : withCap(applied.options, cap);
  const draft = filledIn(descriptor, { values, options });
  if (isOwn(from)) return draft;
  const names = new Set([...setFields, ...values.extras.keys()]);
  return fromOutside(draft, { source: from, names, options: setOptions }, descriptor);
}

type Outside = {
  readonly source: Source;
  /** Names of the fields and extras that were set. */
  readonly names: ReadonlySet<string>;
  readonly options: Partial<OptionsDraft>;
};

/** A draft of which this was set from outside. Fields that are as the Worker has them were set by nobody. */
export function fromOutside(
  draft: Draft,
  { source, names, options }: Outside,
  { parameters }: WorkerDescriptor,
): Draft {
  const { values, provenance = OWN } = draft;
  const isUsual = new Set(
    parameters
      .filter((parameter) => !differsFromDefault(parameter, values.entries.get(parameter.name)))
      .map(({ name }) => name),
  );
  const fields = [...names].filter((name) => !isUsual.has(name));
  const { json: _, ...before } = provenance;
  const from = setFromOutside(before, { source, values, fields, options }, parameters);
  return { ...draft, provenance: draft.brokenJson === undefined ? from : { ...from, json: source } };
}

/** So many drafts are kept aside. */
const MOST_ASIDE = 3;

export const putAside = (draft: Draft, aside: readonly Draft[]): readonly Draft[] =>
  [draft, ...aside].slice(0, MOST_ASIDE);
