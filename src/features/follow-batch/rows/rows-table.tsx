import { useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLocation } from 'wouter';

import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { ShownBatch } from '../batch/shown-batch.ts';
import { BatchRow, GRID, widthOf } from './batch-row.tsx';
import type { OnAgain } from './lost-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

const RowDetail = lazyComponent(
  () => import('./row-detail.tsx').then(({ RowDetail }) => RowDetail),
  'sendAgain',
);

/** Height in pixels of a row with one line. */
const ROW_HEIGHT = 37;

/** Maximum number of rows that are all rendered; of more, only those in view. */
const ALL_DRAWN = 200;

export const canSendFrom = ({ batch, driver }: ShownBatch): boolean =>
  batch.plan !== undefined && driver !== 'never';

type RowsTableProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly onNeedKey: () => void;
  readonly places: readonly number[];
  readonly onAgain: OnAgain;
  readonly onPutBack: (row: number) => void;
  readonly onCommand: (wish: BatchCommand) => void;
};

const MOST_COLUMNS = 3;

export function RowsTable({ id, places, shown, onNeedKey, onAgain, onPutBack, onCommand }: RowsTableProps) {
  const t = useMessages();
  const { state: batchState, plan, summary } = shown.batch;
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const columns = (plan?.columns ?? []).slice(0, MOST_COLUMNS);
  const shares = useMemo(() => (plan ? sharesOf(plan) : []), [plan]);
  const own = shares.reduce((sum, share) => sum + share * CHARACTER + GAP, 0);
  useLayoutEffect(() => scroller.current?.style.setProperty('--own', `${own}px`), [own]);
  // Without a network it could not be loaded once it is wanted.
  useAfterPaint(() => RowDetail.load());
  const view = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: places.length <= ALL_DRAWN ? places.length : 10,
    getItemKey: (index) => places[index] ?? index,
  });
  const underWay = useMemo(() => lastUnderWay(batchState, places), [places, batchState]);
  const [opened, setOpened] = useState<number>();
  const [, navigate] = useLocation();
  const rowId = useId();
  const keys = useRowKeys({
    count: places.length,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    scrollTo: (index) => view.scrollToIndex(index, { align: 'auto' }),
    onEnter: (index) => {
      const run = batchState.rows[places[index] ?? -1]?.run;
      if (run) navigate(runPath(run.slug));
    },
    onSpace: (index) => setOpened(places[index]),
  });
  const showUnderWay = () => view.scrollToIndex(Math.min(places.length - 1, underWay + 1), { align: 'auto' });
  const follow = useEffectEvent(() => {
    if (follows && underWay >= 0) showUnderWay();
  });
  useEffect(() => follow(), [underWay]);
  const items = view.getVirtualItems();
  const { worker } = summary;
  const canSend = canSendFrom(shown);
  const batch = useMemo(
    () => ({ worker, canSend, numberOf: (row: number) => plan?.rows[row]?.number ?? row + 1 }),
    [worker, canSend, plan],
  );
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-description={t('batch.rows.keys')}
        aria-activedescendant={
          items.some(({ index }) => index === keys.active) ? `${rowId}${keys.active}` : undefined
        }
        aria-label={t('batch.rows')}
        aria-rowcount={places.length + 1}
        tabIndex={0}
        onWheel={() => setFollows(false)}
        onPointerDown={() => setFollows(false)}
        onKeyDown={(event) => {
          setFollows(false);
          keys.onKeyDown(event);
        }}
        className="max-h-[max(20rem,calc(100dvh-var(--above,29.5rem)))] overflow-auto focus-visible:-outline-offset-2 max-sm:max-h-[max(20rem,calc(100dvh-12rem))]"
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classNames(
            GRID,
            'sticky top-0 z-1 min-h-row border-b border-line bg-sunken font-medium text-muted max-sm:hidden',
          )}
        >
          <span role="columnheader" className="text-right">
            #
          </span>
          <span role="columnheader" className="flex min-w-0 gap-3">
            {columns.map((column, at) => (
              <bdi key={at} className="flex-1 truncate" style={widthOf(shares[at])}>
                {column}
              </bdi>
            ))}
          </span>
          <span role="columnheader">{t('batch.column.state')}</span>
          <span role="columnheader">{t('batch.column.run')}</span>
          <span role="columnheader" className="text-right">
            {t('batch.column.results')}
          </span>
          <span role="columnheader" className="text-right">
            {t('batch.column.cost')}
          </span>
          <span role="columnheader" className="text-right">
            {t('batch.column.duration')}
          </span>
          <span role="columnheader">{t('batch.column.happened')}</span>
        </div>
        <div role="rowgroup" className="relative" style={{ height: view.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = places[index] ?? 0;
            const of = batchState.rows[row];
            return (
              of && (
                <BatchRow
                  key={key}
                  ref={view.measureElement}
                  row={row}
                  state={batchState}
                  onNeedKey={onNeedKey}
                  onAgain={onAgain}
                  onPutBack={onPutBack}
                  onCommand={onCommand}
                  index={index}
                  of={of}
                  planned={plan?.rows[row]}
                  shares={shares}
                  batch={batch}
                  top={start}
                  id={`${rowId}${index}`}
                  isActive={index === keys.active}
                  onOpen={setOpened}
                />
              )
            );
          })}
        </div>
      </div>
      {opened !== undefined && (
        <OpenedRow id={id} shown={shown} row={opened} onClose={() => setOpened(undefined)} />
      )}
      <footer className="flex flex-wrap items-center justify-between gap-2 border-t border-line bg-sunken px-4 py-1.5 text-sm text-muted">
        <span className="tabular-nums">
          {view.range && t('batch.range', rangeOf(view.range, places.length))}
        </span>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {underWay >= 0 &&
            (follows ? (
              <span>{t('batch.following')}</span>
            ) : (
              <Button
                size="small"
                variant="quiet"
                onClick={() => {
                  setFollows(true);
                  showUnderWay();
                }}
              >
                {t('batch.followAgain')}
              </Button>
            ))}
        </span>
      </footer>
    </>
  );
}

