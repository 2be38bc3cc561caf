import type { BatchState, Pause } from './batch-state.ts';
import { isOpen } from './standing.ts';

export type BatchNotification = 'ended' | 'paused';

/**
 * Events that an absent person must learn, once: the batch ended, or paused by itself. Their own actions
 * are not news.
 */
export function notificationOf(before: BatchState, after: BatchState): BatchNotification | undefined {
  const [{ phase: was }, { phase }] = [before, after];
  if (was.kind === 'going' && phase.kind === 'paused')
    return BY_PERSON.has(phase.why.kind) ? undefined : 'paused';
  const isByPerson = after.counts['left-out'] > before.counts['left-out'];
  return isOpen(before) && !isOpen(after) && !isByPerson ? 'ended' : undefined;
}

const BY_PERSON: ReadonlySet<Pause['kind']> = new Set(['person', 'stopAsked']);
