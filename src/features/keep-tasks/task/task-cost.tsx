import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { timesNumber } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { listedAt } from '#core/run/run-time.ts';
import { stateOf } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runsInMonth, type Schedule } from '#core/saved-tasks/schedule.ts';
import { taskCost } from '#core/spend/task-cost.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { ownRunsQuery } from '#starts/cost/task-costs.ts';
import { type KnownCost, useCost } from '#starts/cost/use-cost.ts';
import { formatMoment, formatMoney, formatMoneyInRow } from '#messages/format.ts';
import { formatRange } from '#messages/format-range.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { workerOfTaskQuery } from './worker-of-task.ts';

type TaskCostProps = {
  readonly before: SavedTask;
  readonly after: SavedTask;
};

/** Monthly cost of a schedule, by the cost of its past runs; renders nothing if no schedule is on. */
export function TaskCost({ before, after }: TaskCostProps) {
  const { worker, isScheduled, schedule } = after;
  const query = workerOfTaskQuery(useApi(), after);
  const { data: descriptor } = useQuery({ ...query, enabled: query.enabled && isScheduled });
  if (worker === undefined || !isScheduled || schedule === undefined || descriptor === undefined) return null;
  return (
    <KnownTaskCost
      before={before}
      after={after}
      worker={worker}
      descriptor={descriptor}
      schedule={schedule}
    />
  );
}

type KnownTaskCostProps = TaskCostProps & {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly schedule: Schedule;
};

function KnownTaskCost({ before, after, worker, descriptor, schedule }: KnownTaskCostProps) {
  const { input } = after;
  const version = after.version === '' ? descriptor.version : after.version;
  const parts = { api: useApi(), client: useQueryClient() };
  const { data: runs, isPending } = useQuery(ownRunsQuery(parts, before, version));
  const cap = capOf(input);
  const known = useCost({ worker, descriptor, version, custom: input.custom, maxCharge: cap });
  if (isPending) return null;
  // What its limit has cut off tells nothing of runs with a higher one.
  const isRaised = (cap || Infinity) > (capOf(before.input) || Infinity);
  const telling = runs && isRaised ? runs.filter((run) => stateOf(run) !== 'limited') : runs;
  return (
    <MonthlyCost
      known={input.unreadable ? undefined : known}
      runs={telling ?? NO_RUNS}
      schedule={schedule}
      cap={cap}
    />
  );
}

const NO_RUNS: readonly Run[] = [];

type MonthlyCostProps = {
  readonly known: KnownCost | undefined;
  readonly runs: readonly Run[];
  readonly schedule: Schedule;
  /** USD; 0 means no limit. */
  readonly cap: number;
};

function MonthlyCost({ schedule, cap, ...facts }: MonthlyCostProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const balance = useBalance();
  const cost = taskCost({ runs: facts.runs, estimate: facts.known?.estimate, cap });
  if (cost === undefined) return null;
  const { usd: each, least = each, isUsual } = cost;
  const runs = runsInMonth(schedule, now);
  const isOnce = schedule.kind === 'once';
  const times = isOnce ? 1 : runs;
  const [sum, most] = [timesNumber(each, times), timesNumber(cap, times)];
  return (
    <div className="border-t border-line px-4 py-3">
      <p>{taskCostText(t, { isUsual, isOnce, sum, least: timesNumber(least, times), most, runs })}</p>
      <WhereFrom {...facts} />
      {balance !== undefined && sum > balance && (
        <p className="text-sm text-warn">
          <WarningIcon />
          {t('task.cost.balance', { balance: formatMoney(balance) })}
        </p>
      )}
    </div>
  );
}

function WhereFrom({ known, runs }: Pick<MonthlyCostProps, 'known' | 'runs'>) {
  if (runs.length > 0) return <OwnRuns runs={runs} />;
  return known?.estimate ? <PriceLine {...known} /> : null;
}

const SHOWN_RUNS = 3;

function OwnRuns({ runs }: { readonly runs: readonly Run[] }) {
  const t = useMessages();
  return (
    <>
      <p className="text-sm text-muted">{t('task.cost.own', { runs: runs.length })}</p>
      <ul className="my-1 text-sm">
        {runs.slice(0, SHOWN_RUNS).map((run) => (
          <li key={run.slug} className="flex flex-wrap gap-x-4">
            <TextLink href={runPath(run.slug)}>{formatMoment(listedAt(run) ?? 0)}</TextLink>
            <span className="grow text-right text-muted">
              {run.results === undefined ? '–' : t('task.cost.results', { count: run.results })}
            </span>
            <span className="tabular-nums">{formatMoneyInRow(run.usage ?? 0)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function PriceLine({ own, learned }: Pick<KnownCost, 'own' | 'learned'>) {
  const t = useMessages();
  const runs = own ? 0 : (learned?.runs ?? 0);
  return <p className="text-sm text-muted">{t('task.cost.learned', { runs })}</p>;
}

type TaskCostFacts = {
  readonly isUsual: boolean;
  readonly isOnce: boolean;
  readonly sum: number;
  readonly least: number;
  /** USD; 0 means no limit. */
  readonly most: number;
  readonly runs: number;
};

function taskCostText(t: Translate, { isUsual, isOnce, sum, least, most, runs }: TaskCostFacts): string {
  const values = { usd: formatRange(sum, least), most: formatMoney(most), runs };
  const how = !isUsual ? 'most' : most === 0 ? 'about' : 'both';
  return t(isOnce ? `task.cost.once.${how}` : `task.cost.month.${how}`, values);
}
