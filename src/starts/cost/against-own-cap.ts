import type { Capped } from '#core/draft/reasons/over-own-cap.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { ownCap } from './own-cap.ts';

export const againstOwnCap = (worker: WorkerSlug, maxCharge?: number): Capped => ({
  maxCharge,
  ownCap: ownCap(worker),
});
