import { type ComponentType, startTransition, useEffect, useState } from 'react';

import { Skeleton } from '#ui/skeleton.tsx';

/** Loads the code of a screen; stable, for another one is another screen. */
export type LoadScreen<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

type ScreenProps<Props> = { readonly load: LoadScreen<Props>; readonly props: Props };

/**
 * Draws a screen as soon as its code is there, in slices. Not by `lazy` and Suspense: React holds back for 300 ms whatever
 * comes after a fallback was shown.
 */
export function Screen<Props extends object>({ load, props }: ScreenProps<Props>) {
  const [loaded, setLoaded] = useState<{ load: LoadScreen<Props>; Component: ComponentType<Props> }>();
  useEffect(() => {
    let current = true;
    load().then(
      (module) => {
        if (current) startTransition(() => setLoaded({ load, Component: module.default }));
      },
      (error: unknown) => {
        // Thrown while it is drawn, so that the boundary around it says so.
        if (current) {
          setLoaded(() => {
            throw error;
          });
        }
      },
    );
    return () => {
      current = false;
    };
  }, [load]);
  if (loaded?.load !== load) return <ScreenSkeleton />;
  const { Component } = loaded;
  return <Component {...props} />;
}

function ScreenSkeleton() {
  return (
    <div className="space-y-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
