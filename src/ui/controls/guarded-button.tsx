import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { PRESS_GUARD, useAtRest } from '../hooks/use-time-passed.ts';
import { useUncovered } from '../focus/use-uncovered.ts';
import { Button, type ButtonProps } from './button.tsx';

type GuardedButtonProps = Omit<ButtonProps, 'onClick' | 'ref'> & {
  readonly isReady?: boolean;
  readonly meaning?: string | undefined;
  readonly guard?: number;
  readonly onClick?: () => void;
};

/**
 * A button for what costs money, cannot be undone, or replaces another button. Ignores presses for a
 * moment after it appears, becomes ready, changes its meaning or is uncovered, because they were meant for
 * what was there before, and asks to press again.
 */
export function GuardedButton({
  isReady = true,
  meaning = '',
  guard = PRESS_GUARD,
  onClick,
  'aria-disabled': isDisabled = false,
  ...button
}: GuardedButtonProps) {
  const element = useRef<HTMLButtonElement>(null);
  const uncovered = useUncovered(element);
  const isArmed = useAtRest(`${isReady} ${meaning} ${uncovered}`, guard) && isReady;
  const [early, setEarly] = useState<DOMRect>();
  const hasActed = useRef(false);
  return (
    <>
      <Button
        {...button}
        ref={element}
        aria-disabled={!isArmed || isDisabled}
        // The key that is held since it opened a question does not answer it.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={(event) => {
          // The second press of a double click may come before the first one is seen to be at work.
          if (isArmed && event.detail > 1 && hasActed.current) return event.preventDefault();
          hasActed.current = isArmed;
          if (isArmed) {
            setEarly(undefined);
            return onClick?.();
          }
          // It may be what submits a form.
          event.preventDefault();
          if (isReady) setEarly(event.currentTarget.getBoundingClientRect());
        }}
      />
      {early && <PressAgain over={early} onPass={() => setEarly(undefined)} />}
    </>
  );
}

type PressAgainProps = { readonly over: DOMRect; readonly onPass: () => void };

function PressAgain({ over, onPass }: PressAgainProps) {
  const t = useMessages();
  const [isSaid, setIsSaid] = useState(false);
  const pass = useEffectEvent(onPass);
  useEffect(() => {
    // A live region speaks only once it is there.
    const frame = requestAnimationFrame(() => setIsSaid(true));
    const going = new AbortController();
    for (const event of ['pointerdown', 'keydown', 'scroll', 'resize'])
      window.addEventListener(event, () => pass(), { capture: true, signal: going.signal });
    return () => {
      cancelAnimationFrame(frame);
      going.abort();
    };
  }, []);
  return (
    <span
      role="status"
      style={{
        bottom: document.documentElement.clientHeight - over.top + 4,
        right: Math.max(8, document.documentElement.clientWidth - over.right),
      }}
      className="pointer-events-none fixed z-30 rounded border border-line bg-surface px-2 py-1 text-sm text-ink shadow-lg empty:invisible"
    >
      {isSaid && t('button.again')}
    </span>
  );
}
