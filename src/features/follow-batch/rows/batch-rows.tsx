import { ChevronDown, Download, Pencil, RefreshCw } from 'lucide-react';
import {
  type ReactNode,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLocation } from 'wouter';

import type { Wish } from '#batches/drive/batch-messages.ts';
import type { LiveBatch } from '#batches/drive/batch-view.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import type { Course } from '#core/batch/course/course.ts';
import { isLeftToMend, isLimited } from '#core/batch/course/row-course.ts';
import type { SeenRow } from '#core/batch/course/seen-row.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { useLatest } from '#ui/hooks/use-latest.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PopupMenu } from '#ui/overlay/popup-menu.tsx';
import { downloadText } from '#ui/text/download-text.ts';

import { setUpPath, type ShownBatch } from '../shown-batch.ts';
import { BatchRow, GRID, loadLostRow } from './batch-row.tsx';
import type { OnAgain } from './lost-row.tsx';
import { FILTER_ORDER, kindCounts, kindOf, ROW_LOOK, type RowKind } from './row-look.ts';
import { failedRowsCsv } from './failed-rows-csv.ts';
import { useRowKeys } from './use-row-keys.ts';
import type { Sending } from '../use-sending.tsx';

const RowDetail = lazyComponent(
  () => import('./row-detail.tsx').then(({ RowDetail }) => RowDetail),
  'sendAgain',
);

/** Pixels, of a row with one line. */
const ROW_HEIGHT = 37;

/** Rows that are all drawn; of more, those in view. */
const ALL_DRAWN = 200;

/** Milliseconds after which what a screen shows at first is there. */
const SETTLED = 1_500;

type BatchRowsProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly live: LiveBatch;
  readonly onNeedKey: () => void;
  /** Has rows sent once that is agreed to. */
  readonly onSend: Sending['ask'];
};

