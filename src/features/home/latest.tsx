import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Link } from 'wouter';

import { BatchStatus } from '#batches/batch-status.tsx';
import { RowsBar } from '#batches/rows-bar.tsx';
import { doneOf, isBatchOver } from '#core/batch/state/standing.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { batchPath, runPath, SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { FileNames } from '#core/results/files/file-format.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { StatusLine } from '#parts/status-line.tsx';
import { TitleText, useReadTitle } from '#parts/title-text.tsx';
import { sumWithout } from '#parts/texts/cost-text.ts';
import { useLatestRuns } from '#parts/use-latest-runs.ts';
import { CheckUpLine } from '#starts/check-up/check-up-line.tsx';
import { useStoredCheckUps } from '#starts/check-up/stored-measures.ts';
import { useExpectedResults } from '#starts/history/expected-results.ts';
import { storedInputQuery } from '#starts/history/history-query.ts';
import { namelessRun } from '#starts/names/name-text.ts';
import { useReadRowName } from '#starts/names/row-names.ts';
import { LinkButton, TextLink } from '#ui/controls/link.tsx';

import { RailCard } from './rail-card.tsx';
import { isGoing, type LatestLine, useLatestLines } from './use-latest-lines.ts';

export type SavedLine = {
  readonly of: { readonly run: RunSlug } | { readonly batch: BatchId };
  readonly worker: string;
  readonly names: FileNames;
};

type LatestProps = {
  readonly renderSave: (line: SavedLine) => ReactNode;
  readonly onNeedKey: () => void;
  readonly onDrawn: () => void;
};

export function Latest({ renderSave, onNeedKey, onDrawn }: LatestProps) {
  const t = useMessages();
  const { failure, again } = useLatestRuns();
  const lines = useLatestLines();
  const isRead = lines !== undefined;
  const tell = useEffectEvent(onDrawn);
  useEffect(() => {
    if (isRead) tell();
  }, [isRead]);
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={again} onNeedKey={onNeedKey} />}
      {lines !== undefined && lines.length > 0 && (
        <RailCard
          title={t('home.latest')}
          beside={<TextLink href={SCREEN_PATHS.runs}>{t('home.latest.all')}</TextLink>}
        >
          {lines.map((line) =>
            line.kind === 'run' ? (
              <RunLine key={line.id} line={line} renderSave={renderSave} />
            ) : (
              <BatchLine key={line.id} line={line} renderSave={renderSave} />
            ),
          )}
        </RailCard>
      )}
    </>
  );
}

type LineProps<Kind extends LatestLine['kind']> = Pick<LatestProps, 'renderSave'> & {
  readonly line: Extract<LatestLine, { readonly kind: Kind }>;
};

function RunLine({ line, renderSave }: LineProps<'run'>) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { run, name: own } = line.row;
  useReadRowName(run, own !== '');
  const name = own === '' ? namelessRun(t, run, readTitle) : own;
  const checked = useStoredCheckUps()(run);
  const isEmpty = run.results === 0;
  if (isGoing(run)) return <RunningLine run={run} name={name} />;
  return (
    <Line
      href={runPath(run.slug)}
      name={name}
      about={<TitleText whole={workerNameOf(run)} />}
      status={checked ? <CheckUpLine checked={checked} /> : <StatusLine run={run} isQuiet />}
      count={run.results === undefined ? '–' : t('home.results', { count: run.results })}
      at={run.startedAt}
    >
      {isEmpty ? (
        <LinkButton size="small" href={runPath(run.slug)}>
          <span aria-hidden>{t('home.latest.why')}</span>
          <span className="sr-only">{t('home.latest.why.of', { name })}</span>
        </LinkButton>
      ) : (
        renderSave({ of: { run: run.slug }, worker: run.workerSlug, names: { name, at: run.startedAt } })
      )}
    </Line>
  );
}

function RunningLine({ run, name }: { readonly run: Run; readonly name: string }) {
  const t = useMessages();
  const { data: stored } = useQuery(storedInputQuery(run.slug));
  const expected = useExpectedResults(stored?.ok ? stored.value : undefined);
  const { results } = run;
  return (
    <Line
      href={runPath(run.slug)}
      name={name}
      about={<TitleText whole={workerNameOf(run)} />}
      status={<StatusLine run={run} />}
      count={
        expected === undefined || results === undefined
          ? results !== undefined && t('home.results', { count: results })
          : t('batch.fact.of', { part: formatNumber(results), all: formatNumber(expected) })
      }
      at={run.startedAt}
    >
      {expected !== undefined && results !== undefined && (
        <span
          role="progressbar"
          aria-label={t('home.latest.progress')}
          aria-valuenow={Math.round((100 * Math.min(results, expected)) / expected)}
          className="h-1.5 w-20 overflow-hidden rounded-full bg-line"
        >
          <span
            className="block h-full bg-accent"
            style={{ width: `${(100 * Math.min(results, expected)) / expected}%` }}
          />
        </span>
      )}
    </Line>
  );
}

function BatchLine({ line, renderSave }: LineProps<'batch'>) {
  const t = useMessages();
  const { batch } = line;
  const { name, size, title, worker, head } = batch.summary;
  const isOver = isBatchOver(head);
  const readTitle = useReadTitle();
  const all = size - head.counts['left-out'];
  return (
    <Line
      href={batchPath(batch.id)}
      name={name}
      about={t('home.latest.batch', { worker: readTitle(title || worker), count: size })}
      status={<BatchStatus batch={batch} />}
      count={
        isOver
          ? sumWithout(
              t,
              { sum: head.results, knownCount: head.toldResults, unknownCount: head.untoldResults },
              (sum) => t('home.results', { count: sum }),
            )
          : t('home.latest.rows', { done: formatNumber(doneOf(head)), all: formatNumber(all) })
      }
      at={head.startedAt}
    >
      {isOver ? (
        head.results > 0 &&
        renderSave({ of: { batch: batch.id }, worker, names: { name, at: head.startedAt } })
      ) : (
        <RowsBar of={head} className="h-1.5 w-20 rounded-full" />
      )}
    </Line>
  );
}

type ShownLine = {
  readonly href: string;
  readonly name: string;
  readonly about: ReactNode;
  readonly status: ReactNode;
  readonly count: ReactNode;
  /** When it began, in milliseconds since the epoch. */
  readonly at: number | undefined;
  readonly children: ReactNode;
};

function Line({ href, name, about, status, count, at, children }: ShownLine) {
  return (
    <li
      data-row
      className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_13rem_7rem_7.5rem_5.5rem]"
    >
      <Link href={href} className="touch-target block min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block truncate text-sm text-muted">{about}</span>
      </Link>
      <div className="order-last col-span-2 flex min-w-0 flex-wrap gap-x-3 sm:contents">
        <span className="min-w-0 truncate">{status}</span>
        <span className="tabular-nums">{count}</span>
        <span className="text-muted tabular-nums">{at !== undefined && formatMoment(at)}</span>
      </div>
      <div className="flex justify-end sm:order-last">{children}</div>
    </li>
  );
}