const TELLING_ROWS = 200;

/** Minimum and maximum characters of a column that count for its width. */
const LEAST_SHARE = 6;
const MOST_SHARE = 30;

/** Pixels of a character, and between two columns. */
const CHARACTER = 7.5;
const GAP = 12;

const WIDE = /[\u2e80-\uffef]/g;

function sharesOf({ columns, rows }: BatchPlan): readonly number[] {
  const told = rows.slice(0, TELLING_ROWS);
  const charactersOf = (text: string) => text.length + (text.match(WIDE)?.length ?? 0);
  return columns.slice(0, MOST_COLUMNS).map((name, at) => {
    const longest = told.reduce(
      (most, { cells }) => Math.max(most, charactersOf(cells[at] ?? '')),
      charactersOf(name),
    );
    return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, longest));
  });
}

/** Index of the last active row among those shown; -1 if there is none. */
function lastUnderWay({ active, rows }: BatchState, places: readonly number[]): number {
  const last = active.reduce((most, row) => {
    const { state } = rows[row] ?? {};
    return state === 'started' || state === 'sending' ? Math.max(most, row) : most;
  }, -1);
  return last === -1 ? -1 : places.lastIndexOf(last, Math.min(last, places.length - 1));
}

const rangeOf = (inView: { readonly startIndex: number; readonly endIndex: number }, total: number) => ({
  first: formatNumber(inView.startIndex + 1),
  last: formatNumber(Math.min(total, inView.endIndex + 1)),
  total: formatNumber(total),
});

type OpenedRowProps = Pick<RowsTableProps, 'id' | 'shown'> & {
  readonly row: number;
  readonly onClose: () => void;
};

/** Renders nothing if what the row was to send is not here. */
function OpenedRow({ id, shown, row, onClose }: OpenedRowProps) {
  const { state: batchState, plan } = shown.batch;
  const [planned, of] = [plan?.rows[row], batchState.rows[row]];
  return (
    <LazyPart>
      {plan && planned && of && <RowDetail id={id} plan={plan} planned={planned} of={of} onClose={onClose} />}
    </LazyPart>
  );
}
