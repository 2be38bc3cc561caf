import { FilePenLine, Pencil } from 'lucide-react';

import { readSystem } from '#core/descriptor/read-system.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';

import { openingTask } from '../opened-task.ts';

type TaskProps = { readonly task: SavedTask };

/** Opens the form of the task's Worker with the task's input, to change it. */
export function EditTaskInput({ task }: TaskProps) {
  const t = useMessages();
  const address = taskAddress(task);
  if (address === undefined) return null;
  return (
    <LinkButton href={address} state={openingTask({ task: task.slug, once: false })} size="small">
      <Pencil size={14} aria-hidden />
      {t('task.edit')}
    </LinkButton>
  );
}

/** Opens the form likewise, for a run after which the task is as it was. */
export function RunWithChange({ task }: TaskProps) {
  const t = useMessages();
  const address = taskAddress(task);
  if (address === undefined) return null;
  return (
    <LinkButton href={address} state={openingTask({ task: task.slug, once: true })}>
      <FilePenLine size={14} aria-hidden />
      {t('task.runOnce')}
    </LinkButton>
  );
}

/** Characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** The address of the form of a task's Worker with the input of the task; undefined for one that no address can hold. */
function taskAddress({ worker, version, input }: SavedTask): string | undefined {
  const { system, custom, inexact } = input;
  if (worker === undefined || inexact !== undefined) return undefined;
  const link = encodeLink({
    ...{ worker, version, custom, cleared: 'others', withheld: [] },
    options: system ? readSystem(system, []) : {},
  });
  const address = link.ok ? workerPath(worker) + link.value : undefined;
  return address !== undefined && address.length <= MAX_ADDRESS ? address : undefined;
}
