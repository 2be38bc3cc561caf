import { useQuery } from '@tanstack/react-query';
import { FilePenLine, Pencil } from 'lucide-react';
import { useMemo } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { readNamedSystem } from '#core/descriptor/read-system.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { formAddress } from '#core/link/form-address.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import { UNNAMED_SYSTEM } from '#core/options/run-options.ts';
import { isSendable, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';

import { handedLinks, openingTask } from './opened-task.ts';
import { workerOfTaskQuery } from './worker-of-task.ts';

type TaskProps = { readonly task: SavedTask };

/** Opens the form of the task's Worker with the task's input, to change it. */
export function EditTaskInput({ task }: TaskProps) {
  const t = useMessages();
  const way = useWayToForm(task, false);
  return (
    way && (
      <LinkButton {...way} size="small">
        <Pencil size={14} aria-hidden />
        {t('task.edit')}
      </LinkButton>
    )
  );
}

/** Opens the form of the task's Worker with the task's input, for a run after which the task is as it was. */
export function RunWithChange({ task }: TaskProps) {
  const t = useMessages();
  const way = useWayToForm(task, true);
  return (
    way && (
      <LinkButton {...way}>
        <FilePenLine size={14} aria-hidden />
        {t('task.runOnce')}
      </LinkButton>
    )
  );
}

/**
 * The link to the form of a task's Worker. Its address, which can be copied or opened in another tab, leaves out what looks like a
 * secret; the form of this tab is handed all of the input. Undefined for an input that no address can hold, and until the
 * Worker's form is known, by which secrets are told.
 */
function useWayToForm(task: SavedTask, once: boolean) {
  const keyStore = useKeyStore();
  const { data } = useQuery({ ...workerOfTaskQuery(useApi(), task), retry: false });
  const parameters = data?.parameters;
  const key = keyStore.get();
  const links = useMemo(() => parameters && linksOf(task, parameters, key), [task, parameters, key]);
  if (links === undefined) return undefined;
  return {
    href: links.address,
    state: openingTask({ task: task.slug, once }),
    onClick: () => {
      handedLinks.set(task.slug, links.whole);
    },
  };
}

function linksOf(
  { worker, version, input }: SavedTask,
  parameters: readonly Parameter[],
  key: string | undefined,
): { readonly address: string; readonly whole: string } | undefined {
  if (worker === undefined || !isSendable(input)) return undefined;
  const { system, custom } = input;
  const options = readNamedSystem(system ?? {});
  const order = {
    ...{ worker, custom },
    options: { ...UNNAMED_SYSTEM, ...options, version, mode: 'async', callbackUrl: '' },
  } as const;
  const { order: open, omitted } = omitSecrets(order, parameters, key);
  const base = { worker, version, cleared: 'others', options } as const;
  const whole = encodeLink({ ...base, custom, withheld: [] });
  const address = formAddress({ ...base, custom: open.custom, withheld: omitted });
  return whole.ok && address !== undefined ? { address, whole: whole.value.slice(1) } : undefined;
}
