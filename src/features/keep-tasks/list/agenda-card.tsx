import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { sumNumbers, timesNumber } from '#core/decimal.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import { agendaOf, type AgendaDay, type AgendaTime } from '#core/saved-tasks/agenda.ts';
import { runsUnforeseen, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runsInMonth } from '#core/saved-tasks/schedule.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { formatMoney, formatNumber } from '#messages/format.ts';
import { formatPlatformDay, formatPlatformTime } from '#messages/platform-time.ts';
import { sentences } from '#messages/sentence-gap.ts';
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
import { WarningMark } from '#ui/warning-mark.tsx';

import { ownCapUnder } from '../schedule/own-cap-under.ts';
import { taskTitle } from '../schedule/schedule-text.ts';
import { usePauseAll } from './use-pause-all.ts';

const DAYS = 7;

/** All that schedules start in the next days, what a month of them costs, and a way to pause all of them. */
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

/** What is known of the runs to come, and what is not. */
function Foreseen({ scheduled, isWhole }: ForeseenProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const known = scheduled.filter((task) => !runsUnforeseen(task));
  const days = agendaOf(known, now, DAYS);
  return (
    <>
      {known.length > 0 && <Days days={days} />}
      <div className="space-y-1 border-t border-line px-4 py-3">
        {!isWhole && <p>{t('agenda.part')}</p>}
        <Week days={days} />
        {known.length > 0 && <Month scheduled={known} />}
        <Warned about="agenda.unforeseen" tasks={scheduled.filter(runsUnforeseen)} />
        <Warned about="agenda.uncapped" tasks={scheduled.filter(({ input }) => capOf(input) === 0)} />
        <Warned
          about="agenda.overOwnCap"
          tasks={scheduled.filter((task) => capOf(task.input) > 0 && ownCapUnder(task) !== undefined)}
        />
        {known.length > 0 && <p className="text-sm text-muted">{t('agenda.about')}</p>}
      </div>
    </>
  );
}

function Days({ days }: { readonly days: readonly AgendaDay[] }) {
  const t = useMessages();
  return (
    <ol className="grid gap-px border-t border-line bg-line sm:grid-cols-[repeat(auto-fit,minmax(7rem,1fr))]">
      {days.map(({ day, runs, most, uncapped, times }) => (
        <li key={day} className={classNames('bg-surface px-3 py-2', runs === 0 && 'max-sm:hidden')}>
          <p className="text-muted">{formatPlatformDay(day)}</p>
          {runs === 0 ? (
            <p className="text-faint">{t('agenda.none')}</p>
          ) : (
            <>
              <p>
                <strong>{t('agenda.runs', { count: runs })}</strong>
                {most > 0 &&
                  t(uncapped > 0 ? 'agenda.day.part' : 'agenda.day.most', { usd: formatMoney(most) })}
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

/** A time, amber where more begin at it than the plan lets run. */
function Time({ time: { at, tasks } }: { readonly time: AgendaTime }) {
  const t = useMessages();
  const plan = usePlanRuns();
  const moment = formatPlatformTime(at);
  const names = tasks.map((task) => taskTitle(t, task)).join('\n');
  if (plan !== undefined && tasks.length > plan) {
    return (
      <li className="text-sm text-warn" title={names}>
        <WarningMark />
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

/** What these days come to. */
function Week({ days }: { readonly days: readonly AgendaDay[] }) {
  const t = useMessages();
  const sum = (of: (day: AgendaDay) => number) => days.reduce((all, day) => all + of(day), 0);
  const most = sumNumbers(days.map((day) => day.most));
  if (most === 0) return null;
  const key = sum((day) => day.uncapped) > 0 ? 'agenda.week.part' : 'agenda.week';
  return <p>{t(key, { count: sum((day) => day.runs), usd: formatMoney(most) })}</p>;
}

/** What all schedules come to in a month, as usual or at the most; against the balance. */
function Month({ scheduled }: { readonly scheduled: readonly SavedTask[] }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const balance = useBalance();
  const planned = usePlannedTasks(scheduled);
  const known = planned.filter(({ usd }) => usd !== undefined);
  const sums = known.map(({ task: { schedule }, usd = 0 }) =>
    timesNumber(usd, schedule ? runsInMonth(schedule, now) : 0),
  );
  const usd = sumNumbers(sums);
  const usual = known.filter(({ isUsual }) => isUsual).length;
  const rest = known.length - usual;
  const unread = planned.filter(({ cost }) => cost !== undefined).length;
  const unknown = scheduled.length - known.length - unread;
  const how = usual === 0 ? 'most' : rest === 0 ? 'usual' : 'mixed';
  if (planned.some(({ cost }) => cost === 'reading')) return <p aria-hidden>–</p>;
  const isOver = balance !== undefined && usd > balance;
  return (
    <>
      <p>
        {sentences(
          unknown === scheduled.length
            ? t('agenda.month.none')
            : known.length > 0 && t(`agenda.month.${how}`, { usd: formatMoney(usd), usual, rest }),
          unknown > 0 && unknown < scheduled.length && t('agenda.month.unknown', { count: unknown }),
          unread > 0 && t('agenda.month.unread', { count: unread }),
        )}
      </p>
      {isOver && (
        <p className="text-warn">
          <WarningMark />
          {t('task.cost.balance', { balance: formatMoney(balance) })}
        </p>
      )}
    </>
  );
}

type WarnedProps = {
  readonly about: 'agenda.unforeseen' | 'agenda.uncapped' | 'agenda.overOwnCap';
  readonly tasks: readonly SavedTask[];
};

function Warned({ about, tasks }: WarnedProps) {
  const t = useMessages();
  if (tasks.length === 0) return null;
  return (
    <div className="text-warn">
      <p>
        <WarningMark />
        {t(about, { count: tasks.length })}
      </p>
      <TaskLinks tasks={tasks} className="pl-5" />
    </div>
  );
}

type TaskLinksProps = { readonly tasks: readonly SavedTask[]; readonly className?: string };

const TaskLinks = ({ tasks, className }: TaskLinksProps) => (
  <ul className={className}>
    {tasks.map((task) => (
      <li key={task.slug}>
        <TaskLink task={task} />
      </li>
    ))}
  </ul>
);

function TaskLink({ task }: { readonly task: SavedTask }) {
  const t = useMessages();
  return (
    <TextLink href={taskPath(task.slug)}>
      <bdi>{taskTitle(t, task)}</bdi>
    </TextLink>
  );
}
