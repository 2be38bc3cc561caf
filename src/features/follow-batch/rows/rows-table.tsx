import {
  type MouseEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLocation } from 'wouter';

import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { BatchPlan } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { useLatest } from '#ui/hooks/use-latest.ts';

import type { ShownBatch } from '../batch/shown-batch.ts';
import { BatchRow, GRID, widthOf } from './batch-row.tsx';
import type { OnAgain } from './lost-row.tsx';
import { rowKeys } from './row-keys.ts';

/** Height in pixels of a row with one line. */
const ROW_HEIGHT = 37;

/** Maximum number of rows that are all rendered; of more, only those in view. */
const ALL_DRAWN = 200;

export const canSendFrom = ({ batch, driver }: ShownBatch): boolean =>
  batch.plan !== undefined && driver !== 'never';

/** The row that the keys are at, by its place in the plan, and whether the panel shows it. */
export type CurrentRow = { readonly row: number; readonly isOpen: boolean };

type RowsTableProps = {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly shown: ShownBatch;
  readonly current: CurrentRow | undefined;
  readonly onCurrent: (current: CurrentRow) => void;
  readonly onNeedKey: () => void;
  readonly places: readonly number[];
  readonly onAgain: OnAgain;
  readonly onPutBack: (row: number) => void;
  readonly onCommand: (command: BatchCommand) => void;
};

const MOST_COLUMNS = 3;

export function RowsTable(props: RowsTableProps) {
  const { grid, places, shown, current, onCurrent, onNeedKey, onAgain, onPutBack, onCommand } = props;
  const t = useMessages();
  const { state: batchState, plan, summary } = shown.batch;
  const [follows, setFollows] = useState(true);
  const columns = (plan?.columns ?? []).slice(0, MOST_COLUMNS);
  const shares = useMemo(() => (plan ? sharesOf(plan) : []), [plan]);
  const own = shares.reduce((sum, share) => sum + share * CHARACTER + GAP, 0);
  useLayoutEffect(() => grid.current?.style.setProperty('--own', `${own}px`), [grid, own]);
  const view = useVirtualizer({
    count: places.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: places.length <= ALL_DRAWN ? places.length : 10,
    getItemKey: (index) => places[index] ?? index,
  });
  const underWay = useMemo(() => lastUnderWay(batchState, places), [places, batchState]);
  const [, navigate] = useLocation();
  const rowId = useId();
  const at = current ? indexIn(places, current.row) : -1;
  const active = at === -1 ? undefined : at;
  const isOpen = current?.isOpen === true;
  const openAt = (index: number) => {
    const row = places[index];
    if (row === undefined) return;
    // What the row was to send may not be here.
    onCurrent({ row, isOpen: plan?.rows[row] !== undefined });
  };
  const onKey = rowKeys({
    count: places.length,
    active,
    pageRows: () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    onMove: (index) => {
      const row = places[index];
      if (row !== undefined) onCurrent({ row, isOpen });
    },
    onEnter: (index) => {
      const run = batchState.rows[places[index] ?? -1]?.run;
      if (run) navigate(runPath(run.slug));
    },
    onSpace: openAt,
    onEscape: () => current && onCurrent({ ...current, isOpen: false }),
  });
  const onOpen = useLatest((index: number) => {
    // Its button has no focus of its own: the keys go on from the row.
    grid.current?.focus({ preventScroll: true });
    openAt(index);
  });
  const showActive = useEffectEvent(() => {
    if (active !== undefined) view.scrollToIndex(active, { align: 'auto' });
  });
  useEffect(() => showActive(), [active]);
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
        ref={grid}
        role="grid"
        aria-description={t('batch.rows.keys')}
        aria-activedescendant={items.some(({ index }) => index === active) ? `${rowId}${active}` : undefined}
        aria-label={t('batch.rows')}
        aria-rowcount={places.length + 1}
        tabIndex={0}
        onWheel={() => setFollows(false)}
        onPointerDown={() => setFollows(false)}
        onClick={(event) => {
          const index = pressedRow(event);
          if (index !== undefined) onOpen(index);
        }}
        onKeyDown={(event) => {
          setFollows(false);
          onKey(event);
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
                  isActive={index === active}
                  isOpened={isOpen && index === active}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </div>
      </div>
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
  const sampleRows = rows.slice(0, TELLING_ROWS);
  const charactersOf = (text: string) => text.length + (text.match(WIDE)?.length ?? 0);
  return columns.slice(0, MOST_COLUMNS).map((name, at) => {
    const longest = sampleRows.reduce(
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

export const indexIn = (places: readonly number[], row: number): number =>
  places[row] === row ? row : places.indexOf(row);

/** Index of a row that a click is to open: not by its links and buttons, nor where text was selected. */
function pressedRow({ target, defaultPrevented }: MouseEvent): number | undefined {
  if (!(target instanceof Element) || defaultPrevented) return undefined;
  const row = target.closest<HTMLElement>('[data-index]');
  const isElsewhere = row === null || target.closest('a, button, input, label') !== null;
  return isElsewhere || window.getSelection()?.isCollapsed === false
    ? undefined
    : Number(row.dataset['index']);
}
