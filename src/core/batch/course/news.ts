import type { Course, Pause } from './course.ts';
import { isOpen } from './standing.ts';

/** What is told of a batch outside of its page. */
export type BatchNews = 'ended' | 'paused';

/** What a person who looks elsewhere is to know, once: it has ended, or paused by itself and waits for them. What they did themselves is no news. */
export function newsOf(before: Course, after: Course): BatchNews | undefined {
  const [{ phase: was }, { phase }] = [before, after];
  if (was.kind === 'going' && phase.kind === 'paused')
    return BY_PERSON.has(phase.why.kind) ? undefined : 'paused';
  const isByPerson = after.counts['left-out'] > before.counts['left-out'];
  return isOpen(before) && !isOpen(after) && !isByPerson ? 'ended' : undefined;
}

const BY_PERSON: ReadonlySet<Pause['kind']> = new Set(['person', 'stopAsked']);
