import type { MessageKey } from '#messages/en.ts';

/**
 * What is wrong with the ID of a task as far as its text tells; undefined where it may be one. Workers, runs and tasks
 * all have IDs of the same form: only the platform can tell them apart.
 */
export function taskSlugProblem(text: string): MessageKey | undefined {
  if (text === '') return 'again.task.slug.missing';
  if (/^[\w.-]+[/~][\w.-]+$/.test(text)) return 'again.task.slug.worker';
  return /^[\w-]{1,64}$/.test(text) ? undefined : 'again.task.slug.malformed';
}
