import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';

import type { StartOnce } from './use-start-once.ts';

type StartButtonProps = {
  readonly starter: StartOnce;
  /** Absent where it submits a form. */
  readonly onClick?: () => void;
  readonly children: ReactNode;
};

/** The button that starts; it says so as long as a start is under way. */
export function StartButton({ starter, onClick, children }: StartButtonProps) {
  const t = useMessages();
  const { state, isStarting } = starter;
  return (
    <GuardedButton
      data-first-focus
      variant="primary"
      disabled={state.kind === 'starting'}
      // Not `disabled`, which would take the focus away before a question.
      isReady={!isStarting}
      {...(onClick ? { onClick } : { type: 'submit' })}
    >
      {isStarting ? t('again.starting') : children}
    </GuardedButton>
  );
}
