import { useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries.ts';
import { useBalance } from '#api/use-balance.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { timesNumber, toNumber } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runsWithin, type Schedule } from '#core/saved-tasks/schedule.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { type KnownCost, useCost } from '#starts/cost/use-cost.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceLine } from '#parts/balance-line.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

/** Days of a month, about. */
const MONTH = 30;

/** What the schedule of a task comes to in a month, by what its runs have cost; nothing where none is on. */
export function TaskCost({ task }: { readonly task: SavedTask }) {
  const { data: descriptor } = useQuery({
    ...workerQuery(useApi(), task.worker ?? NO_WORKER),
    enabled: task.worker !== undefined,
  });
  if (task.worker === undefined || descriptor === undefined) return null;
  return <KnownTaskCost task={task} worker={task.worker} descriptor={descriptor} />;
}

/** Stands in a question that is not asked. */
const NO_WORKER = '' as WorkerSlug;

type KnownTaskCostProps = {
  readonly task: SavedTask;
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
};

function KnownTaskCost({ task, worker, descriptor }: KnownTaskCostProps) {
  const { version, input, schedule, isScheduled } = task;
  const known = useCost({
    worker,
    descriptor,
    version: version === '' ? descriptor.version : version,
    custom: input.custom,
  });
  if (!isScheduled || schedule === undefined) return null;
  return <MonthlyCost known={known} schedule={schedule} cap={capOf(input)} />;
}

type MonthlyCostProps = {
  readonly known: KnownCost | undefined;
  readonly schedule: Schedule;
  /** USD; 0 is no limit. */
  readonly cap: number;
};

function MonthlyCost({ known, schedule, cap }: MonthlyCostProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const balance = useBalance();
  const told = toldCost(known, cap);
  const each = told ?? cap;
  if (each === 0) return null;
  const runs = runsWithin(schedule, now, MONTH);
  const isOnce = schedule.kind === 'once';
  const sum = isOnce ? each : timesNumber(each, runs);
  const isUsual = (known?.estimate?.like ?? 0) > 0;
  return (
    <div className="border-t border-line px-4 py-3">
      <p>{costText(t, { isUsual, isOnce, each, sum, runs })}</p>
      {known && told !== undefined && <PriceLine {...known} />}
      <BalanceLine />
      {balance !== undefined && sum > balance && (
        <p className="text-sm text-warn">
          <WarningMark />
          {t('task.cost.balance', { balance: formatMoney(balance) })}
        </p>
      )}
    </div>
  );
}

/** Where the price is from. */
function PriceLine({ own, learned }: Pick<KnownCost, 'own' | 'learned'>) {
  const t = useMessages();
  const runs = own ? 0 : (learned?.runs ?? 0);
  return <p className="text-sm text-muted">{t('task.cost.learned', { runs })}</p>;
}

/** What a run will cost by its price, in USD: likely, or at the most where no runs like it tell; no more than its limit lets it. */
function toldCost(known: KnownCost | undefined, cap: number): number | undefined {
  const told = known?.estimate && toNumber(known.estimate.usd);
  return told !== undefined && cap > 0 ? Math.min(told, cap) : told;
}

type CostFacts = {
  /** Whether it is what runs like it have cost, and not only the most. */
  readonly isUsual: boolean;
  readonly isOnce: boolean;
  readonly each: number;
  readonly sum: number;
  readonly runs: number;
};

function costText(t: Translate, { isUsual, isOnce, each, sum, runs }: CostFacts): string {
  const values = { each: formatMoney(each), usd: formatMoney(sum), runs };
  if (isOnce) return t(isUsual ? 'task.cost.once' : 'task.cost.onceMost', values);
  return t(isUsual ? 'task.cost.month' : 'task.cost.most', values);
}
