import { Suspense, type ReactNode } from 'react';

import { Part } from './part.tsx';

type LatePartProps = { readonly children: ReactNode; readonly fallback?: ReactNode };

/** Around what is loaded when it is first shown. Where that fails, this part says so and the rest of the screen stays. */
export function LatePart({ children, fallback = null }: LatePartProps) {
  return (
    <Part>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Part>
  );
}
