import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { storeSearchQuery } from '#api/queries.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { useDebounced } from '#ui/hooks/use-debounced.ts';

import { WorkerLink } from './worker-link.tsx';

/** Milliseconds of rest in typing before the store is asked. */
const DEBOUNCE = 250;

/** What the store has for the text in the Worker field. */
export function StoreResults({ text }: { readonly text: string }) {
  const t = useMessages();
  const settled = useDebounced(text, DEBOUNCE);
  const search = useQuery({ ...storeSearchQuery(useApi(), settled), placeholderData: keepPreviousData });
  if (search.error) return <FailureNotice failure={search.error} onRetry={() => void search.refetch()} />;
  const found = search.data;
  return (
    <Card label={t('workers.store')}>
      <div className="flex items-baseline justify-between border-b border-line px-4 py-2">
        <h2 className="font-semibold">{t('workers.store')}</h2>
        <p role="status" className="text-sm text-muted">
          {found ? t('workers.store.count', { count: found.length }) : t('workers.store.searching')}
        </p>
      </div>
      {!found && <Skeleton className="m-4 h-8" />}
      {found?.length === 0 && <p className="p-4 text-muted">{t('workers.store.none', { text: settled })}</p>}
      <ul className="divide-y divide-line">
        {found?.map((worker) => (
          <li key={worker.slug}>
            <WorkerLink slug={worker.slug} title={worker.title} detail={worker.description} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
