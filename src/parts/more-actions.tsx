import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { type ActionLook, IN_MENU, MenuButton } from '#ui/overlay/menu-button.tsx';

/** Actions in a row; on a narrow screen, where they would push the page down, in a menu. */
export function MoreActions({ children }: { readonly children: (look?: ActionLook) => ReactNode }) {
  const t = useMessages();
  const isNarrow = useMedia('(max-width: 40rem)');
  return isNarrow ? <MenuButton label={t('run.more')}>{children(IN_MENU)}</MenuButton> : children();
}
