import type { RunSlug } from '#core/ids/run-slug.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';

/** Inputs that no address can hold, handed to a form that is opened next, by run. In memory only. */
export const handedInputs = new Map<RunSlug, LinkDraft>();
