import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { type ActionLook, IN_MENU, MenuButton } from '#ui/overlay/menu-button.tsx';

type RunActionsProps = {
  /** The likely one. */
  readonly main: ReactNode;
  /** To run it again, which is in the menu on a narrow screen. */
  readonly again: (look?: ActionLook) => ReactNode;
  /** What is in the menu everywhere. */
  readonly more: (look: ActionLook) => ReactNode;
};

/** What can be done with a run: the likely actions, and the others in a menu. */
export function RunActions({ main, again, more }: RunActionsProps) {
  const t = useMessages();
  const isNarrow = useMedia('(max-width: 40rem)');
  return (
    <>
      {main}
      {!isNarrow && again()}
      <MenuButton label={t('run.more')}>
        {isNarrow && again(IN_MENU)}
        {more(IN_MENU)}
      </MenuButton>
    </>
  );
}
