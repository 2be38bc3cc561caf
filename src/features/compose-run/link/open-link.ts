import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type AppliedLink, applyLink } from '#core/link/apply-link.ts';
import { contentOfDraft, type LinkContent, mergeContents } from '#core/link/link-content.ts';
import type { LinkDraft, LinkProblem } from '#core/link/link-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { CODECS } from './codecs.ts';

export type LinkText = {
  /** Without `#`; empty if there is none. */
  readonly fragment: string;
  /** Replaces the fragment: an input that no address can hold. */
  readonly handed?: LinkDraft | undefined;
  /** With `?`; empty if there is none. */
  readonly query: string;
  /**
   * Origin of the parts; a link by default. Never read from the address, where the link's author could
   * write it.
   */
  readonly from?: LinkOrigin;
  /** When the earlier run started or the task was last changed, in milliseconds since the epoch. */
  readonly runAt?: number | undefined;
  /** When the form took this link before, in milliseconds since the epoch; what was typed since then counts. */
  readonly appliedAt?: number | undefined;
};

export type LinkOrigin = 'link' | 'run' | 'batch' | 'task';

export const isOwn = (from: LinkOrigin): from is 'run' | 'batch' => from === 'run' || from === 'batch';

export type LinkFault = LinkProblem | 'otherWorker';

export type FilledByBatch = {
  readonly name: string;
  readonly fields: readonly string[];
  readonly options: readonly (keyof OptionsDraft)[];
  readonly hasStash: boolean;
};

export type OpenedLink = {
  readonly applied: AppliedLink;
  readonly from: LinkOrigin;
  /** When the run started or the task was last changed, in milliseconds since the epoch. */
  readonly runAt?: number;
  readonly batch?: FilledByBatch;
  /** Worker version that the link was made for; absent if the link does not say. */
  readonly version?: string;
  readonly withheld: readonly string[];
  /** Set if the fragment was unusable and only the query fills the form. */
  readonly fault?: LinkFault;
};

/**
 * Reads the link of a page: the fragment first, then the query over it. Undefined if there is neither.
 * Starts and sends nothing.
 */
export function openLink(
  { fragment, handed, query, from = 'link', runAt }: LinkText,
  slug: WorkerSlug,
  descriptor: WorkerDescriptor,
): Result<OpenedLink, LinkFault> | undefined {
  const openedAs = (content: LinkContent): OpenedLink => ({
    ...openContent(content, descriptor, from),
    ...(runAt !== undefined && { runAt }),
  });
  const compact = handed
    ? contentFor(handed, slug)
    : fragment === ''
      ? undefined
      : readFragment(fragment, slug);
  const written = query === '' ? ok(undefined) : codecs().readQueryLink(query, descriptor);
  if (!written.ok) return err(written.error);
  if (compact === undefined) return written.value === undefined ? undefined : ok(openedAs(written.value));
  if (!compact.ok && written.value === undefined) return compact;
  const parts = [compact.ok ? compact.value : undefined, written.value].filter((part) => part !== undefined);
  const link = openedAs(parts.reduce(mergeContents));
  return ok(compact.ok ? link : { ...link, fault: compact.error });
}

function codecs() {
  const codec = CODECS.loaded();
  if (codec === undefined) throw new Error('A link is read before what reads it is loaded');
  return codec;
}

function readFragment(fragment: string, slug: WorkerSlug): Result<LinkContent, LinkFault> {
  const decoded = codecs().decodeLink(fragment);
  if (!decoded.ok) return decoded;
  return contentFor(decoded.value, slug);
}

const contentFor = (draft: LinkDraft, slug: WorkerSlug): Result<LinkContent, LinkFault> =>
  draft.worker === slug ? ok(contentOfDraft(draft)) : err('otherWorker');

export function openContent(
  content: LinkContent,
  descriptor: WorkerDescriptor,
  from: LinkOrigin,
): OpenedLink {
  // Whether an option can be used at all; that the key does not stand in it is told by the options' own form.
  const { read } = createOptionsReader({ holdsKey: () => false, versionRequired: false });
  const applied = applyLink(content, descriptor, read);
  return {
    applied,
    from,
    ...(content.version === undefined ? {} : { version: content.version }),
    withheld: content.withheld,
  };
}
