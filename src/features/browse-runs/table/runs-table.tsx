import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';

import type { FoldedBatches } from '#batches/use-batches.tsx';
import { toNumber } from '#core/decimal.ts';
import { type RunRow, type RunSums, sumRuns } from '#core/runs/find-runs.ts';
import { MOST } from '#core/runs/run-label.ts';
import { lineKey, type RunLine, runsOfLine } from '#core/runs/run-lines.ts';
import type { ColumnId, Sort } from '#core/runs/run-query.ts';
import { formatBytes, formatDuration, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { costText, isSumKnown, sumWithout } from '#parts/texts/cost-text.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { namelessRun } from '#starts/names/name-text.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { NameField } from '#ui/controls/name-field.tsx';
import { ROW_HEIGHT } from '#ui/data-table/grid-window.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { type DrawnColumn, drawnColumn, isOfItsOwn, NAME_WIDTH } from './run-columns.tsx';
import { BatchLine, MoreLine } from './batch-line.tsx';
import { CELL, NUMBER, RunLine as RunRowLine } from './run-row.tsx';
import { useRowActions } from './use-row-actions.ts';
import type { Ticks } from './use-ticks.ts';

const ALL_DRAWN = 200;

/** Height in pixels of a two-line row; must equal `h-16`. */
const NARROW_HEIGHT = 64;

type RunsTableProps = {
  readonly fills: boolean;
  readonly lines: readonly RunLine[] | undefined;
  readonly rows: readonly RunRow[];
  readonly batches: FoldedBatches['batches'];
  readonly isPart: boolean;
  readonly setOpen: (batch: string, isOpen: boolean) => void;
  readonly setWhole: (batch: string) => void;
  readonly total: number;
  readonly isReading: boolean;
  readonly columns: readonly ColumnId[];
  /** The title of an input field; must be referentially stable. */
  readonly titleOf: (field: string) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly ticks: Ticks;
  readonly onStar: (row: RunRow) => void;
  readonly onName: (row: RunRow, name: string) => void;
  readonly footer?: ReactNode;
};

/** Runs in rows: click opens, Space ticks, Shift ticks a range, F2 renames. */
export function RunsTable(props: RunsTableProps) {
  const { lines: known, rows, total, columns: ids, titleOf, sort, onSort, ticks, onName, footer } = props;
  const t = useMessages();
  const readTitle = useReadTitle();
  const isNarrow = useMedia('(max-width: 40rem)');
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [naming, setNaming] = useState<string>();
  const lines = known ?? NO_LINES;
  // The same ones as long as nothing about them changes: then no row is drawn anew.
  const columns = useMemo(
    () => (isNarrow ? [] : ids.filter(isOfItsOwn).map((id) => drawnColumn(t, id, titleOf))),
    [isNarrow, ids, t, titleOf],
  );
  const { view, items, before, after } = useWindow(scroller, lines, isNarrow ? NARROW_HEIGHT : ROW_HEIGHT);
  const at = Math.min(current, Math.max(0, lines.length - 1));
  const act = useRowActions({
    ...props,
    lines,
    setCurrent,
    setNaming,
    show: (index) => view.scrollToIndex(index),
  });
  const span = columns.length + (isNarrow ? 3 : 4);
  return (
    <Card className="flex min-h-0 flex-col overflow-hidden">
      <div
        ref={scroller}
        className={classNames(
          'min-h-0 overflow-auto max-sm:max-h-[70dvh]',
          !props.fills && 'sm:max-h-[max(22rem,calc(100dvh-18rem))]',
        )}
        onClick={act.onClick}
        onKeyDown={act.onKeyDown}
      >
        <table
          aria-label={t('runs.title')}
          aria-busy={known === undefined}
          aria-rowcount={known ? lines.length + 1 : -1}
          style={isNarrow ? undefined : { minWidth: FIXED_WIDTH + sumOfWidths(columns) }}
          className="w-full table-fixed border-collapse text-left"
        >
          <Widths columns={columns} isNarrow={isNarrow} />
          <Head columns={columns} isNarrow={isNarrow} sort={sort} onSort={onSort} ticks={ticks} rows={rows} />
          <tbody>
            <Gap height={before} span={span} />
            {known === undefined && <Loading span={span} />}
            {items.map(({ index, key, line }) => {
              const place = { index, columns, isNarrow, isCurrent: index === at };
              if (line.kind !== 'run')
                return <OfBatch key={key} {...props} {...place} line={line} span={span} />;
              const { row, isBelow } = line;
              return (
                <RunRowLine
                  key={key}
                  row={row}
                  isBelow={isBelow}
                  {...place}
                  showWorker={ids.includes('worker')}
                  isTicked={ticks.has(row.run.slug)}
                  naming={
                    row.run.slug === naming ? (
                      <NameField
                        label={t('run.name')}
                        most={MOST.name}
                        name={row.name === '' ? namelessRun(t, row.run, readTitle) : row.name}
                        onName={(name) => {
                          setNaming(undefined);
                          onName(row, name);
                        }}
                        onLeave={() => setNaming(undefined)}
                        className={LOW_CONTROL}
                      />
                    ) : undefined
                  }
                />
              );
            })}
            <Gap height={after} span={span} />
          </tbody>
        </table>
      </div>
      <Sums rows={rows} total={total} isReading={props.isReading}>
        {footer}
      </Sums>
    </Card>
  );
}

const NO_LINES: readonly RunLine[] = [];

type OfBatchProps = Pick<RunsTableProps, 'batches' | 'isPart' | 'ticks'> & {
  readonly line: Exclude<RunLine, { readonly kind: 'run' }>;
  readonly index: number;
  readonly columns: readonly DrawnColumn[];
  readonly isNarrow: boolean;
  readonly isCurrent: boolean;
  readonly span: number;
};

function OfBatch({ line, batches, isPart, ticks, span, ...place }: OfBatchProps) {
  const batch = batches.get(line.batch);
  if (!batch) return null;
  if (line.kind === 'more')
    return <MoreLine count={line.count} name={batch.summary.name} {...place} span={span} />;
  const slugs = runsOfLine(line);
  const ticked = slugs.filter((slug) => ticks.has(slug)).length;
  return (
    <BatchLine
      {...place}
      batch={batch}
      rows={line.rows}
      isOpen={line.isOpen}
      // Without a run in the list, only the batch itself tells of it.
      isPart={isPart && line.rows.length > 0}
      ticked={ticked > 0 && (ticked === slugs.length || 'some')}
    />
  );
}

/** Minimum touch target in pixels. */
const TOUCHED = 44;
const isTouched = window.matchMedia('(pointer: coarse)').matches;
/** Pixels of the columns before the name: box, star, state. */
const WIDTHS = { box: isTouched ? TOUCHED : 36, star: isTouched ? TOUCHED : 32, state: 152 } as const;
const FIXED_WIDTH = WIDTHS.box + WIDTHS.star + WIDTHS.state + NAME_WIDTH;

const sumOfWidths = (columns: readonly DrawnColumn[]) => columns.reduce((sum, { width }) => sum + width, 0);

function Widths({ columns, isNarrow }: Pick<HeadProps, 'columns' | 'isNarrow'>) {
  return (
    <colgroup>
      <col style={{ width: WIDTHS.box }} />
      <col style={{ width: WIDTHS.star }} />
      {!isNarrow && <col style={{ width: WIDTHS.state }} />}
      <col />
      {columns.map(({ id, width }) => (
        <col key={id} style={{ width }} />
      ))}
    </colgroup>
  );
}

/** The rows to render, and the heights of the gaps before and after them. */
function useWindow(scroller: RefObject<HTMLElement | null>, lines: readonly RunLine[], height: number) {
  const view = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: lines.length <= ALL_DRAWN ? lines.length : 12,
    getItemKey: (index) => (lines[index] ? lineKey(lines[index]) : index),
    scrollPaddingStart: ROW_HEIGHT,
  });
  const drawn = view.getVirtualItems();
  return {
    view,
    items: drawn.flatMap(({ index, key }) => {
      const line = lines[index];
      return line ? [{ index, key, line }] : [];
    }),
    before: drawn[0]?.start ?? 0,
    after: view.getTotalSize() - (drawn.at(-1)?.end ?? 0),
  };
}

