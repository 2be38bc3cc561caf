import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';

import { Button } from '#ui/controls/button.tsx';

type MenuButtonProps = {
  readonly label: string;
  /** Drawn while it is open. */
  readonly children: (close: () => void) => ReactNode;
};

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
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
        className="absolute inset-auto m-0 max-h-[min(28rem,60dvh)] w-72 max-w-[calc(100vw-1.5rem)] flex-col gap-1 overflow-auto rounded border border-line bg-surface p-2 text-ink shadow-lg open:flex"
      >
        {isOpen && children(() => document.getElementById(id)?.hidePopover())}
      </div>
    </>
  );
}
