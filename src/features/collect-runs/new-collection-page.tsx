import { Plus } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { useHasKey } from '#api/api-context.tsx';
import { type CollectedRun, type Collection, collectRun, withRuns } from '#core/collection/collection.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { collectionPath } from '#core/ids/screen-paths.ts';
import { MOST_NAMED, NEW_COLLECTION } from '#core/collection/new-collection.ts';
import { formatDay, formatNumber } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { CollectionsBreadcrumb } from './collections-breadcrumb.tsx';
import { type FailedAlike, namedRuns, useNamedRuns, withInputs } from './runs/gather-runs.ts';
import { RunLines } from './runs/run-lines.tsx';
import { useRunNote } from './runs/run-note.ts';
import { useAddCollection } from './use-collections.ts';

const PickRuns = lazyComponent(() => import('./runs/pick-runs.tsx').then(({ PickRuns }) => PickRuns));

type NewCollectionPageProps = { readonly onNeedKey: () => void };

export function NewCollectionPage({ onNeedKey }: NewCollectionPageProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const [given] = useAddress(NEW_COLLECTION);
  const [, navigate] = useLocation();
  const [came] = useState<unknown>(window.history.state);
  const requested = namedRuns(given, came);
  const named = useNamedRuns(requested);
  const [picked, setPicked] = useState<readonly CollectedRun[]>([]);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [isPicking, setIsPicking] = useState(false);
  const [typed, setTyped] = useState<string>();
  const adding = useAddCollection();
  const noteOf = useRunNote();
  const readTitle = useReadTitle();
  useDocumentTitle(t('collection.new'));
  const none = { name: '', madeAt: 0, runs: [] };
  const { runs } = withRuns(
    none,
    [...named.runs, ...picked].filter(({ slug }) => !removed.has(slug)),
  );
  const called = (text: string) => (text === '' ? nameOf(runs, readTitle) : text);
  const name = typed ?? called(given.name);
  // Of runs that are still read, those that have come are not all.
  const isTooSoon = runs.length === 0 || named.isReading || adding.isPending;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isTooSoon) return;
    adding.add(async () => madeNow(called(name.trim()), await withInputs(runs)), {
      onSuccess: (id) => navigate(collectionPath(id), { replace: true }),
    });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <div>
        <CollectionsBreadcrumb />
        <h1 className="text-xl font-semibold">{t('collection.new')}</h1>
      </div>
      {!hasKey && <KeyNotice onNeedKey={onNeedKey} />}
      <NotNamed {...named} left={requested.left} isAny={runs.length > 0} />
      <label className="block max-w-md font-medium">
        {t('collection.name')}
        <input
          value={name}
          onChange={(event) => setTyped(event.target.value)}
          className={`${CONTROL} mt-1 font-normal`}
        />
      </label>
      {adding.isError && <Notice tone="bad" title={t('collection.notKept')} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={isTooSoon}>
          {t('collection.make', { count: runs.length })}
        </Button>
        <Button disabled={!hasKey} onClick={() => setIsPicking(true)}>
          <Plus size={14} aria-hidden />
          {t('collection.add')}
        </Button>
      </div>
      {runs.length === 0 ? (
        <NoRuns isReading={named.isReading} named={requested.runs.length} />
      ) : (
        <RunLines
          label={t('collection.tab.runs')}
          runs={runs}
          note={noteOf}
          onRemove={(run) => setRemoved(new Set([...removed, run.slug]))}
        />
      )}
      {isPicking && (
        <LazyPart>
          <PickRuns
            worker={runs[0]?.worker ?? given.worker}
            known={new Set(runs.map(({ slug }) => slug))}
            onClose={() => setIsPicking(false)}
            onPick={(more) => {
              const slugs = new Set<string>(more.map(({ slug }) => slug));
              setRemoved(new Set([...removed].filter((slug) => !slugs.has(slug))));
              setPicked([...picked, ...more.map((run) => collectRun(run, undefined))]);
              setIsPicking(false);
            }}
          />
        </LazyPart>
      )}
    </form>
  );
}

const madeNow = (name: string, runs: readonly CollectedRun[]): Collection => ({
  name,
  madeAt: Date.now(),
  runs,
});

function nameOf(runs: readonly CollectedRun[], readTitle: (title: string) => string): string {
  const [first] = runs;
  if (!first) return '';
  const worker = first.title === '' ? first.worker : readTitle(first.title);
  return [worker, ...(first.startedAt === undefined ? [] : [formatDay(first.startedAt)])].join(', ');
}

type NotNamedProps = Pick<ReturnType<typeof useNamedRuns>, 'failures' | 'isBatchUnread'> & {
  readonly left: number;
  readonly isAny: boolean;
};

function NotNamed({ failures, isBatchUnread, left, isAny }: NotNamedProps) {
  const t = useMessages();
  return (
    <>
      {failures.map((failed, at) =>
        failed.slugs.length > 1 && isRunNotFound(factsOf(failed.error)) ? (
          <Gone key={at} {...failed} isAny={isAny} />
        ) : (
          <FailureNotice
            key={at}
            failure={failed.error}
            {...(failed.slugs.length > 0 && { of: failed.slugs.join(', ') })}
            onRetry={failed.refetch}
          />
        ),
      )}
      {left > 0 && (
        <Notice tone="warn">{t('collection.left', { count: left, most: formatNumber(MOST_NAMED) })}</Notice>
      )}
      {isBatchUnread && <Notice tone="warn">{t('collection.batch.none')}</Notice>}
    </>
  );
}

const NAMED = 20;

function Gone({ slugs, refetch, isAny }: FailedAlike & Pick<NotNamedProps, 'isAny'>) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('collection.gone', { count: slugs.length })}
      actions={
        <Button size="small" onClick={refetch}>
          {t('common.retry')}
        </Button>
      }
    >
      <p>
        {t('collection.gone.why')}
        {isAny && sentenceGap() + t('collection.gone.others')}
      </p>
      <p className="font-mono text-xs wrap-anywhere">
        {slugs.slice(0, NAMED).join(', ')}
        {slugs.length > NAMED && ' …'}
      </p>
    </Notice>
  );
}

type NoRunsProps = {
  readonly isReading: boolean;
  readonly named: number;
};

function NoRuns({ isReading, named }: NoRunsProps) {
  const t = useMessages();
  const isWaiting = !useHasKey() && named > 0;
  return isReading ? (
    <Skeleton className="h-40 w-full" />
  ) : (
    <EmptyState>
      {isWaiting ? t('collection.new.waiting', { count: named }) : t('collection.new.none')}
    </EmptyState>
  );
}
