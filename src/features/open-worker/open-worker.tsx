import { Fragment, type ReactNode, useId, useState } from 'react';

import { useHasKey } from '#api/api-context.tsx';
import { workerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
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

const YourWorkersCard = lazyComponent(() =>
  import('./yours/your-workers-card.tsx').then((module) => module.YourWorkersCard),
);
const StoreCard = lazyComponent(
  () => import('./store/store-card.tsx').then((module) => module.StoreCard),
  'home',
);

/** Milliseconds that a part waits for what stands above it, so that late content does not push it down. */
const PATIENCE = 2_500;
const STORE_PATIENCE = 10_000;

type OpenWorkerProps = {
  readonly onOpen: (path: string) => void;
  readonly renderLatest: (onDrawn: () => void) => ReactNode;
  readonly renderBeside: (isFirstVisit: boolean) => ReactNode;
};

export function OpenWorker({ onOpen, renderLatest, renderBeside }: OpenWorkerProps) {
  const t = useMessages();
  useDocumentTitle(t('workers.title'));
  const yours = useYourWorkers();
  const hasKey = useHasKey();
  const [isNew] = useState(yours.workers.length === 0);
  // Whoever comes for the first time has nothing to wait for.
  const [drawnWithKey, setDrawnWithKey] = useState(isNew && !hasKey ? false : undefined);
  const isLatestDrawn = drawnWithKey === hasKey;
  const { typed, next, field, list } = useSearch(yours, onOpen);
  const onPointerDown = useAskAhead(next);
  return (
    <div
      className="grid items-start gap-x-5 gap-y-4 lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:grid-rows-[auto_1fr]"
      onPointerDown={onPointerDown}
    >
      <h1 className="sr-only">{t('workers.title')}</h1>
      <div className="min-w-0 space-y-4">
        <PartBoundary>
          <WorkerSearch {...field} />
        </PartBoundary>
        {typed.kind === 'address' && (
          <p role="status" className="px-1 text-muted">
            {t('workers.noAddress')}
          </p>
        )}
        {/* Hits stand where the eye is. */}
        <div hidden={typed.kind === 'words'} className="empty:hidden">
          {!isLatestDrawn && <Skeleton className="h-72" />}
          <Fragment key={String(hasKey)}>{renderLatest(() => setDrawnWithKey(hasKey))}</Fragment>
        </div>
      </div>
      <aside
        aria-label={t('workers.beside')}
        className={classNames('min-w-0 space-y-4 lg:row-span-2', list !== undefined && 'max-lg:hidden')}
      >
        <LazyPart fallback={<Skeleton className="h-32" />}>
          {(!yours.isWhole || yours.workers.length > 0) && <YourWorkersCard yours={yours} />}
        </LazyPart>
        <Waiting key={String(hasKey)} isReady={yours.isWhole}>
          <PartBoundary>{renderBeside(yours.isWhole && yours.workers.length === 0)}</PartBoundary>
        </Waiting>
      </aside>
      <div className="min-w-0">
        {/* With another key, it waits anew for what is to stand above it. While it waits, it is read. */}
        <Waiting
          key={String(hasKey)}
          isReady={(yours.isWhole && isLatestDrawn) || list !== undefined}
          patience={STORE_PATIENCE}
        >
          <LazyPart fallback={<Skeleton className="h-96" />}>
            <StoreCard list={list} yours={yours} />
          </LazyPart>
        </Waiting>
      </div>
    </div>
  );
}

type WaitingProps = {
  readonly isReady: boolean;
  readonly patience?: number;
  readonly children: ReactNode;
};

function Waiting({ isReady, patience = PATIENCE, children }: WaitingProps) {
  const isLate = useTimePassed(patience);
  return <div hidden={!isReady && !isLate}>{children}</div>;
}

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
  const list: FoundList | undefined = words === '' ? undefined : { search, words, listId, idOf, active };
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
