import { PRESS_GUARD, useTimePassed } from '../hooks/use-time-passed.ts';
import { Button, type ButtonProps } from './button.tsx';

type GuardedButtonProps = Omit<ButtonProps, 'onClick' | 'aria-disabled' | 'type'> & {
  /** False while it can be reached, and does nothing. */
  readonly isReady?: boolean;
  readonly onClick: () => void;
};

/**
 * A button for what costs money or cannot be taken back: for a moment after it came on screen it does nothing, since whoever presses
 * then meant what was there before.
 */
export function GuardedButton({ isReady = true, onClick, ...button }: GuardedButtonProps) {
  const isMeant = useTimePassed(PRESS_GUARD) && isReady;
  return (
    <Button
      {...button}
      aria-disabled={!isMeant}
      onClick={() => {
        if (isMeant) onClick();
      }}
    />
  );
}
