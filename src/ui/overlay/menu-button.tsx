import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { Button, type ButtonProps } from '../controls/button.tsx';
import { moveAmongButtons } from '../focus/move-among-buttons.ts';

type MenuButtonProps = Pick<ButtonProps, 'disabled' | 'className'> & {
  readonly label?: string;
  readonly name?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

export type ActionLook = Pick<ButtonProps, 'variant' | 'className'>;

export const IN_MENU: ActionLook = { variant: 'quiet', className: 'justify-start' };

/** Pixels between a menu and its button, and the edges of the window. */
const GAP = 6;
const MARGIN = 12;
const WIDTH = 288;

function keepInView(menu: HTMLElement, trigger: HTMLElement | null): void {
  const { bottom, height } = menu.getBoundingClientRect();
  if (trigger === null || bottom <= document.documentElement.clientHeight) return;
  const { top } = trigger.getBoundingClientRect();
  menu.style.top = `${scrollY + Math.max(MARGIN, top - height - GAP)}px`;
}

export function MenuButton({ label, name, children, ...look }: MenuButtonProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  const hasActions = typeof children !== 'function';
  const isSmall = label !== undefined && name !== undefined;
  return (
    <>
      <Button
        ref={trigger}
        size={isSmall ? 'small' : undefined}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={name}
        {...look}
      >
        {label}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name ?? label}
        onBeforeToggle={({ newState, currentTarget: { style } }) => {
          if (newState !== 'open' || trigger.current === null) return;
          const { left, right, bottom } = trigger.current.getBoundingClientRect();
          const { clientWidth } = document.documentElement;
          const wanted = isSmall ? (left + right - WIDTH) / 2 : right - WIDTH;
          style.left = `${scrollX + Math.max(MARGIN, Math.min(wanted, clientWidth - WIDTH - MARGIN))}px`;
          style.top = `${scrollY + bottom + GAP}px`;
        }}
        onToggle={({ newState, currentTarget }) => {
          flushSync(() => setIsOpen(newState === 'open'));
          if (newState === 'open') keepInView(currentTarget, trigger.current);
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
