import { useQuery } from '@tanstack/react-query';
import { FilePenLine } from 'lucide-react';
import { useMemo } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Parameter } from '#core/form/parameter.ts';
import { readNamedSystem } from '#core/descriptor/read-system.ts';
import { formAddress } from '#core/link/form-address.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import { UNNAMED_SYSTEM } from '#core/options/run-options.ts';
import { isSendable, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';

import { handedLinks, openingTask } from './opened-task.ts';
import { workerOfTaskQuery } from './worker-of-task.ts';

type TaskProps = { readonly task: SavedTask };

/**
 * Opens the form of the task's Worker with the task's input, for a run after which the task is as it was. The address, which can be
 * copied or opened in another tab, leaves out what looks like a secret; the form of this tab is handed all of the input. Not there for
 * an input that no address can hold, and until the Worker's form is known, by which secrets are told.
 */
export function RunWithChange({ task }: TaskProps) {
  const t = useMessages();
  const keyStore = useKeyStore();
  const { data } = useQuery({ ...workerOfTaskQuery(useApi(), task), retry: false });
  const parameters = data?.parameters;
  const key = keyStore.get();
  const links = useMemo(() => parameters && linksOf(task, parameters, key), [task, parameters, key]);
  if (links === undefined) return null;
  return (
    <LinkButton
      href={links.address}
      state={openingTask(task.slug)}
      onClick={() => {
        handedLinks.set(task.slug, links.whole);
      }}
    >
      <FilePenLine size={14} aria-hidden />
      {t('task.runOnce')}
    </LinkButton>
  );
}

/** What fills the form of a task's Worker with all of the task's input. Undefined where the form cannot give that back as it is. */
export function toLinkDraft({ worker, version, input }: SavedTask): LinkDraft | undefined {
  if (worker === undefined || !isSendable(input)) return undefined;
  const { system = {}, custom } = input;
  return { worker, version, custom, cleared: 'others', options: readNamedSystem(system), withheld: [] };
}

function linksOf(
  task: SavedTask,
  parameters: readonly Parameter[],
  key: string | undefined,
): { readonly address: string; readonly whole: string } | undefined {
  const draft = toLinkDraft(task);
  if (draft === undefined) return undefined;
  const { worker, version, custom, options } = draft;
  const order = {
    worker,
    custom,
    options: { ...UNNAMED_SYSTEM, ...options, version, mode: 'async', callbackUrl: '' },
  } as const;
  const { order: open, omitted } = omitSecrets(order, parameters, key);
  const whole = encodeLink(draft);
  const address = formAddress({ ...draft, custom: open.custom, withheld: omitted });
  return whole.ok && address !== undefined ? { address, whole: whole.value.slice(1) } : undefined;
}
