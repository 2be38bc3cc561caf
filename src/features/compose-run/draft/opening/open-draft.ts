import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isMadeFor } from '#core/descriptor/descriptor-digest.ts';
import { adoptDefaults, UNKNOWN_WORKER } from '#core/draft/adopt-defaults.ts';
import type { Stash, FilledBy, LinkProvenance } from '#core/draft/stash.ts';
import type { Draft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { OWN, setFromOutside } from '#core/draft/provenance.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';

import { type LinkText, type OpenedLink, openLink } from '../../link/open-link.ts';
import type { StoredDraft } from '../reading/stored-draft.ts';
import { stashDraft } from './latest-stashed.ts';
import { carryDraftOver, chosenOptions } from './carry-draft-over.ts';
import { defaultDraft, isUntouched } from './default-draft.ts';
import type { DraftOrigin, OpenedDraft } from './draft-origin.ts';
import { linkedDraft } from './filled-draft.ts';
import { settleJson } from './settle-json.ts';

type OpenDraftInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly stored: StoredDraft | undefined;
  readonly stash: Stash | undefined;
  readonly cap?: number | undefined;
};

/** Decides what the form opens with: a link first, then the draft of this tab, then the Worker's defaults. */
export function openDraft(input: OpenDraftInput): OpenedDraft {
  const { slug, descriptor, link, cap } = input;
  const { plain, typed } = openWithoutLink(input);
  const hasDraft = typed !== undefined;
  const isFilled = isAsFilled(input);
  // What was typed since the form took the link counts.
  const isLeft = link.appliedAt !== undefined && hasDraft && !isFilled;
  const opened = isLeft ? undefined : openLink(link, slug, descriptor);
  if (opened === undefined) return plain;
  if (!opened.ok) return { ...plain, origin: { kind: 'damagedLink', problem: opened.error, hasDraft } };
  if (setsNothing(opened.value))
    return isMeantToFill(link, opened.value)
      ? { ...plain, origin: { kind: 'idleLink', link: opened.value, hasDraft } }
      : plain;
  const draft = linkedDraft(opened.value, descriptor, cap);
  const filled = digestDraft(draft);
  return {
    draft,
    filled,
    ...filledByOf(opened.value),
    origin: { kind: 'link', link: opened.value },
    stash: typed === undefined || isFilled ? plain.stash : stashDraft(typed, plain.stash),
    ...(!standsThere(input, filled) && { before: plain }),
  };
}

const standsThere = (input: OpenDraftInput, filled: number) =>
  isAsFilled(input) && input.link.appliedAt !== undefined && filled === input.stash?.filled;

/** True if the link was meant to set something; mail and chat add parameters to every address. */
const isMeantToFill = ({ fragment }: LinkText, { applied }: OpenedLink) =>
  fragment !== '' || applied.issues.length > 0;

function filledByOf({ from, runAt }: OpenedLink): Pick<OpenedDraft, 'filledBy'> {
  return from === 'batch' ? {} : { filledBy: { from, ...(runAt !== undefined && { runAt }) } };
}

const setsNothing = ({ applied: { setFields, setOptions, values } }: OpenedLink) =>
  setFields.length + values.extras.size + Object.keys(setOptions).length === 0;

function openWithoutLink(input: OpenDraftInput) {
  const { descriptor, stash: storedStash, cap } = input;
  // Stashed drafts stay as they are: what another version changes of one is told when it is put back.
  const stash = storedStash?.drafts ?? [];
  const { carried, typed } = heldHere(input);
  const opened = carried && (typed ?? stash[0]) ? withFiller(carried, input) : fresh(descriptor, cap);
  const { filled, filledBy } = { filled: undefined, filledBy: undefined, ...storedStash };
  const beside = { ...(filled !== undefined && { filled }), ...(filledBy && { filledBy }) };
  return { plain: { ...opened, stash, ...beside }, typed };
}

function heldHere({ descriptor, stored, stash, cap }: OpenDraftInput) {
  if (stored === undefined) return { carried: undefined, typed: undefined };
  const held = withProvenance(stored, stash?.marks, descriptor);
  const carried = carriedDraft(held, descriptor, cap);
  return { carried, typed: isUntouched(carried.draft, descriptor, cap) ? undefined : held.draft };
}

function withFiller(opened: OpenedForm, input: OpenDraftInput): OpenedForm {
  const { descriptor, stored, stash } = input;
  const isSame = stored && isMadeFor(stored.draft, descriptor) && isAsFilled(input);
  if (!isSame || !stash?.filledBy) return opened;
  return { ...opened, origin: filledOrigin(opened.draft, stash.filledBy, descriptor) };
}

function filledOrigin(
  { values, options, provenance }: Draft,
  { from, runAt }: FilledBy,
  descriptor: WorkerDescriptor,
): DraftOrigin {
  const names = provenance ? provenance.fields.keys() : descriptor.parameters.map(({ name }) => name);
  const setOptions = provenance ? chosenOptions(provenance) : options;
  const applied = { values, options, setOptions, setFields: [...names], issues: [] };
  return {
    kind: 'link',
    link: { applied, from, withheld: [], ...(runAt !== undefined && { runAt }) },
  };
}

/** True if the draft is still as an earlier link filled it, so it is not the user's work. */
function isAsFilled({ stored, stash }: OpenDraftInput): boolean {
  return stored !== undefined && stash?.filled !== undefined && digestDraft(stored.draft) === stash.filled;
}

function withProvenance(
  stored: StoredDraft,
  linkProvenance: LinkProvenance | undefined,
  { parameters, splitting }: WorkerDescriptor,
): StoredDraft {
  const { draft } = stored;
  if (linkProvenance === undefined || draft.provenance !== undefined) return stored;
  const fields = linkProvenance.makesSubtasks ? splittingFields(splitting) : [];
  const set = { source: 'link' as const, values: draft.values, fields, options: linkProvenance.options };
  return { ...stored, draft: { ...draft, provenance: setFromOutside(OWN, set, parameters) } };
}

type OpenedForm = Omit<OpenedDraft, 'stash' | 'filled' | 'filledBy'>;

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
