import type { BatchId } from '#core/batch/batch.ts';
import type { BatchHead } from '#core/batch/state/batch-state-codec.ts';

import { batchChannel } from './batch-messages.ts';
import type { Locks } from './driver-lock.ts';

/** Milliseconds after a batch's last event in which another tab may be about to drive it. */
const HANDED_ON = 5_000;

/** Whether a tab drives a batch or may be about to; also true if the browser cannot tell. */
export async function drivenBatches(
  locks: Pick<Locks, 'query'> | undefined,
  now: number,
): Promise<(id: BatchId, head: Pick<BatchHead, 'at'>) => boolean> {
  const all = await locks?.query().catch(() => undefined);
  const held = all && new Set(all.held?.map(({ name }) => name));
  return (id, { at }) => held === undefined || Math.abs(now - at) < HANDED_ON || held.has(batchChannel(id));
}
