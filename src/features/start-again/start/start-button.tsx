import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';

import type { StartOnce } from './use-start-once.ts';

type StartButtonProps = {
  readonly starter: StartOnce;
  /** Absent where it submits a form. */
  readonly onClick?: () => void;
  /** USD that the run may cost at the most; 0 is no limit, undefined where nobody can tell. */
  readonly maxCharge: number | undefined;
  /** In place of that it starts. */
  readonly label?: string | undefined;
};

/** The button that starts; it says so as long as a start is under way. */
export function StartButton({ starter, onClick, maxCharge, label }: StartButtonProps) {
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
      {isStarting ? t('again.starting') : (label ?? t('again.start', { usd: atMost(maxCharge) }))}
    </GuardedButton>
  );
}

const atMost = (maxCharge: number | undefined) =>
  maxCharge === undefined ? 'unknown' : maxCharge === 0 ? 'none' : formatMoney(maxCharge);
