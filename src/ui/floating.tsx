import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

let stack: HTMLElement | undefined;

/** Where what floats stands, one below the other: nothing is hidden by what is said later. */
function theStack(): HTMLElement {
  if (stack?.isConnected) return stack;
  stack = document.createElement('div');
  stack.dataset['floats'] = '';
  stack.className =
    'fixed inset-x-3 top-14 z-20 flex flex-col gap-2 sm:top-auto sm:bottom-5 sm:left-auto sm:w-96';
  document.body.append(stack);
  return stack;
}

/** Over what is there, at the edge of the window: nothing on the page moves for it. */
export function Floating({ children }: { readonly children: ReactNode }) {
  return createPortal(<div className="shadow-lg">{children}</div>, theStack());
}
