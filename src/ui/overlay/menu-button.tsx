import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';

import { Button, type ButtonProps } from '../controls/button.tsx';
import { moveAmongButtons } from '../controls/move-among-buttons.ts';

type MenuButtonProps = {
  readonly label: string;
  /** What is drawn while it is open; or actions, one below the other, which are there for as long as what they open. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

/** How an action looks where it stands. */
export type ActionLook = Pick<ButtonProps, 'variant' | 'className'>;

/** How it looks in a menu. */
export const IN_MENU: ActionLook = { variant: 'quiet', className: 'justify-start' };

/** Pixels between a menu and its button, and the edges of the window. */
const GAP = 6;
const MARGIN = 12;
/** What `w-72` is. */
const WIDTH = 288;

/** A button with a small dialog below it. */
export function MenuButton({ label, children }: MenuButtonProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  const hasActions = typeof children !== 'function';
  return (
    <>
      <Button ref={trigger} popoverTarget={id} aria-haspopup="dialog">
        {label}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={({ newState, currentTarget: { style } }) => {
          if (newState !== 'open' || trigger.current === null) return;
          const { right, bottom } = trigger.current.getBoundingClientRect();
          const { clientWidth } = document.documentElement;
          style.left = `${scrollX + Math.max(MARGIN, Math.min(right - WIDTH, clientWidth - WIDTH - MARGIN))}px`;
          style.top = `${scrollY + bottom + GAP}px`;
        }}
        onToggle={({ newState, currentTarget }) => {
          setIsOpen(newState === 'open');
          if (newState === 'open' && hasActions)
            currentTarget.querySelector<HTMLElement>('button, a')?.focus();
        }}
        // Before what is pressed opens: the focus goes back to the button first, and there again from what was opened.
        onClick={hasActions ? close : undefined}
        onKeyDown={hasActions ? moveAmongButtons : undefined}
        className="absolute inset-auto m-0 max-h-[min(28rem,60dvh)] w-72 max-w-[calc(100vw-1.5rem)] flex-col gap-1 overflow-auto rounded border border-line bg-surface p-2 text-ink shadow-lg open:flex"
      >
        {hasActions ? children : isOpen && children(close)}
      </div>
    </>
  );
}
