import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';

let stack: HTMLElement | undefined;

function theStack(): HTMLElement {
  if (stack?.isConnected) return stack;
  stack = document.createElement('div');
  stack.dataset['floats'] = '';
  // At the bottom, above a bar that stands there: the head of a page, and what was just pressed, are seldom there.
  stack.className =
    'fixed inset-x-3 bottom-[calc(var(--bar,0px)+0.75rem)] z-20 flex flex-col gap-2 sm:left-auto sm:w-96 lg:bottom-5';
  document.body.append(stack);
  return stack;
}

/** Milliseconds for which news stay on a visible page. */
const SAID_FOR = 10_000;

type FloatingProps = {
  readonly onPass?: (() => void) | undefined;
  readonly children: ReactNode;
};

/** Floats over the window edge, so that nothing on the page moves. */
export function Floating({ onPass, children }: FloatingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const pass = useEffectEvent(() => onPass?.());
  const isNews = onPass !== undefined;
  useEffect(() => {
    if (!isNews) return undefined;
    let timer: number | undefined;
    const begin = () => {
      window.clearInterval(timer);
      if (document.visibilityState === 'hidden') return;
      timer = window.setInterval(() => {
        if (frame.current?.matches(':hover, :focus-within') === false) pass();
      }, SAID_FOR);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', begin);
    };
  }, [isNews]);
  return createPortal(
    <div ref={frame} data-floating className="shadow-lg">
      {children}
    </div>,
    theStack(),
  );
}
