import { type ReactNode, useId, useState } from 'react';

import { useHasKey } from '#api/api-context.tsx';
import { workerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { useTimePassed } from '#ui/hooks/use-time-passed.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { readSearchText } from './search-text.ts';
import type { FoundList } from './store/store-card.tsx';
import { useFoundWorkers } from './store/use-found-workers.ts';
import { useAskAhead } from './use-ask-ahead.ts';
import { useYourWorkers, type YourWorkers } from './yours/use-your-workers.ts';
import { WorkerSearch } from './worker-search.tsx';
import { YourWorkersCard } from './yours/your-workers-card.tsx';

const StoreCard = lazyComponent(
  () => import('./store/store-card.tsx').then((module) => module.StoreCard),
  'home',
);

/** Milliseconds that the store waits for what stands above it: it would be pushed down. */
const PATIENCE = 2_500;

type OpenWorkerProps = {
  readonly onOpen: (path: string) => void;
  /** What goes on, beside it. */
  readonly renderBeside: (isFirstVisit: boolean) => ReactNode;
};

/** The first screen: one field that takes whatever names a Worker, the person's own Workers, and the store. */
export function OpenWorker({ onOpen, renderBeside }: OpenWorkerProps) {
  const t = useMessages();
  useDocumentTitle(t('workers.title'));
  const yours = useYourWorkers();
  const hasKey = useHasKey();
  const [isNew] = useState(yours.workers.length === 0);
  const { typed, next, field, list } = useSearch(yours, onOpen);
  const onPointerDown = useAskAhead(next);
  return (
    <div className="space-y-3" onPointerDown={onPointerDown}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-xl font-semibold">{t('workers.title')}</h1>
        {isNew && <p className="text-muted">{t('workers.intro')}</p>}
      </div>
      <div className="grid items-start gap-x-5 gap-y-4 lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-4">
          <PartBoundary>
            <WorkerSearch {...field} />
          </PartBoundary>
          {typed.kind === 'address' && (
            <p role="status" className="px-1 text-muted">
              {t('workers.noAddress')}
            </p>
          )}
          <PartBoundary>{typed.kind !== 'words' && <YourWorkersCard yours={yours} />}</PartBoundary>
        </div>
        <aside aria-label={t('workers.beside')} className="min-w-0 lg:row-span-2">
          <PartBoundary>{renderBeside(yours.isWhole && yours.workers.length === 0)}</PartBoundary>
        </aside>
        <div className="min-w-0">
          {/* With another key, it waits anew for what is to stand above it. */}
          <Store key={String(hasKey)} {...{ list, yours }} />
        </div>
      </div>
    </div>
  );
}

type StoreProps = { readonly list: FoundList | undefined; readonly yours: YourWorkers };

function Store({ list, yours }: StoreProps) {
  const isLate = useTimePassed(PATIENCE);
  return (
    // While it waits, it is read.
    <div hidden={!yours.isWhole && !isLate && list === undefined}>
      <LazyPart fallback={<Skeleton className="h-96" />}>
        <StoreCard list={list} yours={yours} />
      </LazyPart>
    </div>
  );
}

/** What is typed, what it finds, where among that the arrow keys are, and the path that Enter leads to. */
function useSearch({ workers }: YourWorkers, onOpen: (path: string) => void) {
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const typed = readSearchText(text);
  const words = typed.kind === 'words' ? typed.words : '';
  const known = workers.map((worker) => ({ ...worker, description: '' }));
  const { search, withFirst, forget } = useFoundWorkers(words, known);
  const hits = words === '' ? [] : (search.found?.workers ?? []);
  const activeHit = hits[active];
  const idOf = (at: number) => `${listId}-${at}`;
  const enter = () => {
    if (typed.kind === 'name') onOpen(typed.path);
    else if (activeHit) onOpen(workerPath(activeHit.slug));
    else if (words !== '') void withFirst(({ slug }) => onOpen(workerPath(slug)));
  };
  const list: FoundList | undefined =
    words === '' ? undefined : { ...{ search, words, listId, idOf, active } };
  const likely = activeHit ?? hits[0];
  return {
    typed,
    next: typed.kind === 'name' ? typed.path : likely ? workerPath(likely.slug) : '',
    list,
    field: {
      text,
      onText: (next: string) => {
        forget();
        setActive(-1);
        setText(next);
      },
      listId: hits.length > 0 ? listId : undefined,
      activeId: activeHit && idOf(active),
      onStep: (by: 1 | -1) => {
        const next = Math.min(hits.length - 1, Math.max(0, active + by));
        setActive(next);
        document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
      },
      onEnter: enter,
      onOpen,
    },
  };
}
