import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { nextTimes } from '#core/saved-tasks/schedule.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { formatMoney, formatNumber } from '#messages/format.ts';
import { formatDayAndTime, formatPlace } from '#messages/local-time.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { classNames } from '#ui/class-names.ts';
import { Switch } from '#ui/controls/switch.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { isUnsaved } from '../edit/stored-task-edits.ts';
import { taskTitle, whenText } from '../schedule/schedule-text.ts';
import { type RowActions, RowTools } from './row-tools.tsx';
import type { ScheduleSwitch } from './use-schedule-switch.ts';

const CELL = 'px-2 py-2 sm:px-3 align-middle';
const WIDE_ONLY = 'max-md:hidden';

/** With room for the tools of a row. */
const BESIDE_TOOLS = 'py-2 pr-12 pl-2 align-middle lg:pr-48';

const MOST_CHECKED_WORKERS = 12;

type TasksTableProps = {
  readonly tasks: readonly SavedTask[] | undefined;
  readonly showWorker: boolean;
  readonly switcher: ScheduleSwitch;
  readonly actions?: RowActions | undefined;
};

export function TasksTable({ tasks, showWorker, switcher, actions }: TasksTableProps) {
  const t = useMessages();
  const isWide = useMedia('(width >= 64rem)');
  const hasWorkers = isWide && showWorker;
  const columns = [
    { name: t('task.column.on'), className: classNames(CELL, 'w-16') },
    { name: t('task.column.task'), className: CELL },
    ...(hasWorkers ? [{ name: t('task.worker'), className: CELL }] : []),
    { name: t('task.column.schedule', { place: formatPlace() }), className: classNames(CELL, WIDE_ONLY) },
    { name: t('task.column.next'), className: classNames(CELL, 'max-sm:hidden') },
    ...(isWide ? [{ name: t('task.column.most'), className: classNames(CELL, 'text-right') }] : []),
    { name: t('task.column.runs'), className: classNames(actions ? BESIDE_TOOLS : CELL, 'text-right') },
  ];
  const checkedWorkers = [...new Set(tasks?.flatMap(({ worker }) => worker ?? []))].slice(
    0,
    MOST_CHECKED_WORKERS,
  );
  return (
    <div className="overflow-x-auto">
      <table
        aria-label={t('task.title')}
        aria-busy={tasks === undefined}
        className="w-full border-collapse text-left"
      >
        <thead className="border-y border-line bg-sunken text-muted">
          <tr>
            {columns.map(({ name, className }) => (
              <th
                key={name}
                scope="col"
                className={classNames(className, 'font-medium xl:whitespace-nowrap')}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {tasks
            ? tasks.map((task) => (
                <TaskRow
                  key={task.slug}
                  task={task}
                  isWide={isWide}
                  hasWorkers={hasWorkers}
                  showWorker={showWorker}
                  isWorkerChecked={task.worker !== undefined && checkedWorkers.includes(task.worker)}
                  switcher={switcher}
                  actions={actions}
                />
              ))
            : Array.from({ length: 5 }, (_, row) => (
                <tr key={row}>
                  {columns.map(({ name, className }) => (
                    <td key={name} className={className}>
                      <Skeleton className="h-9 w-full" />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

type TaskRowProps = Pick<TasksTableProps, 'showWorker' | 'switcher' | 'actions'> & {
  readonly task: SavedTask;
  readonly isWide: boolean;
  readonly hasWorkers: boolean;
  readonly isWorkerChecked: boolean;
};

function TaskRow({ task, isWide, hasWorkers, showWorker, isWorkerChecked, switcher, actions }: TaskRowProps) {
  const t = useMessages();
  const { worker, schedule, isScheduled } = task;
  const workerNames = [useReadTitle()(task.workerTitle), worker];
  const title = taskTitle(t, task);
  const words = whenText(t, task, useApi().serverTime().now);
  const hasSchedule = isScheduled || schedule !== undefined;
  return (
    <tr className="group relative hover:bg-sunken has-focus-visible:bg-accent-soft pointer-coarse:h-12">
      <td className={CELL}>
        {hasSchedule && (
          <span className="relative z-1">
            <Switch
              on={isScheduled}
              label={t('task.switch', { title })}
              disabled={switcher.busy === task.slug}
              onChange={() => switcher.flip(task)}
            />
          </span>
        )}
      </td>
      <td className={classNames(CELL, hasWorkers ? 'w-1/3' : 'w-1/2', 'max-w-0')}>
        <Link href={taskPath(task.slug)} className="block truncate font-medium after:absolute after:inset-0">
          <bdi>{title}</bdi>
        </Link>
        {!hasWorkers && (
          <p className="truncate text-sm text-muted">
            <Runs task={task} names={showWorker ? workerNames : []} isWorkerChecked={isWorkerChecked} />
          </p>
        )}
        <p className="text-sm text-muted md:hidden">{hasSchedule && words}</p>
        {isUnsaved(task.slug) && <p className="text-sm text-accent">{t('task.unsaved')}</p>}
      </td>
      {hasWorkers && (
        <td title={worker} className={classNames(CELL, 'w-1/4 max-w-0 truncate text-muted')}>
          <Runs task={task} names={[workerNames.find(Boolean)]} isWorkerChecked={isWorkerChecked} />
        </td>
      )}
      <td className={classNames(CELL, WIDE_ONLY, !hasSchedule && 'text-muted')}>{words}</td>
      <td className={classNames(CELL, 'whitespace-nowrap tabular-nums max-sm:hidden')}>
        <Next task={task} />
      </td>
      {isWide && (
        <td className={classNames(CELL, 'text-right tabular-nums')}>
          <AtMost task={task} />
        </td>
      )}
      <Times task={task} actions={actions} />
    </tr>
  );
}

/** How often it has run, and beside it the tools of its row. */
function Times({ task, actions }: Pick<TaskRowProps, 'task' | 'actions'>) {
  const times = formatNumber(task.timesRun);
  if (!actions) return <td className={classNames(CELL, 'text-right tabular-nums')}>{times}</td>;
  return (
    <td className={classNames(BESIDE_TOOLS, 'relative text-right tabular-nums')}>
      {times}
      <div className="absolute inset-y-0 right-2 flex items-center gap-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <RowTools task={task} actions={actions} />
      </div>
    </td>
  );
}

type RunsProps = Pick<TaskRowProps, 'task' | 'isWorkerChecked'> & {
  readonly names: readonly (string | undefined)[];
};

function Runs({ task: { worker, version }, names, isWorkerChecked }: RunsProps) {
  return (
    <>
      {[...names, version].filter(Boolean).join(' · ')}
      {worker && <Drift worker={worker} version={version} isWorkerChecked={isWorkerChecked} />}
    </>
  );
}

function AtMost({ task: { input } }: { readonly task: SavedTask }) {
  const t = useMessages();
  if (input.unreadable) return '–';
  const cap = capOf(input);
  return cap === 0 ? <span className="text-warn">{t('common.noLimit')}</span> : formatMoney(cap);
}

function Next({ task: { schedule, isScheduled } }: { readonly task: SavedTask }) {
  const t = useMessages();
  const api = useApi();
  if (schedule === undefined) return null;
  const [next] = nextTimes(schedule, api.serverTime().now, 1);
  if (!isScheduled || next === undefined) return <span className="text-muted">{t('task.paused')}</span>;
  return formatDayAndTime(next);
}

type DriftProps = {
  readonly worker: WorkerSlug;
  readonly version: string;
  readonly isWorkerChecked: boolean;
};

function Drift({ worker, version, isWorkerChecked }: DriftProps) {
  const t = useMessages();
  const { data } = useQuery({
    ...workerQuery(useApi(), worker),
    enabled: isWorkerChecked && version !== '',
    retry: false,
  });
  if (data === undefined || data.version === '' || data.version === version || version === '') return null;
  return <span className="text-warn"> · {t('task.drift')}</span>;
}