type HeadProps = Pick<RunsTableProps, 'sort' | 'onSort' | 'ticks'> & {
  readonly columns: readonly DrawnColumn[];
  readonly rows: readonly RunRow[];
  readonly isNarrow: boolean;
};

function Head({ columns, isNarrow, sort, onSort, ticks, rows }: HeadProps) {
  const t = useMessages();
  const slugs = rows.map(({ run }) => run.slug);
  const isAll = slugs.length > 0 && slugs.every((slug) => ticks.has(slug));
  const head = (id: ColumnId, name: string, isNumber?: boolean) => (
    <SortHead key={id} id={id} name={name} sort={sort} onSort={onSort} isNumber={isNumber === true} />
  );
  return (
    <thead className="sticky top-0 z-2 bg-sunken text-muted shadow-[inset_0_-1px_var(--line)]">
      <tr className="h-row">
        <th scope="col" className="pl-3 text-left">
          <label className="relative z-1 flex items-center pointer-coarse:-ml-3 pointer-coarse:size-11 pointer-coarse:justify-center">
            <input
              type="checkbox"
              aria-label={t('runs.tickAll', { count: formatNumber(rows.length) })}
              checked={isAll}
              disabled={rows.length === 0}
              onChange={() => (isAll ? ticks.leaveOut(slugs) : ticks.extend(slugs))}
            />
          </label>
        </th>
        <th aria-hidden />
        {!isNarrow && head('status', t('runs.column.status'))}
        {head('name', t('runs.column.name'))}
        {columns.map(({ id, head: name, isNumber }) => head(id, name, isNumber))}
      </tr>
    </thead>
  );
}

