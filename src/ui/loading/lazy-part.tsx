import type { ReactNode } from 'react';

import { FallbackContext } from './lazy-component.tsx';
import { PartBoundary } from './part-boundary.tsx';

type LazyPartProps = { readonly children: ReactNode; readonly fallback?: ReactNode };

export function LazyPart({ children, fallback = null }: LazyPartProps) {
  return (
    <PartBoundary>
      <FallbackContext value={fallback}>{children}</FallbackContext>
    </PartBoundary>
  );
}
