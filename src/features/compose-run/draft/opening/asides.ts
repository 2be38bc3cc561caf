import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { ownCap } from '#starts/cost/own-cap.ts';

import { carryDraftOver } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

/** The draft that was put aside last, moved to the Worker's present version, and what that changed. */
export const latestAside = (
  { slug, aside: [latest] }: Pick<ComposedDraft, 'slug' | 'aside'>,
  descriptor: WorkerDescriptor,
) => latest && carryDraftOver(latest, descriptor, ownCap(slug));
