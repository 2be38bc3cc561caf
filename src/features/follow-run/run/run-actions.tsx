import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { type ActionLook, IN_MENU, MenuButton } from '#ui/overlay/menu-button.tsx';

type RunActionsProps = {
  /** The likely one once the run is over. */
  readonly main: (look?: ActionLook) => ReactNode;
  /** Whether the run goes on: what ends it stands on its line then. */
  readonly isGoing: boolean;
  /** To run it again, which is in the menu on a narrow screen. */
  readonly again: (look?: ActionLook) => ReactNode;
  /** What is in the menu everywhere. */
  readonly more: (look: ActionLook) => ReactNode;
};

/** What can be done with a run: the likely actions, and the others in a menu. */
export function RunActions({ main, isGoing, again, more }: RunActionsProps) {
  const t = useMessages();
  const isNarrow = useMedia('(width < 48rem)');
  const isFull = useMedia('(width < 40rem)') && isGoing;
  return (
    <>
      {!isFull && main()}
      {!isNarrow && again()}
      <MenuButton label={t('run.more')}>
        {isFull && main(IN_MENU)}
        {isNarrow && again(IN_MENU)}
        {more(IN_MENU)}
      </MenuButton>
    </>
  );
}
