import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type AppliedLink, applyLink } from '#core/link/apply-link.ts';
import { contentOfDraft, type LinkContent, mergeContents } from '#core/link/link-content.ts';
import type { LinkDraft, LinkProblem } from '#core/link/link-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { CODECS } from './codecs.ts';

/** The parts of the address that a page was opened with, beside its path. */
export type LinkText = {
  /** Without `#`; empty where there is none. */
  readonly fragment: string;
  /** In place of the fragment: an input that no address can hold. */
  readonly handed?: LinkDraft | undefined;
  /** With `?`; empty where there is none. */
  readonly query: string;
  /** What they hold, a link unless given. Never read from the address: whoever makes a link could write it there. */
  readonly from?: LinkOrigin;
  /** When the earlier run was started, or the task was changed last, that they hold: milliseconds since the epoch. */
  readonly runAt?: number | undefined;
  /** When the form took it before, in milliseconds since the epoch: what was typed since counts. */
  readonly takenAt?: number | undefined;
};

/** A link that came from somewhere, an earlier run or a batch of this browser, or a saved task of the account. */
export type LinkOrigin = 'link' | 'run' | 'batch' | 'task';

/** True for what this person has started before. */
export const isOwn = (from: LinkOrigin): from is 'run' | 'batch' => from === 'run' || from === 'batch';

/** Why a link, or its fragment, is of no use. */
export type LinkFault = LinkProblem | 'otherWorker';

/** What a form was given that was filled from a batch of this browser. */
export type FilledByBatch = {
  readonly name: string;
  /** Names of the fields, and the run options, that rows were to take otherwise from the form as it was. */
  readonly fields: readonly string[];
  readonly options: readonly (keyof OptionsDraft)[];
  /** What stood there was somebody's work. */
  readonly isAside: boolean;
};

/** A link that fills the form. */
export type OpenedLink = {
  readonly applied: AppliedLink;
  readonly from: LinkOrigin;
  /** When that run was started, or that task was changed last: milliseconds since the epoch. */
  readonly runAt?: number;
  /** Of a batch. */
  readonly batch?: FilledByBatch;
  /** The Worker's version that the link was made for; absent where it does not say. */
  readonly version?: string;
  /** What its maker left out of it on purpose. */
  readonly withheld: readonly string[];
  /** Set where the fragment was of no use and only the query fills the form. */
  readonly fault?: LinkFault;
};

/**
 * Reads the link that a page was opened with: the fragment first, then the query over it. Undefined where there is
 * neither. Nothing is started and nothing is sent.
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

/** What a form would be filled with. */
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
