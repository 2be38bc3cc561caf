import { Rows3 } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { type ReadRuns, useRunList } from '#api/run-list/use-run-list.ts';
import type { BatchSummary } from '#batches/keep/batch-store.ts';
import { useBatchList } from '#batches/use-batches.tsx';
import { textTest } from '#core/find/text-test.ts';
import { parseRunRef } from '#core/ids/run-ref.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { monthOf } from '#core/run/month.ts';
import { isDataDeleted } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { StatusLine } from '#parts/status-line.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import type { ResultsOf } from './earlier-rows.ts';

/** How far back runs are listed, in milliseconds: the platform keeps results for a week. */
const SPAN = 30 * 86_400_000;
const SHOWN = 30;

type ChooseResultsProps = {
  readonly onChoose: (of: ResultsOf) => void;
  readonly onNeedKey: () => void;
};

export function ChooseResults({ onChoose, onNeedKey }: ChooseResultsProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const named = parseRunRef(search);
  return (
    <div className="space-y-3">
      <input
        data-first-focus
        type="search"
        aria-label={t('batch.results.search')}
        placeholder={t('batch.results.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && named) onChoose({ kind: 'run', run: named });
        }}
        className={CONTROL}
      />
      {named ? (
        <Button onClick={() => onChoose({ kind: 'run', run: named })}>
          <bdi>{t('batch.results.named', { run: named })}</bdi>
        </Button>
      ) : (
        <Recent wanted={search.trim()} onChoose={onChoose} onNeedKey={onNeedKey} />
      )}
    </div>
  );
}

type RecentProps = ChooseResultsProps & { readonly wanted: string };

function Recent({ wanted, onChoose, onNeedKey }: RecentProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const list = useRunList({ from: monthOf(now - SPAN) }, true);
  const { data: batches = [] } = useBatchList();
  const holds = textTest(wanted);
  const nameOf = useRunNames();
  const given = list.runs
    .filter((run) =>
      holds([nameOf(run.slug) ?? '', run.workerTitle, run.workerSlug, run.slug, momentOf(run)]),
    )
    .sort((one, other) => (other.startedAt ?? Infinity) - (one.startedAt ?? Infinity));
  const merged = batches.filter(
    ({ summary: { name, title, worker, head } }) =>
      head.results + head.untoldResults > 0 && holds([name, title, worker]),
  );
  return (
    <>
      {merged.length > 0 && (
        <Group name={t('batch.results.batches')}>
          {merged.map(({ id, summary }) => (
            <BatchLine key={id} summary={summary} onChoose={() => onChoose({ kind: 'batch', batch: id })} />
          ))}
        </Group>
      )}
      {given.length > 0 && <Runs key={wanted} runs={given} nameOf={nameOf} onChoose={onChoose} />}
      <Beyond list={list} wanted={wanted} onNeedKey={onNeedKey} isNone={given.length + merged.length === 0} />
    </>
  );
}

type BeyondProps = Pick<RecentProps, 'wanted' | 'onNeedKey'> & {
  readonly list: ReadRuns;
  readonly isNone: boolean;
};

function Beyond({ list: { parts, isRead, again }, isNone, wanted, onNeedKey }: BeyondProps) {
  const t = useMessages();
  const { listsMonths } = useApi();
  if (!useHasKey()) return <KeyNotice onNeedKey={onNeedKey} />;
  if (!isRead) return <Skeleton className={isNone ? 'h-40' : 'h-8'} />;
  const torn = parts.find(({ failure, missing }) => failure !== null || missing > 0);
  if (isNone && !torn)
    return (
      <p role="status" className="text-muted">
        {t(wanted === '' ? 'batch.results.noneYet' : 'batch.results.noneFits')}
      </p>
    );
  return (
    <>
      {torn?.failure && <FailureNotice failure={torn.failure} onRetry={again} onNeedKey={onNeedKey} />}
      {(torn !== undefined || listsMonths) && (
        <p className="text-sm text-muted">{t('batch.results.older')}</p>
      )}
    </>
  );
}

