import { createElement, startTransition, useEffect, useState } from 'react';

import { Skeleton } from '#ui/loading/skeleton.tsx';

import type { LazyScreen } from '../routes.ts';

type ScreenProps<Props> = {
  readonly screen: LazyScreen<Props>;
  readonly props: Props;
  /** The console does without it until it is there, and where it cannot be loaded. */
  readonly optional?: boolean;
};

/**
 * Draws a screen as soon as its code is there, in slices. Not by `lazy` and Suspense: React holds back for 300 ms whatever
 * comes after a fallback was shown.
 */
export function Screen<Props extends object>({ screen, props, optional = false }: ScreenProps<Props>) {
  const component = screen.loaded();
  useLoaded(screen, { drawn: component !== undefined, optional });
  if (component) return createElement(component, props);
  return optional ? null : <ScreenSkeleton />;
}

type Loaded = {
  /** Whether it was there while this component was drawn; it may have come since. */
  readonly drawn: boolean;
  readonly optional: boolean;
};

/** Asks for a screen's code, and has this component drawn again when it is there. */
function useLoaded<Props>(screen: LazyScreen<Props>, { drawn, optional }: Loaded): void {
  const [, setLoaded] = useState<LazyScreen<Props>>();
  useEffect(() => {
    if (drawn) return undefined;
    let current = true;
    screen.load().then(
      () => {
        if (current) startTransition(() => setLoaded(screen));
      },
      (error: unknown) => {
        // Thrown while it is drawn, so that the boundary around it says so.
        if (current && !optional) {
          setLoaded(() => {
            throw error;
          });
        }
      },
    );
    return () => {
      current = false;
    };
  }, [screen, drawn, optional]);
}

function ScreenSkeleton() {
  return (
    <div className="space-y-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
