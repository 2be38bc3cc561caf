import { CircleHelp, LoaderCircle, PauseCircle } from 'lucide-react';
import { Link } from 'wouter';

import { useApi } from '#api/api-context.tsx';
import type { ListedBatch } from '#batches/batches.ts';
import { RowsBar } from '#batches/rows-bar.tsx';
import { spentText } from '#core/batch/course/course.ts';
import { doneOf, type Standing, standingInList, standingOf, underWay } from '#core/batch/course/standing.ts';
import { batchPath, runPath, SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { formatDuration, formatMoment, formatMoneyInRow, formatNumber } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { costText } from '#parts/texts/cost-text.ts';
import { StatusLine } from '#parts/status-badge.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { usePlanRuns } from '#starts/plan-runs.ts';
import { classNames } from '#ui/class-names.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { LineLink } from '#ui/controls/list-link.tsx';

import { RailCard } from './rail-card.tsx';

type RunningNowProps = { readonly runs: readonly Run[]; readonly batches: readonly ListedBatch[] };

const OPEN: ReadonlySet<Standing> = new Set(['running', 'held', 'paused', 'tried', 'stopping']);

/** A batch that has ended is here too while one of its rows waits for the person. */
const isOpen = ({ summary: { head } }: ListedBatch): boolean =>
  OPEN.has(standingOf(head)) || head.counts.lost > 0;

/** Runs that are listed beside batches. */
const MOST_RUNS = 6;

/** Batches that are not over, then runs that go on; nothing where there are none. */
export function RunningNow({ runs, batches }: RunningNowProps) {
  const t = useMessages();
  const open = batches.filter(isOpen);
  const going = runs.filter(({ status }) => !isRunOver(status) && status !== 'unknown');
  const learned = batches.find(({ summary }) => summary.head.limit !== undefined)?.summary.head.limit;
  const plan = usePlanRuns() ?? learned;
  if (open.length + going.length === 0) return null;
  const running = going.filter(({ status }) => status === 'running').length;
  return (
    <RailCard
      title={t('home.now')}
      beside={
        plan === undefined
          ? t('home.now.running', { count: running })
          : t('home.now.ofPlan', { count: formatNumber(running), plan: formatNumber(plan) })
      }
    >
      {open.map((batch) => (
        <BatchLine key={batch.id} batch={batch} />
      ))}
      {going.slice(0, MOST_RUNS).map((run) => (
        <RunLine key={run.slug} run={run} />
      ))}
      {going.length > MOST_RUNS && (
        <li className="px-4 py-2 text-sm">
          <TextLink href={`${SCREEN_PATHS.runs}?status=running`}>
            {t('home.now.more', { count: going.length - MOST_RUNS })}
          </TextLink>
        </li>
      )}
    </RailCard>
  );
}

const STANDS: Readonly<Record<string, MessageKey>> = {
  ended: 'home.now.over',
  stopped: 'home.now.over',
  alone: 'home.now.alone',
};

function BatchLine({ batch }: { readonly batch: ListedBatch }) {
  const t = useMessages();
  const {
    id,
    summary: { name, size, head },
  } = batch;
  const { counts } = head;
  const standing = standingInList(batch);
  const isGoing = standing === 'running' || standing === 'held' || standing === 'stopping';
  const Icon = isGoing ? LoaderCircle : PauseCircle;
  const all = size - counts['left-out'];
  return (
    <li className="px-4 py-2.5">
      <Link href={batchPath(id)} className="block hover:underline">
        <span className="flex items-center gap-2">
          <Icon
            size={14}
            aria-hidden
            className={classNames(isGoing ? 'animate-spin text-accent' : 'text-warn')}
          />
          <bdi className="min-w-0 grow truncate font-medium">{name}</bdi>
          <span className="text-muted tabular-nums">
            {t('home.now.rows', { done: formatNumber(doneOf(head)), all: formatNumber(all) })}
          </span>
        </span>
      </Link>
      <RowsBar of={head} className="my-1.5 h-1.5 rounded" />
      <span className="flex gap-2 text-sm text-muted">
        <span className="grow">
          {isGoing
            ? t('home.now.underWay', { count: underWay(head) })
            : t(STANDS[standing] ?? 'home.now.paused', { count: counts.waiting })}
        </span>
        <span className="tabular-nums">
          {costText(t, Number(spentText(head)), head.untold, formatMoneyInRow)}
        </span>
      </span>
      {counts.lost > 0 && (
        <span className="flex items-center gap-1.5 text-sm text-warn">
          <CircleHelp size={14} aria-hidden className="shrink-0" />
          {t('home.now.lost', { count: counts.lost })}
          <TextLink href={batchPath(id)}>{t('home.now.look')}</TextLink>
        </span>
      )}
    </li>
  );
}

function RunLine({ run }: { readonly run: Run }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const seconds = run.startedAt === undefined ? 0 : Math.max(0, (now - run.startedAt) / 1_000);
  return (
    <li>
      <LineLink href={runPath(run.slug)} className="block py-2.5">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 grow truncate font-medium">
            <TitleText whole={workerNameOf(run)} />
          </span>
          <span className="text-muted tabular-nums">
            {run.startedAt !== undefined && formatDuration(seconds)}
          </span>
        </span>
        <span className="flex gap-2 text-sm text-muted">
          <span className="flex min-w-0 grow flex-wrap gap-x-2">
            <StatusLine run={run} />
            {run.startedAt !== undefined && formatMoment(run.startedAt)}
            {run.results !== undefined && <span>{t('home.results', { count: run.results })}</span>}
          </span>
          <span className="tabular-nums">{run.usage !== undefined && formatMoneyInRow(run.usage)}</span>
        </span>
      </LineLink>
    </li>
  );
}
