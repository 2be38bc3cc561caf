import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';

import { langOf } from '#core/form/bilingual.ts';
import { useApi } from '#api/api-context.tsx';
import { factsOf } from '#core/errors/failure.ts';
import { commonWords, hasWord } from '#core/find/common-words.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import type { StoreWorker } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { StarButton } from '../yours/star-button.tsx';
import { keepTitles, type YourWorkers } from '../yours/use-your-workers.ts';
import { storeQuery } from './store-query.ts';
import type { Search } from './use-found-workers.ts';

export type FoundList = {
  readonly search: Search;
  readonly words: string;
  readonly listId: string;
  readonly idOf: (at: number) => string;
  /** Index of the one selected by the arrow keys; -1 if none is. */
  readonly active: number;
};

type StoreCardProps = {
  readonly list: FoundList | undefined;
  readonly yours: YourWorkers;
};

/** What fits the words, or the whole store where nothing does. */
export function StoreCard({ list, yours }: StoreCardProps) {
  const t = useMessages();
  const { found, failure, text } = list?.search ?? {};
  const isNone = found?.workers.length === 0 && !failure && text === list?.words;
  if (list && !isNone) return <FoundWorkers list={list} yours={yours} />;
  return (
    <>
      {isNone && (
        <p role="status" className="mb-3 px-1 text-muted">
          {t('home.store.none', { text: text ?? '' })}
        </p>
      )}
      <Browse yours={yours} />
    </>
  );
}

function FoundWorkers({ list, yours }: { readonly list: FoundList; readonly yours: YourWorkers }) {
  const t = useMessages();
  const { search, words, listId, idOf, active } = list;
  const { found, failure, text } = search;
  if (failure) return <FailureNotice failure={failure} onRetry={search.again} />;
  const isNone = found?.workers.length === 0;
  return (
    <StoreFrame
      count={
        found && text === words
          ? t('home.store.found', { count: found.workers.length })
          : t('workers.store.searching')
      }
    >
      {found === undefined && <Skeleton className="m-4 h-16" />}
      {found && !isNone && found.by !== 'all' && (
        <p className="border-b border-line px-4 py-2 text-muted">
          {t(`home.store.by.${found.by}`, { text })}
        </p>
      )}
      {found && !isNone && (
        <div id={listId} role="grid" aria-label={t('home.store.title')} className="divide-y divide-line">
          {found.workers.map((worker, at) => (
            <div
              key={worker.slug}
              role="row"
              className={classNames('flex gap-2 pr-3', at === active ? 'bg-accent-soft' : 'hover:bg-sunken')}
            >
              <div id={idOf(at)} role="gridcell" className="min-w-0 grow">
                <StoreWorkerLink worker={worker} />
              </div>
              <div role="gridcell" className="pt-2">
                <WorkerStar worker={worker} yours={yours} />
              </div>
            </div>
          ))}
        </div>
      )}
    </StoreFrame>
  );
}

const CHIPS_FROM = 12;
const MOST_CHIPS = 6;

const STEP = 24;

function useBrowsed() {
  const query = useInfiniteQuery(storeQuery(useApi()));
  const { data, error, hasNextPage, isFetching, fetchNextPage } = query;
  const [shown, setShown] = useState(STEP);
  const [chosen, setChosen] = useState<string>();
  const loaded = useMemo(
    () => [
      ...new Map(
        (data?.pages ?? []).flatMap(({ workers }) => workers).map((worker) => [worker.slug, worker]),
      ).values(),
    ],
    [data],
  );
  const fits = chosen === undefined ? loaded : loaded.filter((worker) => hasWord(worker, chosen));
  const showMore = () => {
    setShown(shown + STEP);
    if (fits.length < shown + STEP && hasNextPage) void fetchNextPage();
  };
  useEffect(() => keepTitles(loaded), [loaded]);
  return {
    loaded: data && loaded,
    drawn: fits.slice(0, shown),
    isWhole: !hasNextPage,
    more: shown < fits.length || hasNextPage ? showMore : undefined,
    isReading: isFetching,
    failure: error,
    again: () => void (data === undefined ? query.refetch() : fetchNextPage()),
    chosen,
    choose: setChosen,
  };
}

