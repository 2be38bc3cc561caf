import type { ReactNode } from 'react';

/** Over what is there, at the edge of the window: nothing on the page moves for it. */
export function Floating({ children }: { readonly children: ReactNode }) {
  return (
    <div className="fixed inset-x-3 top-14 z-20 shadow-lg sm:top-auto sm:bottom-5 sm:left-auto sm:w-96">
      {children}
    </div>
  );
}
