import { useQuery } from '@tanstack/react-query';
import { FilePenLine } from 'lucide-react';
import { useMemo } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Parameter } from '#core/form/parameter.ts';
import { formAddress } from '#core/link/form-address.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import { UNNAMED_SYSTEM } from '#core/options/run-options.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';

import { handedLinks, openingTask } from './opened-task.ts';
import { toLinkDraft } from './link-of-task.ts';
import { workerOfTaskQuery } from './worker-of-task.ts';

type TaskProps = { readonly task: SavedTask };

/**
 * Opens the form of the task's Worker with its input for one run; the task stays unchanged.
 * The address can be copied, so it omits what looks like a secret; the form in this tab receives the whole
 * input.
 * Renders nothing for an input that no address can hold, or until the Worker's form, which identifies
 * secrets, is known.
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
      variant="quiet"
      size="small"
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
