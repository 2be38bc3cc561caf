import { Layers } from 'lucide-react';

import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

export function PutTogether({
  address,
  look,
}: {
  readonly address: string;
  readonly look?: ActionLook | undefined;
}) {
  const t = useMessages();
  return (
    <LinkButton href={address} {...look}>
      <Layers size={14} aria-hidden />
      {t('savedRows.together')}
    </LinkButton>
  );
}