type RunsProps = Pick<RecentProps, 'onChoose'> & {
  /** Newest first; a run that has not begun comes before all others. */
  readonly runs: readonly Run[];
  readonly nameOf: (run: RunSlug) => string | undefined;
};

function Runs({ runs, nameOf, onChoose }: RunsProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const savedRuns = useSavedRuns();
  const [count, setCount] = useState(SHOWN);
  return (
    <>
      <Group name={t('batch.results.recent')}>
        {runs.slice(0, count).map((run) => (
          <RunLine
            key={run.slug}
            run={run}
            name={nameOf(run.slug)}
            isGone={isDataDeleted(run, now) && savedRuns?.has(run.slug) !== true}
            onChoose={() => onChoose({ kind: 'run', run: run.slug })}
          />
        ))}
      </Group>
      {runs.length > count && (
        <Button size="small" variant="quiet" onClick={() => setCount(count + SHOWN)}>
          {t('batch.showMore', { count: Math.min(SHOWN, runs.length - count) })}
        </Button>
      )}
    </>
  );
}

type BatchLineProps = { readonly summary: BatchSummary; readonly onChoose: () => void };

function BatchLine({ summary: { name, worker, head }, onChoose }: BatchLineProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  // How many of them this browser keeps is known once they are read.
  const areThere = !isDataDeleted({ finishedAt: head.at }, now);
  return (
    <Line onChoose={onChoose}>
      <Rows3 size={15} aria-hidden className="shrink-0 text-muted" />
      <span className="min-w-0 grow">
        <bdi className="block truncate font-medium">{name}</bdi>
        <bdi className="block truncate text-sm text-muted">{worker}</bdi>
      </span>
      <span className="text-sm text-muted tabular-nums">
        {head.results > 0 && areThere && t('batch.results.rows', { count: head.results })}
      </span>
    </Line>
  );
}

const momentOf = ({ startedAt }: Run) => (startedAt === undefined ? '' : formatMoment(startedAt));

type GroupProps = { readonly name: string; readonly children: ReactNode };

function Group({ name, children }: GroupProps) {
  return (
    <section aria-label={name}>
      <h3 className="mb-1 text-sm font-semibold text-muted">{name}</h3>
      <ul className="divide-y divide-line rounded border border-line">{children}</ul>
    </section>
  );
}

type LineProps = {
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
};

function Line({ onChoose, disabled = false, children }: LineProps) {
  return (
    <li>
      <button
        type="button"
        disabled={disabled}
        onClick={onChoose}
        className="flex min-h-11 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-left enabled:hover:bg-sunken disabled:cursor-not-allowed disabled:text-muted"
      >
        {children}
      </button>
    </li>
  );
}

type RunLineProps = {
  readonly run: Run;
  readonly name: string | undefined;
  readonly isGone: boolean;
  readonly onChoose: () => void;
};

function RunLine({ run, name, isGone, onChoose }: RunLineProps) {
  const t = useMessages();
  const { results } = run;
  const worker = <TitleText whole={workerNameOf(run)} />;
  return (
    <Line onChoose={onChoose} disabled={isGone || results === 0}>
      <StatusLine run={run} />
      <span className="min-w-0 grow basis-40">
        <span className="block truncate font-medium">{name === undefined ? worker : <bdi>{name}</bdi>}</span>
        <span className="block truncate text-sm text-muted">
          {name !== undefined && <>{worker} · </>}
          {run.startedAt === undefined ? t('runs.notStarted') : formatMoment(run.startedAt)}
        </span>
      </span>
      <span className="text-sm tabular-nums">
        {results === undefined
          ? '–'
          : isGone
            ? t('batch.results.deleted', { count: formatNumber(results) })
            : t('batch.rowCount', { count: results })}
      </span>
    </Line>
  );
}
