import { useMessages } from '#messages/use-messages.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

export function ComposeSkeleton() {
  const t = useMessages();
  return (
    <div role="status" aria-label={t('compose.loading')}>
      <div className="mb-4.5 flex gap-6 border-b border-line pb-2.5">
        <Skeleton className="h-4 w-10" />
        <Skeleton className="h-4 w-14" />
        <Skeleton className="h-4 w-10" />
      </div>
      <CardsSkeleton />
    </div>
  );
}

export function CardsSkeleton() {
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_23.75rem]">
      <Skeleton className="h-[32rem]" />
      <div className="space-y-3.5 max-lg:hidden">
        <Skeleton className="h-26" />
        <Skeleton className="h-95" />
      </div>
    </div>
  );
}
