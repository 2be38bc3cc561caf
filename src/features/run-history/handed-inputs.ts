import type { RunSlug } from '#core/ids/run-slug.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';

/** Inputs that no address can hold, handed by run to the form that opens next. In memory only. */
export const handedInputs = new Map<RunSlug, LinkDraft>();
