import { useEffect, useMemo, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import {
  type CollectedRun,
  type Collection,
  mayStillRun,
  lastingRows,
  leadingCells,
  leadingColumns,
  type NamedRun,
  RUN_KEY,
  withEmpty,
  withExport,
  withRepeats,
} from '#core/collection/collection.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isStateOver } from '#core/run/run-state.ts';
import { isFullySaved, type SavedRun } from '#core/collection/saved-run-format.ts';
import { driftOf } from '#core/collection/drift.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import { useAreNamesRead, useRunNames } from '#starts/names/use-run-names.ts';
import { type Rows, useRows } from '#results/reading/rows.ts';
import { ResultsCard } from '#results/results-card.tsx';
import { type ResultsSource, windowOf } from '#results/results-source.ts';
import { EmptyState } from '#ui/empty-state.tsx';

import { Skeleton } from '#ui/loading/skeleton.tsx';
import { createCollectionReader, type RunRows } from './collection-reader.ts';
import { areResultsDeleted } from '../runs/run-note.ts';
import { useOpenedAt } from '../runs/use-opened-at.ts';
import { DriftNote } from './drift-note.tsx';
import { KeepNotice } from '../saved/keep-notice.tsx';

type CollectionRowsProps = {
  readonly collection: Collection;
  readonly onChange: (change: (collection: Collection) => Collection) => void;
};

export function CollectionRows({ collection, onChange }: CollectionRowsProps) {
  const t = useMessages();
  const savedRuns = useSavedRuns();
  const areNamesRead = useAreNamesRead();
  if (collection.runs.length === 0) return <EmptyState>{t('collection.empty')}</EmptyState>;
  return savedRuns && areNamesRead ? (
    <Table collection={collection} savedRuns={savedRuns} onChange={onChange} />
  ) : (
    <Skeleton className="h-80 w-full" />
  );
}

type TableProps = CollectionRowsProps & { readonly savedRuns: ReadonlyMap<RunSlug, SavedRun> };

function Table({ collection, savedRuns, onChange }: TableProps) {
  const { runs, name, madeAt } = collection;
  const { reader, keys, said } = useCollectionReader({ collection, savedRuns });
  const live = runs.some(mayStillRun);
  const rows = useRows(reader, live);
  const given = reader.given();
  const drift = useMemo(() => driftOf(runs.map(({ slug }) => given.get(slug)?.columns ?? [])), [runs, given]);
  const { set } = rows;
  const [first] = runs;
  const source: ResultsSource = {
    worker: first?.worker ?? '',
    names: { name, at: madeAt },
    leading: keys,
    merged: true,
    repeats: {
      rule: collection.repeats,
      keep: (rule) => onChange((of) => withRepeats(of, rule)),
    },
    parts: { key: RUN_KEY, count: [...given.values()].filter(({ rows: count }) => count > 0).length },
    exported: {
      last: collection.exported,
      // By the runs as they were read: one that has ended since is read again.
      note: (had) => onChange((of) => withExport(of, Date.now(), lastingRows(had, runs))),
    },
    live,
    count: set.whole ? set.count : said,
    rows,
    window: windowOf(set, !live && set.whole),
  };
  return (
    <div className="space-y-3">
      <KeepNotice
        runs={runs}
        savedRuns={savedRuns}
        onEmpty={(slugs, at) => onChange((of) => withEmpty(of, slugs, at))}
      />
      <RunsSaid collection={collection} given={given} />
      <DriftNote
        drift={drift}
        runs={[...given.values()].filter(({ columns }) => columns.length > 0).length}
      />
      {set.count > 0 || (set.whole && set.total > 0) ? (
        <ResultsCard source={source} />
      ) : (
        <NoRows rows={rows} />
      )}
    </div>
  );
}

function NoRows({ rows: { set, busy, failure, failed, read } }: { readonly rows: Rows }) {
  const t = useMessages();
  if (failure) {
    return <FailureNotice failure={failure} {...(failed && { of: failed })} onRetry={() => read(Infinity)} />;
  }
  return busy || !set.whole ? (
    <Skeleton className="h-80 w-full" />
  ) : (
    <EmptyState>{t('collection.noRows')}</EmptyState>
  );
}

/** A reader of the current runs; a new one if the runs change, end, or are distinguished in another way. */
function useCollectionReader({ collection: { runs }, savedRuns }: Omit<TableProps, 'onChange'>) {
  const t = useMessages();
  const api = useApi();
  const hasKey = useHasKey();
  const nameOf = useRunNames();
  const named = useSteady(runs.map((run): NamedRun => ({ ...run, name: nameOf(run.slug) })));
  const leading = useSteady(
    leadingColumns(named, {
      name: t('collection.column.name'),
      run: t('collection.column.run'),
      started: t('collection.column.started'),
      worker: t('collection.column.worker'),
      version: t('collection.column.version'),
    }),
  );
  const standing = useSteady(
    named.map(({ slug, state, name }) => `${slug} ${isStateOver(state)} ${name}`).join(', '),
  );
  const made = useMemo(
    () => ({
      standing,
      reader: createCollectionReader({ api, leading }),
      keys: leading.map(({ key }) => key),
    }),
    [api, leading, standing],
  );
  const openedAt = useOpenedAt();
  const rowCounts = new Map(
    runs.map((run) => [run.slug, areResultsDeleted(run, openedAt) ? 0 : run.results]),
  );
  const wanted = useSteady(
    leadingCells(named).flatMap((led) =>
      hasKey || savedRuns.has(led.run) ? [{ ...led, count: rowCounts.get(led.run) ?? 0 }] : [],
    ),
  );
  useEffect(() => made.reader.follow(wanted), [made, wanted]);
  const said = wanted.reduce((sum, { run, count }) => sum + rowsSaid(savedRuns.get(run), count), 0);
  return { ...made, said };
}

const rowsSaid = (savedRun: SavedRun | undefined, count: number): number =>
  savedRun && isFullySaved(savedRun) ? savedRun.rows : Math.max(savedRun?.rows ?? 0, count);

/** Keeps the same reference while the value is deeply equal. */
function useSteady<T>(value: T): T {
  const [held, setHeld] = useState(value);
  const isSame = JSON.stringify(held) === JSON.stringify(value);
  if (!isSame) setHeld(value);
  return isSame ? held : value;
}

type RunsSaidProps = {
  readonly collection: Collection;
  readonly given: ReadonlyMap<RunSlug, RunRows>;
};

function RunsSaid({ collection: { runs }, given }: RunsSaidProps) {
  const t = useMessages();
  const openedAt = useOpenedAt();
  const isGone = (run: CollectedRun) => given.get(run.slug)?.rows === 0 && areResultsDeleted(run, openedAt);
  // However a run ended, of one whose rows are gone none are among these.
  const withRows = runs.filter((run) => !isGone(run));
  const count = (is: (run: CollectedRun) => boolean) => withRows.filter(is).length;
  const said = [
    ['collection.said.going', count(mayStillRun)],
    ['collection.said.failed', count(({ state }) => state === 'failed')],
    ['collection.said.cut', count(({ state }) => state === 'aborted' || state === 'limited')],
    ['collection.said.gone', runs.length - withRows.length],
  ] as const;
  const lines = said.filter(([, runsOfIt]) => runsOfIt > 0);
  return (
    <div role="status" className="text-sm text-muted empty:hidden">
      {lines.map(([key, runsOfIt]) => (
        <p key={key}>{t(key, { count: runsOfIt })}</p>
      ))}
    </div>
  );
}
