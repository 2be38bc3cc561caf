import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';

import type { ListedBatch } from '#batches/batches.ts';
import { BatchStatus } from '#batches/batch-status.tsx';
import { ROW_LOOK } from '#batches/row-look.ts';
import { kindCounts, type RowKind } from '#batches/row-kind.ts';
import { spentText } from '#core/batch/state/batch-state.ts';
import { doneOf, isBatchOver } from '#core/batch/state/standing.ts';
import { toNumber } from '#core/decimal.ts';
import { batchPath } from '#core/ids/screen-paths.ts';
import { type RunRow, sumRuns } from '#core/runs/find-runs.ts';
import type { ColumnId } from '#core/runs/run-query.ts';
import { formatDuration, formatMoment, formatMoneyInRow, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { costText, sumWithout } from '#parts/texts/cost-text.ts';
import { TitleText } from '#parts/title-text.tsx';
import { classNames } from '#ui/class-names.ts';

import type { DrawnColumn } from './run-columns.tsx';
import { CELL, NUMBER, TickCell } from './run-row.tsx';

type BatchLineProps = {
  readonly batch: ListedBatch;
  readonly rows: readonly RunRow[];
  /** Whether the batch may have more runs; the figures then cover these only. */
  readonly isPart: boolean;
  readonly isOpen: boolean;
  readonly index: number;
  readonly columns: readonly DrawnColumn[];
  readonly isNarrow: boolean;
  readonly ticked: boolean | 'some';
  readonly isCurrent: boolean;
};

export const BatchLine = memo(function BatchLine(props: BatchLineProps) {
  const { batch, rows, isOpen, index, columns, isNarrow, ticked, isCurrent } = props;
  const t = useMessages();
  const { name } = batch.summary;
  const stop = isCurrent ? 0 : -1;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={classNames(
        'group relative border-b border-line last:border-b-0 has-focus-visible:bg-accent-soft',
        ticked === true ? 'bg-accent-soft' : 'hover:bg-sunken',
        isNarrow ? 'h-16' : 'h-row',
      )}
    >
      <TickCell label={t('runs.tick', { name })} stop={stop} ticked={ticked} disabled={rows.length === 0} />
      <td className="w-8">
        {rows.length > 0 && (
          <button
            type="button"
            tabIndex={stop}
            data-do="open"
            aria-label={t('runs.batch.runs', { name })}
            aria-expanded={isOpen}
            className="relative z-1 flex size-7 items-center justify-center rounded text-muted hover:bg-sunken pointer-coarse:size-11"
          >
            <Arrow size={16} aria-hidden />
          </button>
        )}
      </td>
      {!isNarrow && (
        <td className={`${CELL} truncate`}>
          <BatchStatus batch={batch} />
        </td>
      )}
      <td className={classNames(CELL, 'min-w-0')}>
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={batchPath(batch.id)}
            tabIndex={stop}
            dir="auto"
            title={name}
            className="min-w-0 shrink truncate font-medium pointer-coarse:after:absolute pointer-coarse:after:inset-0"
          >
            <bdi>{name}</bdi>
          </Link>
          <Counts {...props} />
        </div>
        {isNarrow && <Below {...props} />}
      </td>
      {columns.map(({ id, isNumber }) => (
        <td key={id} className={isNumber ? NUMBER : `${CELL} truncate`}>
          {cellOf(t, id, props)}
        </td>
      ))}
    </tr>
  );
});

const COUNTED: readonly RowKind[] = ['succeeded', 'started', 'waiting', 'stopped'];

function Counts({ batch, rows, isPart }: Pick<BatchLineProps, 'batch' | 'rows' | 'isPart'>) {
  const t = useMessages();
  const { head } = batch.summary;
  if (isPart)
    return <span className="shrink-0 text-muted">{t('runs.batch.part', { count: rows.length })}</span>;
  if (isBatchOver(head)) return null;
  const counts = kindCounts(head);
  return (
    <span className="min-w-0 flex-1 truncate text-muted">
      {COUNTED.filter((kind) => counts[kind] > 0)
        .map((kind) =>
          t('runs.batch.count', { number: formatNumber(counts[kind]), word: t(ROW_LOOK[kind].word) }),
        )
        .join(t('batch.and'))}
    </span>
  );
}

type Figured = Pick<BatchLineProps, 'batch' | 'rows' | 'isPart'>;

function figuresOf(t: Translate, { batch, rows, isPart }: Figured) {
  const { head } = batch.summary;
  if (!isPart)
    return {
      cost: costText(t, Number(spentText(head)), head.untold, formatMoneyInRow),
      results: sumWithout(
        t,
        { sum: head.results, knownCount: head.toldResults, unknownCount: head.untoldResults },
        formatNumber,
      ),
    };
  const { cost, results, unknownCounts, knownCounts } = sumRuns(rows);
  const open = rows.length - knownCounts.results - unknownCounts.results;
  return {
    cost: costText(t, toNumber(cost), unknownCounts.usage, formatMoneyInRow),
    results: sumWithout(
      t,
      { sum: results, knownCount: knownCounts.results, unknownCount: unknownCounts.results, open },
      formatNumber,
    ),
  };
}

/** Seconds from the start of the first run to the end of the last; undefined if one is active or not listed. */
function durationOf({ batch, rows, isPart }: Figured): number | undefined {
  const { head } = batch.summary;
  if (isPart || !isBatchOver(head) || rows.length < doneOf(head)) return undefined;
  const [starts, ends] = [rows.map(({ run }) => run.startedAt), rows.map(({ run }) => run.finishedAt)];
  const span = Math.max(...ends.map((at = NaN) => at)) - Math.min(...starts.map((at = NaN) => at));
  return Number.isFinite(span) ? span / 1_000 : undefined;
}

function cellOf(t: Translate, id: ColumnId, line: Figured): ReactNode {
  const { worker, title, head } = line.batch.summary;
  if (id === 'worker') return <TitleText whole={title || worker} />;
  if (id === 'started') return formatMoment(head.startedAt);
  if (id === 'duration') {
    const seconds = durationOf(line);
    return seconds === undefined ? '–' : formatDuration(seconds);
  }
  return id === 'results' || id === 'cost' ? figuresOf(t, line)[id] : null;
}

function Below(props: Figured) {
  const t = useMessages();
  return (
    <div className="flex min-w-0 items-center gap-2 truncate text-sm whitespace-nowrap text-muted tabular-nums">
      <BatchStatus batch={props.batch} />
      <span>{formatMoment(props.batch.summary.head.startedAt)}</span>
      <span>{figuresOf(t, props).cost}</span>
    </div>
  );
}

type MoreLineProps = {
  readonly count: number;
  readonly name: string;
  readonly index: number;
  readonly span: number;
  readonly isCurrent: boolean;
  readonly isNarrow: boolean;
};

export function MoreLine({ count, name, index, span, isCurrent, isNarrow }: MoreLineProps) {
  const t = useMessages();
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={classNames('border-b border-line last:border-b-0', isNarrow ? 'h-16' : 'h-row')}
    >
      <td colSpan={span} className={`${CELL} pl-24`}>
        <button
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          data-do="whole"
          aria-label={t('runs.batch.all.of', { count: formatNumber(count), name })}
          className="min-h-7 rounded text-accent hover:underline pointer-coarse:min-h-11"
        >
          {t('runs.batch.all', { count: formatNumber(count) })}
        </button>
      </td>
    </tr>
  );
}