/** The rows in the order of the file, by state and by text; the rows under way stay in view until the person scrolls. */
export function BatchRows({ id, shown, live, onNeedKey, onSend }: BatchRowsProps) {
  const t = useMessages();
  const { course, plan, summary } = shown.batch;
  const [state, setState] = useState<RowKind>();
  const [text, setText] = useState('');
  const filter = useDeferredValue(text);
  const everyPlace = useMemo(() => Array.from({ length: summary.size }, (_, at) => at), [summary.size]);
  const isAll = state === undefined && filter.trim() === '';
  const found = useMemo(
    () =>
      isAll
        ? undefined
        : course.rows.flatMap((row, at) => (fits(kindOf(row), state) && holds(plan, at, filter) ? [at] : [])),
    [course.rows, plan, state, filter, isAll],
  );
  const places = found ?? everyPlace;
  const counts = kindCounts(course);
  // What was left out before the start, or started elsewhere, is no part of what is put back together: it would be paid for twice, or be refused.
  const isElsewhere = (at: number) => course.rows[at]?.elsewhere !== undefined;
  const toPutBack =
    state === 'left-out' ? places.filter((at) => plan?.rows[at]?.leftOut !== true && !isElsewhere(at)) : [];
  const failed = useMemo(() => failedRows(course), [course]);
  const onAgain = useLatest<Parameters<OnAgain>>((row, onceMore) =>
    onSend({ kind: 'again', rows: [row], onceMore }),
  );
  const onPutBack = useLatest((row: number) => onSend({ kind: 'putBack', rows: [row] }));
  useEffect(() => {
    const timer = window.setTimeout(loadLostRow, SETTLED);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <div
          role="group"
          aria-label={t('batch.filter.states')}
          className="flex min-w-0 flex-wrap gap-1.5 max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5"
        >
          <Chip isOn={state === undefined} onClick={() => setState(undefined)} count={summary.size}>
            {t('batch.filter.all')}
          </Chip>
          {FILTER_ORDER.filter((one) => counts[one] > 0 || one === state).map((one) => {
            const { icon: Icon, word, ink } = ROW_LOOK[one];
            return (
              <Chip
                key={one}
                isOn={state === one}
                isUrgent={(one === 'lost' || one === 'gone') && counts[one] > 0}
                count={counts[one]}
                onClick={() => setState(one === state ? undefined : one)}
              >
                <Icon size={13} aria-hidden className={ink} />
                {t(word)}
              </Chip>
            );
          })}
        </div>
        <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">
          <input
            type="search"
            aria-label={t('batch.filter')}
            placeholder={t('batch.filter')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={classNames(CONTROL, 'sm:max-w-40')}
          />
          {toPutBack.length > 1 && canSendFrom(shown) && (
            <Button size="small" onClick={() => onSend({ kind: 'putBack', rows: toPutBack })}>
              {t('batch.rows.putBack', { count: toPutBack.length })}
            </Button>
          )}
          <FailedRows {...{ id, shown, failed }} onRetry={() => onSend({ kind: 'again', rows: failed })} />
        </div>
      </div>
      {places.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted">{t('batch.filter.none')}</p>
      ) : (
        <Table {...{ id, places, shown, onNeedKey, onAgain, onPutBack }} onWish={live.wish} />
      )}
    </Card>
  );
}

const canSendFrom = ({ batch, driver }: ShownBatch): boolean =>
  batch.plan !== undefined && driver !== 'never';

const failedRows = ({ rows, counts, limited }: Course): readonly SeenRow[] =>
  counts.failed + limited === 0
    ? []
    : rows.flatMap((of, row) => (isLeftToMend(of) && of.attempt ? [{ row, attempt: of.attempt.id }] : []));

const fits = (of: RowKind, wanted: RowKind | undefined): boolean => wanted === undefined || of === wanted;

function holds(plan: BatchPlan | undefined, at: number, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const row = plan?.rows[at];
  return (
    row === undefined ||
    row.cells.some((cell) => cell.toLowerCase().includes(wanted)) ||
    String(row.number) === wanted
  );
}

type ChipProps = {
  readonly isOn: boolean;
  readonly isUrgent?: boolean;
  readonly count: number;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Chip({ isOn, isUrgent = false, count, onClick, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={classNames(
        'inline-flex min-h-7 shrink-0 items-center gap-1.5 rounded border px-2 whitespace-nowrap pointer-coarse:min-h-11',
        isOn ? 'border-accent bg-accent-soft text-accent' : 'border-line hover:bg-sunken',
        isUrgent && !isOn && 'border-transparent bg-warn-soft text-warn',
      )}
    >
      {children}
      <b className="tabular-nums">{formatNumber(count)}</b>
    </button>
  );
}

type TableProps = Omit<BatchRowsProps, 'live' | 'onSend'> & {
  /** Of the rows that are shown, in the plan. */
  readonly places: readonly number[];
  readonly onAgain: OnAgain;
  readonly onPutBack: (row: number) => void;
  readonly onWish: (wish: Wish) => void;
};

/** Columns of the person's own that are shown beside the state; the others stand in the results. */
const MOST_COLUMNS = 3;

function Table({ id, places, shown, onNeedKey, onAgain, onPutBack, onWish }: TableProps) {
  const t = useMessages();
  const { course, plan, summary } = shown.batch;
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const columns = (plan?.columns ?? []).slice(0, MOST_COLUMNS);
  const view = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: places.length <= ALL_DRAWN ? places.length : 10,
    getItemKey: (index) => places[index] ?? index,
  });
  const underWay = useMemo(() => lastUnderWay(course, places), [places, course]);
  const [opened, setOpened] = useState<number>();
  const [, navigate] = useLocation();
  const rowId = useId();
  const keys = useRowKeys({
    count: places.length,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    scrollTo: (index) => view.scrollToIndex(index, { align: 'auto' }),
    onEnter: (index) => {
      const run = course.rows[places[index] ?? -1]?.run;
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
        className="max-h-[max(20rem,calc(100dvh-27rem))] overflow-auto focus-visible:-outline-offset-2 max-sm:max-h-[max(20rem,calc(100dvh-12rem))]"
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
              <bdi key={at} className="min-w-0 flex-1 truncate">
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
            const of = course.rows[row];
            return (
              of && (
                <BatchRow
                  key={key}
                  ref={view.measureElement}
                  {...{ row, course, onNeedKey, onAgain, onPutBack, onWish, index, of }}
                  planned={plan?.rows[row]}
                  columns={columns.length}
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
        <OpenedRow {...{ id, shown }} row={opened} onClose={() => setOpened(undefined)} />
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

/** Where the last row under way is among those that are shown; -1 where none is. */
function lastUnderWay({ active, rows }: Course, places: readonly number[]): number {
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

type OpenedRowProps = Pick<TableProps, 'id' | 'shown'> & {
  /** Its place in the plan. */
  readonly row: number;
  readonly onClose: () => void;
};

/** Nothing where what it was to send is not here. */
function OpenedRow({ id, shown, row, onClose }: OpenedRowProps) {
  const { course, plan } = shown.batch;
  const [planned, of] = [plan?.rows[row], course.rows[row]];
  return (
    <LazyPart>{plan && planned && of && <RowDetail {...{ id, plan, planned, of, onClose }} />}</LazyPart>
  );
}

type FailedRowsProps = Pick<BatchRowsProps, 'id' | 'shown'> & {
  readonly failed: readonly SeenRow[];
  readonly onRetry: () => void;
};

/** What can be done with all rows that failed or were stopped by their limits. */
function FailedRows({ id, shown, failed, onRetry }: FailedRowsProps) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [menuAt, setMenuAt] = useState<{ readonly left: number; readonly top: number }>();
  const { course, plan, summary } = shown.batch;
  if (failed.length === 0) return null;
  const limited = failed.filter(({ row }) => course.rows[row] && isLimited(course.rows[row])).length;
  const counts = { count: failed.length - limited, limited };
  return (
    <span className="flex gap-1">
      <Button disabled={plan === undefined} className="max-sm:whitespace-normal" onClick={onRetry}>
        <RefreshCw size={14} aria-hidden />
        {t(retryKey(counts), counts)}
      </Button>
      {plan && (
        <IconButton
          label={t('batch.retry.more')}
          aria-haspopup="menu"
          aria-expanded={menuAt !== undefined}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            setMenuAt({ left, top: bottom });
          }}
        >
          <ChevronDown size={15} aria-hidden />
        </IconButton>
      )}
      {plan && menuAt && (
        <PopupMenu
          label={t('batch.retry.more')}
          at={menuAt}
          onClose={() => setMenuAt(undefined)}
          items={[
            {
              label: t('batch.correct'),
              icon: <Pencil size={14} />,
              onSelect: () => navigate(setUpPath(id, summary.worker, 'failed')),
            },
            {
              label: t('batch.saveFailed'),
              icon: <Download size={14} />,
              onSelect: () =>
                downloadText(`${summary.name}-failed.csv`, failedRowsCsv(t, plan, course.rows), 'text/csv'),
            },
          ]}
        />
      )}
    </span>
  );
}

function retryKey({ count, limited }: Record<'count' | 'limited', number>): MessageKey {
  if (limited === 0) return 'batch.retry';
  return count === 0 ? 'batch.retry.limited' : 'batch.retry.both';
}
