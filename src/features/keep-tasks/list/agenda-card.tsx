import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import {
  agendaOf,
  type AgendaDay,
  type AgendaTime,
  type CostOfTasks,
  costOfTasks,
  type RunsOfTask,
} from '#core/saved-tasks/agenda.ts';
import { runsUnforeseen, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runsInMonth } from '#core/saved-tasks/schedule.ts';
import { capOf, isUncapped } from '#core/saved-tasks/task-changes.ts';
import { formatMoney, formatNumber, formatTimeOfDay } from '#messages/format.ts';
import { formatRange } from '#messages/format-range.ts';
import { formatDayOfWeek, formatPlace } from '#messages/local-time.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { usePlannedTasks } from '#starts/cost/task-costs.ts';
import { PlanRunsField } from '#starts/plan-runs-field.tsx';
import { usePlanRuns } from '#starts/plan-runs.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { ownCapUnder } from '../schedule/own-cap-under.ts';
import { taskTitle } from '../schedule/schedule-text.ts';
import { usePauseAll } from './use-pause-all.ts';

const DAYS = 7;

export function AgendaCard({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const { data } = useQuery({ ...schedulesQuery(useApi()), enabled: useHasKey() });
  const { paused, left, unread, isBusy, pause, undo } = usePauseAll();
  const scheduled = data?.scheduled ?? [];
  const failure = left.map(({ why }) => why).find((why) => why.kind === 'failed');
  return (
    <div className="space-y-3 empty:hidden">
      {paused.length > 0 && (
        <Notice
          tone="good"
          title={t('agenda.paused', { count: paused.length })}
          actions={
            <GuardedButton size="small" disabled={isBusy} onClick={() => void undo()}>
              {t('task.undo')}
            </GuardedButton>
          }
        />
      )}
      {unread.length > 0 && (
        <Notice tone="warn" title={t('agenda.unread', { count: unread.length })}>
          <TaskLinks tasks={unread} />
        </Notice>
      )}
      {left.length > 0 && (
        <>
          <Notice tone="warn" title={t('agenda.failed', { count: left.length })}>
            <ul>
              {left.map(({ task, why }) => (
                <li key={task.slug}>
                  <TaskLink task={task} />
                  {why.kind !== 'failed' && (
                    <span className="text-muted"> · {t(`agenda.left.${why.kind}`)}</span>
                  )}
                </li>
              ))}
            </ul>
          </Notice>
          {failure && <FailureNotice failure={failure.failure} onNeedKey={onNeedKey} />}
        </>
      )}
      {data && scheduled.length > 0 && (
        <Card label={t('agenda.title')} className="overflow-hidden">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <h2 className="grow font-semibold">{t('agenda.title')}</h2>
            <PlanRunsField />
            <Button size="small" disabled={isBusy} onClick={() => void pause(scheduled)}>
              {t('agenda.pause')}
            </Button>
          </div>
          <Foreseen scheduled={scheduled} isWhole={data.isWhole} />
        </Card>
      )}
    </div>
  );
}

type ForeseenProps = { readonly scheduled: readonly SavedTask[]; readonly isWhole: boolean };

function Foreseen({ scheduled, isWhole }: ForeseenProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const known = scheduled.filter((task) => !runsUnforeseen(task));
  const planned = usePlannedTasks(known);
  const isReading = planned.some(({ cost }) => cost === 'reading');
  const costs = new Map(
    planned.map(({ task, usd, least, isUsual }) => [task.slug, isUsual ? { about: usd, least } : undefined]),
  );
  const costOf = ({ slug }: SavedTask) => costs.get(slug) ?? { about: undefined };
  const days = agendaOf(known, now, DAYS);
  const ofDays = days.flatMap(({ runs }) => runs);
  const sum = (runs: readonly SavedTask[]) =>
    costOfTasks(runs.map((task) => ({ task, runs: 1, ...costOf(task) })));
  return (
    <>
      {known.length > 0 && <Days days={days} sum={sum} />}
      <div className="space-y-1 border-t border-line px-4 py-3">
        {!isWhole && <p>{t('agenda.part')}</p>}
        {ofDays.length > 0 && (
          <p>
            {t('agenda.week', { count: ofDays.length })} <Cost {...sum(ofDays)} />
          </p>
        )}
        {known.length > 0 && !isReading && (
          <Month
            tasks={known.map((task) => ({
              task,
              ...costOf(task),
              runs: task.schedule ? runsInMonth(task.schedule, now) : 0,
            }))}
          />
        )}
        <Warned about="agenda.unforeseen" tasks={scheduled.filter(runsUnforeseen)} isOften />
        <Warned about="agenda.uncapped" tasks={scheduled.filter(({ input }) => isUncapped(input))} />
        <Warned
          about="agenda.overOwnCap"
          tasks={scheduled.filter((task) => capOf(task.input) > 0 && ownCapUnder(task) !== undefined)}
        />
        {known.length > 0 && (
          <p className="text-sm text-muted">{t('agenda.about', { place: formatPlace() })}</p>
        )}
      </div>
    </>
  );
}

/** Expected cost where prices are all known, maximum by maximum charges; amber if nothing limits it. */
function Cost({ about, least, unknown, most, isUncapped: isFree }: CostOfTasks) {
  const t = useMessages();
  return (
    <>
      {about !== undefined &&
        unknown === 0 &&
        `${t('agenda.cost.about', { usd: formatRange(about, least) })} · `}
      {most !== undefined && t('agenda.cost.most', { usd: formatMoney(most) })}
      {most === undefined && (
        <span className="text-warn">{t(isFree ? 'agenda.cost.free' : 'agenda.cost.unread')}</span>
      )}
    </>
  );
}

type DaysProps = {
  readonly days: readonly AgendaDay[];
  readonly sum: (runs: readonly SavedTask[]) => CostOfTasks;
};

function Days({ days, sum }: DaysProps) {
  const t = useMessages();
  return (
    <ol className="grid gap-px border-t border-line bg-line sm:grid-cols-[repeat(auto-fit,minmax(7rem,1fr))]">
      {days.map(({ day, runs, times }) => (
        <li key={day} className={classNames('bg-surface px-3 py-2', runs.length === 0 && 'max-sm:hidden')}>
          <p className="text-muted">{formatDayOfWeek(day)}</p>
          {runs.length === 0 ? (
            <p className="text-faint">{t('agenda.none')}</p>
          ) : (
            <>
              <p>
                <strong>{t('agenda.runs', { count: runs.length })}</strong> · <Cost {...sum(runs)} />
              </p>
              <ul className="flex flex-wrap gap-x-2 sm:flex-col">
                {times.map((time) => (
                  <Time key={time.at} time={time} />
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A time; amber if more tasks begin at it than the plan lets run. */
function Time({ time: { at, tasks } }: { readonly time: AgendaTime }) {
  const t = useMessages();
  const plan = usePlanRuns();
  const moment = formatTimeOfDay(at);
  const names = tasks.map((task) => taskTitle(t, task)).join('\n');
  if (plan !== undefined && tasks.length > plan) {
    return (
      <li className="text-sm text-warn" title={names}>
        <WarningIcon />
        {t('agenda.clash', { count: tasks.length, time: moment, plan: formatNumber(plan) })}
      </li>
    );
  }
  return (
    <li className="text-sm text-muted tabular-nums" title={names}>
      {tasks.length > 1 ? t('agenda.several', { time: moment, count: tasks.length }) : moment}
    </li>
  );
}

function Month({ tasks }: { readonly tasks: readonly RunsOfTask[] }) {
  const t = useMessages();
  const balance = useBalance();
  const cost = costOfTasks(tasks);
  const { about, unknown, most } = cost;
  const usd = (unknown === 0 ? about : most) ?? 0;
  return (
    <>
      <p>
        {t('agenda.month')} <Cost {...cost} unknown={0} />
        {about !== undefined && unknown > 0 && (
          <span className="text-muted"> · {t('agenda.month.unknown', { count: unknown })}</span>
        )}
      </p>
      {balance !== undefined && usd > balance && (
        <p className="text-warn">
          <WarningIcon />
          {t('task.cost.balance', { balance: formatMoney(balance) })}
        </p>
      )}
    </>
  );
}

type WarnedProps = {
  readonly about: 'agenda.unforeseen' | 'agenda.uncapped' | 'agenda.overOwnCap';
  readonly tasks: readonly SavedTask[];
  readonly isOften?: boolean;
};

function Warned({ about, tasks, isOften = false }: WarnedProps) {
  const t = useMessages();
  if (tasks.length === 0) return null;
  return (
    <div className="text-warn">
      <p>
        <WarningIcon />
        {t(about, { count: tasks.length })}
      </p>
      <TaskLinks tasks={tasks} isOften={isOften} className="pl-5" />
    </div>
  );
}

type TaskLinksProps = Pick<WarnedProps, 'tasks' | 'isOften'> & { readonly className?: string };

function TaskLinks({ tasks, isOften, className }: TaskLinksProps) {
  const t = useMessages();
  return (
    <ul className={className}>
      {tasks.map((task) => (
        <li key={task.slug}>
          <TaskLink task={task} />
          {isOften && task.scheduleKind && <> · {t(`task.unforeseen.${task.scheduleKind}`)}</>}
        </li>
      ))}
    </ul>
  );
}

function TaskLink({ task }: { readonly task: SavedTask }) {
  const t = useMessages();
  return (
    <TextLink href={taskPath(task.slug)}>
      <bdi>{taskTitle(t, task)}</bdi>
    </TextLink>
  );
}
