import { carryOver } from '#core/draft/carry-over.ts';
import { type Draft, toOptionsDraft } from '#core/draft/draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import { decodeLink, type LinkDraft, type LinkProblem } from '#core/share/link-codec.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

/** Where what stands in the form came from. */
export type DraftOrigin =
  | { readonly kind: 'defaults' }
  | { readonly kind: 'draft'; readonly leftOver: readonly string[] }
  | { readonly kind: 'link'; readonly link: LinkDraft; readonly replaced: Draft | undefined }
  | {
      readonly kind: 'damagedLink';
      readonly problem: LinkProblem | 'otherWorker';
      readonly hasDraft: boolean;
    };

export type OpenedDraft = { readonly draft: Draft; readonly origin: DraftOrigin };

/** The draft that a Worker opens with when nothing was typed: its own defaults. */
export function defaultDraft(descriptor: WorkerDescriptor): Draft {
  return {
    ...madeFor(descriptor),
    values: defaultValues(descriptor.parameters),
    options: toOptionsDraft(defaultOptions(descriptor)),
  };
}

/** The descriptor that a draft is typed for. */
export function madeFor({
  version,
  parameters,
}: WorkerDescriptor): Pick<Draft, 'workerVersion' | 'parameterNames'> {
  return { workerVersion: version, parameterNames: parameters.map(({ name }) => name) };
}

function defaultOptions({ system, version }: WorkerDescriptor): RunOptions {
  return { ...system, version, mode: 'async', callbackUrl: '' };
}

type OpenDraftInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** The fragment of the address, without `#`; empty when there is none. */
  readonly fragment: string;
  readonly stored: Draft | undefined;
};

/** Decides what the form opens with: a link first, then the draft of this tab, then the Worker's defaults. */
export function openDraft({ slug, descriptor, fragment, stored }: OpenDraftInput): OpenedDraft {
  if (fragment === '') return stored ? carriedDraft(stored, descriptor) : fresh(descriptor);
  const opened = decodeLink(fragment);
  const problem = opened.ok ? (opened.value.worker === slug ? undefined : 'otherWorker') : opened.error;
  if (opened.ok && problem === undefined) {
    return {
      draft: linkedDraft(opened.value, descriptor),
      origin: { kind: 'link', link: opened.value, replaced: stored },
    };
  }
  const { draft } = stored ? carriedDraft(stored, descriptor) : fresh(descriptor);
  return {
    draft,
    origin: { kind: 'damagedLink', problem: problem ?? 'damaged', hasDraft: stored !== undefined },
  };
}

const fresh = (descriptor: WorkerDescriptor): OpenedDraft => ({
  draft: defaultDraft(descriptor),
  origin: { kind: 'defaults' },
});

/** A stored draft, moved to the Worker's present version when it was typed for another. */
function carriedDraft(stored: Draft, descriptor: WorkerDescriptor): OpenedDraft {
  const { values, leftOver } = carryOver(stored, descriptor.parameters);
  const version =
    stored.options.version === stored.workerVersion ? descriptor.version : stored.options.version;
  return {
    draft: { ...madeFor(descriptor), values, options: { ...stored.options, version } },
    origin: { kind: 'draft', leftOver },
  };
}

/** What a link holds, over the Worker's defaults for the options that it does not set. */
export function linkedDraft(link: LinkDraft, descriptor: WorkerDescriptor): Draft {
  return {
    ...madeFor(descriptor),
    values: valuesFromCustom(descriptor.parameters, link.custom),
    options: toOptionsDraft({ ...defaultOptions(descriptor), ...link.options }),
  };
}
