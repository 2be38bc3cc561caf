import { Suspense, type ReactNode } from 'react';

import { Boundary } from './boundary.tsx';
import { isLoadFailure } from './load-failure.ts';
import { NotLoaded } from './not-loaded.tsx';

type LatePartProps = { readonly children: ReactNode; readonly fallback?: ReactNode };

/** Around what is loaded when it is first shown. Where that fails, this part says so and the rest of the screen stays. */
export function LatePart({ children, fallback = null }: LatePartProps) {
  return (
    <Boundary fallback={(error) => <Failed error={error} />}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  );
}

function Failed({ error }: { readonly error: unknown }) {
  if (isLoadFailure(error)) return <NotLoaded />;
  // Any other fault is the screen's.
  throw error;
}
