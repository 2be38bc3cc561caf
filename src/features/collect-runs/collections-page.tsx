import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';

import { collectionPath } from '#core/ids/screen-paths.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { isAllRead } from '#core/stored/format.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { RunsHeading } from '#parts/runs-heading.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { LineLink } from '#ui/controls/list-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ListedCollection } from './collection-store.ts';
import { collectionsQuery } from './use-collections.ts';

const UNREAD = ['newer', 'unreadable'] as const;

export function CollectionsPage() {
  const t = useMessages();
  const { data: { collections, unread } = {}, error } = useQuery(collectionsQuery());
  useDocumentTitle(t('collections.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <RunsHeading present="collections" />
        <LinkButton href={newCollectionPath([])}>
          <Plus size={14} aria-hidden />
          {t('collection.new')}
        </LinkButton>
      </div>
      {error && <Notice tone="bad" title={t('collections.unread')} />}
      {!collections && !error && <Skeleton className="h-40 w-full" />}
      {UNREAD.map((why) => {
        const count = unread?.[why] ?? 0;
        return (
          count > 0 && <Notice key={why} tone="warn" title={t(`collections.unread.${why}`, { count })} />
        );
      })}
      {collections?.length === 0 && unread && isAllRead(unread) && (
        <EmptyState>
          <p>{t('collections.none')}</p>
          <p>{t('collections.none.how')}</p>
        </EmptyState>
      )}
      {collections && collections.length > 0 && (
        <Card className="overflow-hidden">
          <ul className="divide-y divide-line">
            {collections.map((listed) => (
              <li key={listed.id}>
                <Line {...listed} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function Line({ id, collection: { name, runs, madeAt } }: ListedCollection) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const workers = new Set(runs.map(({ title, worker }) => (title === '' ? worker : readTitle(title))));
  return (
    <LineLink
      href={collectionPath(id)}
      className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(0,2fr)_8rem_10rem]"
    >
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        <bdi className="block truncate text-sm text-muted">{[...workers].join(', ')}</bdi>
      </span>
      <span className="tabular-nums">{t('collection.runs', { count: runs.length })}</span>
      <span className="text-muted">{formatMoment(madeAt)}</span>
    </LineLink>
  );
}
