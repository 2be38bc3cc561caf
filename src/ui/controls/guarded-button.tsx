import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { PRESS_GUARD, useAtRest } from '../hooks/use-time-passed.ts';
import { useUncovered } from '../hooks/use-uncovered.ts';
import { Button, type ButtonProps } from './button.tsx';

type GuardedButtonProps = Omit<ButtonProps, 'onClick' | 'ref'> & {
  /** False while it can be reached, and does nothing. */
  readonly isReady?: boolean;
  /** What a press does, where one button does several things in turn. */
  readonly meaning?: string | undefined;
  /** Milliseconds for which it has to be there before it takes a press. */
  readonly guard?: number;
  /** Absent where it submits a form. */
  readonly onClick?: () => void;
};

/**
 * A button for what costs money, cannot be taken back, or comes in the place of another. For a moment after it came on screen, was made
 * ready, changed its meaning, or was uncovered, a press does nothing, since whoever presses then meant what was there before: it asks to
 * be pressed again.
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
  return (
    <>
      <Button
        {...button}
        ref={element}
        aria-disabled={!isArmed || isDisabled}
        // The key that is held since it opened a question does not answer it.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={(event) => {
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

/** The answer to a press that came too early, over the button until something else is done: above all else, and moving nothing. */
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
