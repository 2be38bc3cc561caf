import { createElement } from 'react';

import { type LazyCode, useLazyCode } from '#ui/loading/lazy-code.ts';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

type ScreenProps<Props> = {
  readonly screen: LazyCode<Props>;
  readonly props: Props;
  readonly optional?: boolean;
};

export function Screen<Props extends object>({ screen, props, optional = false }: ScreenProps<Props>) {
  const { component, retry } = useLazyCode(screen, optional);
  if (component) return createElement(component, props);
  if (retry && !optional) return <NotLoaded onRetry={retry} />;
  return optional ? null : <ScreenSkeleton />;
}

function ScreenSkeleton() {
  return (
    <div className="space-y-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