function Browse({ yours }: { readonly yours: YourWorkers }) {
  const t = useMessages();
  const { loaded, drawn, isWhole, more, failure, ...browsed } = useBrowsed();
  const chips = useMemo(
    () => (loaded && loaded.length >= CHIPS_FROM ? commonWords(loaded, MOST_CHIPS) : []),
    [loaded],
  );
  if (loaded === undefined)
    return failure ? <Unlisted failure={failure} onRetry={browsed.again} /> : <Skeleton className="h-96" />;
  return (
    <StoreFrame
      count={t(isWhole ? 'home.store.count' : 'home.store.loaded', { count: loaded.length })}
      chips={chips.length > 0 && <Chips words={chips} chosen={browsed.chosen} onChoose={browsed.choose} />}
    >
      {loaded.length === 0 && <p className="p-4 text-muted">{t('home.store.empty')}</p>}
      <ul className="grid gap-px bg-line sm:grid-cols-2">
        {drawn.map((worker) => (
          <li key={worker.slug} className="flex gap-2 bg-surface pr-3 hover:bg-sunken">
            <div className="min-w-0 grow">
              <StoreWorkerLink worker={worker} />
            </div>
            <span className="pt-2">
              <WorkerStar worker={worker} yours={yours} />
            </span>
          </li>
        ))}
        {drawn.length % 2 === 1 && <li aria-hidden className="bg-surface max-sm:hidden" />}
      </ul>
      {failure && <FailureNotice failure={failure} onRetry={browsed.again} className="m-3" />}
      {more && (
        <div className="border-t border-line p-2">
          <Button variant="quiet" disabled={browsed.isReading} onClick={more}>
            {t('home.store.more')}
          </Button>
        </div>
      )}
    </StoreFrame>
  );
}

/** A server without API v2 has no list of the store; one that needs a search word may be asked for one. */
function Unlisted({ failure, onRetry }: { readonly failure: Error; readonly onRetry: () => void }) {
  const t = useMessages();
  const { kind } = factsOf(failure);
  if (kind === 'onlyV1' || kind === 'invalidRequest') {
    return (
      <Notice title={t(kind === 'onlyV1' ? 'failure.onlyV1.title' : 'home.store.unlisted')}>
        <p>{t('home.store.unlisted.about')}</p>
      </Notice>
    );
  }
  return <FailureNotice failure={failure} onRetry={onRetry} />;
}

type StoreFrameProps = {
  readonly count: string;
  readonly chips?: ReactNode;
  readonly children: ReactNode;
};

function StoreFrame({ count, chips, children }: StoreFrameProps) {
  const t = useMessages();
  return (
    <Card label={t('home.store.title')} className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
        <h2 className="font-semibold">{t('home.store.title')}</h2>
        {chips}
        <p role="status" className="ml-auto text-muted">
          {count}
        </p>
      </div>
      {children}
    </Card>
  );
}

type ChipsProps = {
  readonly words: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (word: string | undefined) => void;
};

function Chips({ words, chosen, onChoose }: ChipsProps) {
  const t = useMessages();
  const chips = [undefined, ...words];
  return (
    <div
      role="group"
      aria-label={t('home.store.narrow')}
      className="flex flex-wrap gap-1.5 max-sm:order-last"
    >
      {chips.map((word) => (
        <button
          key={word ?? ''}
          type="button"
          aria-pressed={word === chosen}
          onClick={() => onChoose(word)}
          className={classNames(
            'min-h-7 rounded border px-2.5 text-sm pointer-coarse:min-h-11 pointer-coarse:min-w-11',
            word === chosen
              ? 'border-accent bg-accent-soft text-accent'
              : 'border-line bg-surface text-muted hover:bg-sunken',
          )}
        >
          {word ?? t('home.store.all')}
        </button>
      ))}
    </div>
  );
}

function WorkerStar({ worker, yours }: { readonly worker: StoreWorker; readonly yours: YourWorkers }) {
  const isOn = yours.workers.some(({ slug, isStarred }) => isStarred && slug === worker.slug);
  return <StarButton worker={worker} isOn={isOn} onChange={yours.setStar} />;
}

function StoreWorkerLink({ worker: { slug, title, description } }: { readonly worker: StoreWorker }) {
  return (
    <Link href={workerPath(slug)} className="block px-4 py-2.5">
      <span className="block truncate font-medium">
        <TitleText whole={title} />
      </span>
      <code className="block truncate text-sm text-muted">{slug}</code>
      <span dir="auto" lang={langOf(description)} className="line-clamp-2 text-sm text-muted">
        {description}
      </span>
    </Link>
  );
}
