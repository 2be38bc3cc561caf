import { useQueries, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { choiceIn } from '#core/address/query-part.ts';
import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import {
  type CollectedRun,
  type Collection,
  type CollectionId,
  collectRun,
  newestPair,
  withoutRun,
  withRuns,
} from '#core/collection/collection.ts';
import { isStateOver } from '#core/run/run-state.ts';
import { MOST } from '#core/runs/run-label.ts';
import { comparePath, SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { MOST_NAMED, newCollectionPath } from '#core/collection/new-collection.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { ResultHead } from '#parts/result-head.tsx';
import { ExportHead, ExportPlace } from '#results/export/export-place.tsx';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton, TextLink } from '#ui/controls/link.tsx';
import { NameHeading } from '#ui/controls/name-heading.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { CollectionsBreadcrumb } from './collections-breadcrumb.tsx';
import { CollectionRows } from './rows/collection-rows.tsx';
import { withInputs } from './runs/gather-runs.ts';
import { RunLines } from './runs/run-lines.tsx';
import { useRunNote } from './runs/run-note.ts';
import { collectionQuery, useChangeCollection, useRemoveCollection } from './use-collections.ts';

const PickRuns = lazyComponent(() => import('./runs/pick-runs.tsx').then(({ PickRuns }) => PickRuns));

type CollectionPageProps = { readonly id: CollectionId; readonly onNeedKey: () => void };

export function CollectionPage({ id, onNeedKey }: CollectionPageProps) {
  const { data: read, isError } = useQuery(collectionQuery(id));
  if (read === undefined && !isError) return <Skeleton className="h-80 w-full" />;
  if (read?.ok === true)
    return (
      <ExportHead>
        <Shown id={id} onNeedKey={onNeedKey} collection={read.value} />
      </ExportHead>
    );
  return <Unread why={read?.error ?? 'unreadable'} />;
}

function Unread({ why }: { readonly why: 'none' | 'unreadable' | 'newer' }) {
  const t = useMessages();
  useDocumentTitle(t('collections.title'));
  return (
    <EmptyState>
      <h1>{t(`collection.unread.${why}`)}</h1>
      {why === 'none' && <p>{t('collection.unread.none.why')}</p>}
      <TextLink href={SCREEN_PATHS.collections}>{t('collection.toCollections')}</TextLink>
    </EmptyState>
  );
}

const TABS = ['rows', 'runs'] as const;
const COLLECTION_TAB = choiceIn('tab', TABS);

type ShownProps = CollectionPageProps & { readonly collection: Collection };

function Shown({ id, collection, onNeedKey }: ShownProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const [open, setOpen] = useAddress(COLLECTION_TAB);
  const change = useChangeCollection(id);
  useDocumentTitle(collection.name);
  useLiveRuns(collection, change.mutate);
  const { runs } = collection;
  return (
    <div className="space-y-4 [--above:18rem]">
      <Header id={id} collection={collection} onRename={(name) => change.mutate((of) => ({ ...of, name }))} />
      {change.isError && <Notice tone="bad" title={t('collection.notKept')} />}
      {!hasKey && <KeyNotice onNeedKey={onNeedKey} />}
      <Tabs
        label={t('collection.tabs')}
        value={open}
        onChange={(tab) => setOpen(() => tab, { replace: true })}
        tabs={TABS.map((tab) => ({
          value: tab,
          label: (
            <>
              {t(`collection.tab.${tab}`)}
              {tab === 'runs' && (
                <span className="ml-1.5 font-normal text-muted tabular-nums">
                  {formatNumber(runs.length)}
                </span>
              )}
            </>
          ),
        }))}
      >
        <TabPanel value="rows" keepMounted className="pt-3 outline-none">
          <CollectionRows collection={collection} onChange={change.mutate} />
        </TabPanel>
        <TabPanel value="runs" className="pt-3 outline-none">
          <Runs collection={collection} onChange={change.mutate} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

type ChangeCollection = (change: (collection: Collection) => Collection) => void;

const MOST_FOLLOWED = 20;

function useLiveRuns({ runs }: Collection, onChange: ChangeCollection): void {
  const api = useApi();
  const hasKey = useHasKey();
  const going = runs.filter(({ state }) => !isStateOver(state)).slice(0, MOST_FOLLOWED);
  const seen = useQueries({
    queries: going.map(({ slug }) => ({ ...runQuery(api, slug), enabled: hasKey })),
  }).flatMap(({ data }) => (data ? [collectRun(data, undefined)] : []));
  const ended = seen.filter(({ state }) => isStateOver(state));
  const note = useEffectEvent(() => {
    if (ended.length > 0) onChange((of) => withRuns(of, ended));
  });
  const signature = ended.map(({ slug }) => slug).join(' ');
  useEffect(() => note(), [signature]);
}

function Header({
  id,
  collection: { name, madeAt, runs },
  onRename,
}: Pick<ShownProps, 'id' | 'collection'> & { readonly onRename: (name: string) => void }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [isRemoving, setIsRemoving] = useState(false);
  const pair = newestPair(runs);
  const remove = useRemoveCollection();
  const toOthers = () => navigate(SCREEN_PATHS.collections, { replace: true });
  return (
    <>
      <ResultHead
        ways={<CollectionsBreadcrumb />}
        name={
          <NameHeading
            name={name}
            most={MOST.name}
            labels={{ field: t('collection.name'), rename: t('collection.rename') }}
            onRename={onRename}
          />
        }
        actions={<ExportPlace isAwaited={runs.some(({ results }) => results !== 0)} />}
        more={(look) => (
          <>
            {runs.length > 0 && runs.length <= MOST_NAMED && (
              <CopyLink
                look={look}
                of="collection"
                path={newCollectionPath(
                  runs.map(({ slug }) => slug),
                  name,
                )}
              />
            )}
            {pair && (
              <LinkButton href={comparePath(pair[1], pair[0])} {...look}>
                {t('collection.compareNewest')}
              </LinkButton>
            )}
            <Button {...look} onClick={() => setIsRemoving(true)}>
              {t('collection.delete')}
            </Button>
          </>
        )}
      >
        <span className="text-muted">
          {t('collection.about', { count: runs.length, moment: formatMoment(madeAt) })}
        </span>
      </ResultHead>
      {isRemoving && (
        <Guard
          title={t('collection.delete.title', { name })}
          about={<p>{t('collection.delete.about')}</p>}
          action={t('collection.delete.confirm')}
          isDangerous
          isReady={!remove.isPending}
          onAgree={() => remove.mutate(id, { onSuccess: toOthers })}
          onClose={() => setIsRemoving(false)}
        >
          {remove.isError && <Notice tone="bad" title={t('collection.notKept')} className="mt-3" />}
        </Guard>
      )}
    </>
  );
}

type RunsProps = { readonly collection: Collection; readonly onChange: ChangeCollection };

function Runs({ collection: { runs }, onChange }: RunsProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const [isPicking, setIsPicking] = useState(false);
  const [removed, setRemoved] = useState<CollectedRun>();
  const noteOf = useRunNote();
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="small" disabled={!hasKey} onClick={() => setIsPicking(true)}>
          <Plus size={14} aria-hidden />
          {t('collection.add')}
        </Button>
        <p role="status" className="text-sm text-muted">
          {removed && t('collection.removed')}
        </p>
        {removed && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              onChange((of) => withRuns(of, [removed]));
              setRemoved(undefined);
            }}
          >
            {t('common.undo')}
          </Button>
        )}
      </div>
      {runs.length === 0 ? (
        <EmptyState>{t('collection.empty')}</EmptyState>
      ) : (
        <RunLines
          label={t('collection.tab.runs')}
          runs={runs}
          note={noteOf}
          onRemove={(run) => {
            onChange((of) => withoutRun(of, run.slug));
            setRemoved(run);
          }}
        />
      )}
      {isPicking && (
        <LazyPart>
          <PickRuns
            worker={runs[0]?.worker ?? ''}
            known={new Set(runs.map(({ slug }) => slug))}
            onClose={() => setIsPicking(false)}
            onPick={(more) => {
              void withInputs(more.map((run) => collectRun(run, undefined))).then((added) =>
                onChange((of) => withRuns(of, added)),
              );
              setIsPicking(false);
            }}
          />
        </LazyPart>
      )}
    </div>
  );
}
