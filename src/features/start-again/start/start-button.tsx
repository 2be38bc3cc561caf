import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button, type ButtonProps } from '#ui/controls/button.tsx';

import type { StartOnce } from './use-start-once.ts';

type StartButtonProps = Pick<ButtonProps, 'type' | 'onClick'> & {
  readonly starter: StartOnce;
  /** False for a moment, in which it does nothing. */
  readonly isReady: boolean;
  readonly children: ReactNode;
};

/** The button that starts; it says so as long as a start is under way. */
export function StartButton({ starter, isReady, onClick, children, type }: StartButtonProps) {
  const t = useMessages();
  const { state, isStarting } = starter;
  const isFree = isReady && !isStarting;
  return (
    <Button
      type={type}
      variant="primary"
      disabled={state.kind === 'starting'}
      // Not `disabled`, which would take the focus away before a question.
      aria-disabled={!isFree}
      onClick={isFree ? onClick : undefined}
    >
      {isStarting ? t('again.starting') : children}
    </Button>
  );
}
