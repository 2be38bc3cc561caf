import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { ownCap } from '#starts/cost/own-cap.ts';

import { carryDraftOver } from './carry-draft-over.ts';

const MAX_STASHED = 3;

export const stashDraft = (draft: Draft, stash: readonly Draft[]): readonly Draft[] =>
  [draft, ...stash].slice(0, MAX_STASHED);

export const latestStashed = (
  { slug, stash: [latest] }: { readonly slug: WorkerSlug; readonly stash: readonly Draft[] },
  descriptor: WorkerDescriptor,
) => latest && carryDraftOver(latest, descriptor, ownCap(slug));
