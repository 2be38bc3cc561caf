import { readNamedSystem } from '#core/descriptor/read-system.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import { isSendable, type SavedTask } from '#core/saved-tasks/saved-task.ts';

/** What fills the form of a task's Worker with all of the task's input. Undefined where the form cannot give that back as it is. */
export function toLinkDraft({ worker, version, input }: SavedTask): LinkDraft | undefined {
  if (worker === undefined || !isSendable(input)) return undefined;
  const { system = {}, custom } = input;
  return { worker, version, custom, cleared: 'others', options: readNamedSystem(system), withheld: [] };
}
