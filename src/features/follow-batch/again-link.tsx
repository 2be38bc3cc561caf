import { Copy } from 'lucide-react';

import type { BatchId } from '#core/batch/batch.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { setUpPath, type ShownBatch } from './batch/shown-batch.ts';

type AgainLinkProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly look?: ActionLook | undefined;
};

export function AgainLink({ id, shown, look }: AgainLinkProps) {
  const t = useMessages();
  return (
    <LinkButton href={setUpPath(id, shown.batch.summary.worker, 'all')} {...look}>
      <Copy size={14} aria-hidden />
      {t('batch.copy')}
    </LinkButton>
  );
}
