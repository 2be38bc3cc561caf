import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { isRunOver, type Run } from '#core/run/run.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatBytes, formatDuration, formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { StatusBadge } from '#parts/status-badge.tsx';
import { TitleText } from '#parts/title-text.tsx';

import { type RunSums, sumRuns } from './sum-runs.ts';

type RunsTableProps = {
  /** Undefined while they load. */
  readonly runs: readonly Run[] | undefined;
  readonly total: number | undefined;
  readonly showWorker: boolean;
  /** The runs that were started from this browser. */
  readonly startedHere: ReadonlySet<string>;
  /** The rows are those of the page before. */
  readonly dimmed: boolean;
};

const CELL = 'px-2 py-2 sm:px-3';
const NUMBER = 'px-2 py-2 text-right sm:px-3 tabular-nums whitespace-nowrap';
const WIDE_ONLY = 'max-md:hidden';

/** Runs as a table; a click anywhere in a row opens its run. Narrow screens keep what tells runs apart. */
export function RunsTable({ runs, total, showWorker, startedHere, dimmed }: RunsTableProps) {
  const t = useMessages();
  const columns = [
    { name: t('runs.column.status'), className: CELL },
    ...(showWorker ? [{ name: t('runs.column.worker'), className: classNames(CELL, WIDE_ONLY) }] : []),
    { name: t('runs.column.started'), className: CELL },
    { name: t('runs.column.duration'), className: classNames(NUMBER, WIDE_ONLY) },
    { name: t('runs.column.results'), className: NUMBER },
    { name: t('runs.column.usage'), className: classNames(NUMBER, 'max-sm:hidden') },
    { name: t('runs.column.traffic'), className: classNames(NUMBER, WIDE_ONLY) },
  ];
  return (
    <Card className="overflow-x-auto">
      <table
        aria-label={t('runs.title')}
        aria-busy={runs === undefined}
        aria-rowcount={total === undefined ? -1 : total + 1}
        className={classNames('w-full border-collapse text-left', dimmed && 'opacity-60')}
      >
        <thead className="border-b border-line bg-sunken text-muted">
          <tr>
            {columns.map(({ name, className }) => (
              <th key={name} scope="col" className={classNames(className, 'font-semibold')}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {runs
            ? runs.map((run) => (
                <RunRow key={run.slug} run={run} showWorker={showWorker} here={startedHere.has(run.slug)} />
              ))
            : Array.from({ length: 8 }, (_, row) => (
                <tr key={row}>
                  {columns.map(({ name, className }) => (
                    <td key={name} className={className}>
                      <Skeleton className="h-5 w-full" />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
        {runs && runs.length > 1 && <Sums sums={sumRuns(runs)} showWorker={showWorker} />}
      </table>
    </Card>
  );
}

type SumsProps = { readonly sums: RunSums; readonly showWorker: boolean };

/** What the runs of the page took together. */
function Sums({ sums, showWorker }: SumsProps) {
  const t = useMessages();
  return (
    <tfoot className="border-t border-line-strong bg-sunken font-semibold">
      <tr>
        <th scope="row" className={classNames(CELL, 'font-semibold text-muted')}>
          {t('runs.sums')}
        </th>
        {showWorker && <td className={WIDE_ONLY} />}
        <td className={CELL}>
          <CostAndTime {...sums} />
        </td>
        <Figure className={WIDE_ONLY}>{formatDuration(sums.duration)}</Figure>
        <Figure>{formatNumber(sums.results)}</Figure>
        <Figure className="max-sm:hidden">{formatMoney(sums.usage)}</Figure>
        <Figure className={WIDE_ONLY}>{formatBytes(sums.traffic)}</Figure>
      </tr>
    </tfoot>
  );
}

type RunRowProps = { readonly run: Run; readonly showWorker: boolean; readonly here: boolean };

function RunRow({ run, showWorker, here }: RunRowProps) {
  const t = useMessages();
  const started = run.startedAt === undefined ? t('runs.notStarted') : formatMoment(run.startedAt);
  const worker = <WorkerName run={run} />;
  const isTimed = isRunOver(run.status) || run.duration > 0;
  return (
    <tr className="relative hover:bg-sunken has-focus-visible:bg-accent-soft">
      <td className={CELL}>
        <StatusBadge run={run} />
      </td>
      {showWorker && <td className={classNames(CELL, WIDE_ONLY)}>{worker}</td>}
      <td className={CELL}>
        <Link
          href={runPath(run.slug)}
          aria-label={run.startedAt === undefined ? run.slug : t('run.title', { moment: started })}
          className="font-medium whitespace-nowrap text-accent after:absolute after:inset-0"
        >
          {started}
        </Link>{' '}
        {here && (
          <span
            title={t('history.here.about')}
            className="rounded bg-sunken px-1.5 text-xs whitespace-nowrap text-muted pointer-fine:relative"
          >
            {t('history.here')}
          </span>
        )}
        <CostAndTime usage={run.usage} {...(isTimed && { duration: run.duration })} />
        {showWorker && <div className="md:hidden">{worker}</div>}
      </td>
      <Figure className={WIDE_ONLY} known={isTimed}>
        {formatDuration(run.duration)}
      </Figure>
      <Figure>{formatNumber(run.results)}</Figure>
      <Figure className="max-sm:hidden">{formatMoney(run.usage)}</Figure>
      <Figure className={WIDE_ONLY}>{formatBytes(run.traffic)}</Figure>
    </tr>
  );
}

type CostAndTimeProps = Pick<RunSums, 'usage'> & Partial<Pick<RunSums, 'duration'>>;

/** What has a column of its own where there is room for one. */
function CostAndTime({ usage, duration }: CostAndTimeProps) {
  return (
    <div className="text-sm font-normal text-muted tabular-nums sm:hidden">
      {[formatMoney(usage), ...(duration === undefined ? [] : [formatDuration(duration)])].join(' · ')}
    </div>
  );
}

function WorkerName({ run: { workerTitle, workerSlug } }: { readonly run: Run }) {
  return (
    <>
      <div className="wrap-anywhere">
        <TitleText whole={workerTitle === '' ? workerSlug : workerTitle} />
      </div>
      {workerTitle !== '' && (
        <div className="font-mono text-xs wrap-anywhere text-muted max-md:hidden">{workerSlug}</div>
      )}
    </>
  );
}

type FigureProps = { readonly className?: string; readonly known?: boolean; readonly children: ReactNode };

function Figure({ className, known = true, children }: FigureProps) {
  return <td className={classNames(NUMBER, className)}>{known ? children : '–'}</td>;
}
