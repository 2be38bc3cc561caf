import { type ReactNode, useMemo, useState } from 'react';

import type { FoldedBatches } from '#batches/use-batches.tsx';
import type { RunRow } from '#core/runs/find-runs.ts';
import { toRunLines } from '#core/runs/run-lines.ts';
import { isFiltered, type RunQuery } from '#core/runs/run-query.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { formatNumber } from '#messages/format.ts';
import { namelessRun, runName } from '#starts/names/name-text.ts';
import { useRowNames } from '#starts/names/row-names.ts';
import { useRunDigests } from '#starts/names/run-digests.ts';
import { ownName, useChangeLabels } from '#starts/names/run-labels.ts';
import { Button } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

import { BulkBar } from './bulk/bulk-bar.tsx';
import { Holes, ReadingLine, ReadTo } from './reading-state.tsx';
import { RunsTable } from './table/runs-table.tsx';
import { useTicks } from './table/use-ticks.ts';
import type { ShownRuns } from './use-shown-runs.ts';

type RunsListProps = {
  readonly found: ShownRuns;
  readonly query: RunQuery;
  readonly onQuery: (query: RunQuery, options?: { readonly replace: boolean }) => void;
  readonly titleOf: (field: string) => string;
  readonly folded?: FoldedBatches | undefined;
  readonly fills?: boolean;
  readonly onFurther: () => void;
  readonly onNeedKey: () => void;
  readonly empty: ReactNode;
};

export function RunsList(props: RunsListProps) {
  const { found, query, onQuery, titleOf, folded, fills = false, onFurther, onNeedKey, empty } = props;
  const { list, rows, shown, isPast, sortAgain } = found;
  const t = useMessages();
  const fold = useFold(found, { query, folded, onQuery });
  const { lines } = fold;
  const ticks = useTicks();
  const { change } = useChangeLabels();
  const ticked = useMemo(() => shown.filter(({ run }) => ticks.has(run.slug)), [shown, ticks]);
  const [isUnkept, setIsUnkept] = useState(false);
  const usualName = useUsualName();
  const saveLabel = async ({ run }: RunRow, to: Parameters<typeof change>[1]) =>
    setIsUnkept(!(await change([run.slug], to)));
  const rename = (row: RunRow, text: string) => {
    const name = ownName(text, usualName(row));
    if (name !== row.label.name) void saveLabel(row, () => ({ name }));
  };
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <Holes list={list} onNeedKey={onNeedKey} />
      <NoneShown found={found} isNone={lines.length === 0} onFurther={onFurther}>
        {empty}
      </NoneShown>
      {(lines.length > 0 || (rows.length === 0 && !list.isRead)) && (
        <RunsTable
          fills={fills}
          lines={lines.length === 0 ? undefined : lines}
          rows={shown}
          batches={folded?.batches ?? NO_BATCHES}
          isPart={isFilteredWithin(query)}
          setOpen={fold.setOpen}
          setWhole={fold.setWhole}
          total={rows.length}
          isReading={!list.isRead}
          columns={query.columns}
          titleOf={titleOf}
          sort={query.sort}
          onSort={(sort) => onQuery({ ...query, sort })}
          ticks={ticks}
          onStar={(row) => void saveLabel(row, ({ star }) => ({ star: !star }))}
          onName={rename}
          footer={
            <>
              {isPast && (
                <Button size="small" variant="quiet" onClick={sortAgain}>
                  {t('runs.sortAgain')}
                </Button>
              )}
              <ReadingLine list={list} />
              <ReadTo list={list} onFurther={onFurther} className="ml-auto" />
            </>
          }
        />
      )}
      {isUnkept && (
        <p role="alert" className="text-sm text-warn">
          {t('runs.marks.unkept')}
        </p>
      )}
      <BulkBar rows={ticked} hidden={ticks.count - ticked.length} titleOf={titleOf} onClear={ticks.clear} />
    </div>
  );
}

function useUsualName(): (row: RunRow) => string {
  const t = useMessages();
  const readTitle = useReadTitle();
  const digests = useRunDigests();
  const rowNames = useRowNames();
  return ({ run }) =>
    runName(t, { parts: digests.get(run.slug)?.parts ?? rowNames.get(run.slug) }) ??
    namelessRun(t, run, readTitle);
}

const NO_BATCHES: FoldedBatches['batches'] = new Map();

const isFilteredWithin = (query: RunQuery) => isFiltered({ ...query, batches: false });

type FoldProps = Pick<RunsListProps, 'query' | 'folded' | 'onQuery'>;

function useFold({ shown, emptyBatches }: ShownRuns, { query, folded, onQuery }: FoldProps) {
  const [opened, setOpened] = useState<readonly string[]>(query.open === undefined ? [] : [query.open]);
  const [closed, setClosed] = useState<{ readonly text: string; readonly batches: ReadonlySet<string> }>();
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const { sort, open: _, ...rest } = query;
  const { by, descending } = sort;
  const { text } = query;
  const isClosed = closed?.text === text ? closed.batches : undefined;
  const open = useMemo(
    () =>
      // What was searched for is seen.
      new Set(
        text.trim() === ''
          ? opened
          : shown.flatMap(({ batch }) => (batch === undefined || isClosed?.has(batch) ? [] : [batch])),
      ),
    [text, opened, shown, isClosed],
  );
  const lines = useMemo(
    () =>
      folded
        ? toRunLines(shown, { empty: emptyBatches, sort: { by, descending }, open, whole })
        : shown.map((row) => ({ kind: 'run', row, isBelow: false }) as const),
    [shown, emptyBatches, folded, by, descending, open, whole],
  );
  const setOpen = (batch: string, isOpen: boolean) => {
    if (text.trim() !== '') {
      const others = [...(isClosed ?? [])].filter((other) => other !== batch);
      return setClosed({ text, batches: new Set(isOpen ? others : [...others, batch]) });
    }
    const others = opened.filter((other) => other !== batch);
    const next = isOpen ? [...others, batch] : others;
    setOpened(next);
    return onQuery({ ...rest, sort, ...(next[0] !== undefined && { open: next[0] }) }, { replace: true });
  };
  return { lines, setOpen, setWhole: (batch: string) => setWhole(new Set([...whole, batch])) };
}

type NoneShownProps = Pick<RunsListProps, 'found' | 'onFurther'> & {
  readonly isNone: boolean;
  readonly children: ReactNode;
};

function NoneShown({ found: { list, rows }, isNone, onFurther, children }: NoneShownProps) {
  const t = useMessages();
  if (!isNone) return null;
  const isTorn = list.parts.some(({ failure, missing }) => failure !== null || missing > 0);
  // What could not be read is no list without runs.
  if (list.isRead && isTorn && rows.length === 0) return null;
  if (list.isRead)
    return (
      <EmptyState>
        {children}
        <ReadTo list={list} onFurther={onFurther} className="mt-2 justify-center" />
      </EmptyState>
    );
  if (rows.length === 0) return null;
  return (
    <EmptyState>
      <p>{t('runs.noneFits.soFar', { read: formatNumber(rows.length) })}</p>
    </EmptyState>
  );
}
