import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { judgeStart } from '#core/draft/reasons/judge-start.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';

import { linkedDraft } from '../../draft/opening/filled-draft.ts';
import { isOwn, type OpenedLink } from '../../link/open-link.ts';

export type LinkRemarks = {
  readonly version: string | undefined;
  readonly pinned: string | undefined;
  /** Reasons to confirm before a start, except the version. The user's own run or batch is not a danger. */
  readonly dangers: readonly StartReason[];
  /** True if none of these is set, all of the link was usable, and its author left nothing out. */
  readonly isEmpty: boolean;
};

export function linkRemarks(link: OpenedLink, descriptor: WorkerDescriptor): LinkRemarks {
  const { from, applied, fault, withheld } = link;
  const other = (wantedVersion: string | undefined) =>
    wantedVersion !== '' && descriptor.version !== '' && wantedVersion !== descriptor.version
      ? wantedVersion
      : undefined;
  const version = other(link.version);
  const pinned = other(applied.setOptions.version);
  const dangers = isOwn(from) ? [] : dangersOf(link, descriptor);
  const isEmpty =
    (version ?? pinned ?? fault) === undefined &&
    dangers.length + withheld.length + applied.issues.length === 0;
  return { version, pinned, dangers, isEmpty };
}

function dangersOf(link: OpenedLink, descriptor: WorkerDescriptor): readonly StartReason[] {
  const { values, options: typed, provenance = OWN } = linkedDraft(link, descriptor);
  const { custom } = buildCustom(descriptor.parameters, values);
  const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: false });
  const subtasks = splitIntoSubtasks(descriptor.splitting, custom).count;
  const threshold = askThreshold();
  const options = readOptions(typed);
  const judged = { options, custom, subtasks, threshold, provenance, readOptions };
  return judgeStart(descriptor, judged).filter(isSaid);
}

function isSaid(reason: StartReason): boolean {
  if (reason.kind === 'option') return reason.name !== 'version';
  if (reason.kind === 'noCap') return reason.source !== undefined;
  // What was filled in is no danger by itself; what is not in the form is told by itself.
  return reason.kind !== 'filled' && reason.kind !== 'extra';
}
