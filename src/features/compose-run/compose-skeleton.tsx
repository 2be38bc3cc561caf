import { useMessages } from '#messages/use-messages.ts';
import { Skeleton } from '#ui/skeleton.tsx';

/** The shape of the compose screen while the Worker is on its way. */
export function ComposeSkeleton() {
  const t = useMessages();
  return (
    <div role="status" aria-label={t('compose.loading')}>
      <Skeleton className="mb-2 h-4 w-32" />
      <Skeleton className="mb-5 h-7 w-72" />
      <Skeleton className="mb-5 h-8 w-full" />
      <CardsSkeleton />
    </div>
  );
}

/** The shape of its Input tab. */
export function CardsSkeleton() {
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <Skeleton className="h-[32rem]" />
      <Skeleton className="h-96" />
    </div>
  );
}