type SortHeadProps = Pick<RunsTableProps, 'sort' | 'onSort'> & {
  readonly id: ColumnId;
  readonly name: string;
  readonly isNumber: boolean;
};

const LARGEST_FIRST: readonly ColumnId[] = [
  'started',
  'duration',
  'results',
  'cost',
  'price',
  'checkUp',
  'traffic',
];

function SortHead({ id, name, sort, onSort, isNumber }: SortHeadProps) {
  const t = useMessages();
  const isOn = sort.by === id;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isOn ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classNames(isNumber ? NUMBER : CELL, 'font-medium')}
    >
      <button
        type="button"
        title={t('runs.sort', { column: name })}
        onClick={() => onSort({ by: id, descending: isOn ? !sort.descending : LARGEST_FIRST.includes(id) })}
        className={classNames(
          'inline-flex max-w-full items-center gap-1 rounded font-medium hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11',
          isNumber && 'justify-end',
        )}
      >
        <bdi className="truncate">{name}</bdi>
        {isOn && <Arrow size={12} aria-hidden className="shrink-0" />}
      </button>
    </th>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} className="p-0" />
    </tr>
  );
}

function Loading({ span }: { readonly span: number }) {
  return Array.from({ length: 24 }, (_, row) => (
    <tr key={row} className="h-row">
      <td colSpan={span} className="px-3">
        <Skeleton className="h-4 w-full" />
      </td>
    </tr>
  ));
}

type SumsProps = {
  readonly rows: readonly RunRow[];
  readonly total: number;
  readonly isReading: boolean;
  readonly children: ReactNode;
};

function Sums({ rows, total, isReading, children }: SumsProps) {
  const t = useMessages();
  const sums: RunSums = sumRuns(rows);
  const { cost, unknownCounts, knownCounts } = sums;
  const counts = { shown: formatNumber(rows.length), total: formatNumber(total), count: rows.length };
  const partOf = (figure: keyof typeof unknownCounts) => ({
    knownCount: knownCounts[figure],
    unknownCount: unknownCounts[figure],
    open: rows.length - knownCounts[figure] - unknownCounts[figure],
  });
  const sumText = (figure: Exclude<keyof typeof unknownCounts, 'usage'>, format: (sum: number) => string) =>
    sumWithout(t, { ...partOf(figure), sum: sums[figure] }, format);
  const figures = [
    [
      t('runs.column.cost'),
      isSumKnown(partOf('usage')) || unknownCounts.usage > 0
        ? costText(t, toNumber(cost), unknownCounts.usage)
        : '–',
    ],
    [t('runs.column.results'), sumText('results', formatNumber)],
    [t('runs.column.duration'), sumText('duration', formatDuration)],
    [t('runs.column.traffic'), sumText('traffic', formatBytes)],
  ] as const;
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line bg-sunken px-3 py-1.5">
      {rows.length > 0 && (
        <>
          <span className="font-semibold tabular-nums" data-testid="run-count">
            {rows.length === total ? t('runs.sum', counts) : t('runs.sum.of', counts)}
            {isReading && <span className="font-normal text-muted"> {t('runs.sum.soFar')}</span>}
          </span>
          <dl className="flex flex-wrap gap-x-5 gap-y-1">
            {figures.map(([name, value], at) => (
              <div key={name} className={classNames('flex gap-1.5', at > 1 && 'max-sm:hidden')}>
                <dt className="text-muted">{name}</dt>
                <dd className="font-semibold tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {children}
    </div>
  );
}
