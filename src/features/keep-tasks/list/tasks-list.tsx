import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { type TasksFilter, tasksQuery } from '#api/queries/task-queries.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask, TaskPage } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { formatList, formatMoney, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDebounced } from '#ui/hooks/use-debounced.ts';
import { Notice } from '#ui/notice.tsx';

import { ownCapUnder } from '../schedule/own-cap-under.ts';
import { taskTitle } from '../schedule/schedule-text.ts';
import { type ListTools, useRowActions } from './use-row-actions.tsx';
import { type ScheduleSwitch, useScheduleSwitch } from './use-schedule-switch.ts';
import { TasksTable } from './tasks-table.tsx';

type TasksListProps = {
  readonly worker?: WorkerSlug;
  readonly tools?: ListTools;
  readonly onNeedKey: () => void;
};

export function TasksList({ worker, tools, onNeedKey }: TasksListProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<WorkerSlug>();
  const settled = useDebounced(text.trim());
  const of = worker ?? chosen;
  const listed = useListedTasks({ ...(of && { worker: of }), text: settled }, worker);
  const { tasks, total, unread, error, more } = listed;
  const switcher = useScheduleSwitch();
  const { actions, question } = useRowActions(tools, onNeedKey);
  if (!hasKey) return <KeyNotice to="tasks" onNeedKey={onNeedKey} />;
  const clear = () => {
    setText('');
    setChosen(undefined);
  };
  return (
    <div className="space-y-3">
      <NotSwitched switcher={switcher} onNeedKey={onNeedKey} />
      {error && <FailureNotice failure={error} onRetry={listed.again} onNeedKey={onNeedKey} />}
      <Unread details={unread} />
      {(tasks ?? !error) && (
        <Card label={t('task.title')} className="overflow-hidden">
          <div className="flex flex-wrap items-center gap-2 px-3 py-2.5">
            <FindField text={text} onText={setText} />
            {worker === undefined && <WorkerChoice value={chosen} onChange={setChosen} />}
            <div
              role="status"
              className="flex min-h-control min-w-44 grow basis-0 items-center justify-end gap-2"
            >
              <Switched tasks={tasks} total={total} more={more} switcher={switcher} />
            </div>
          </div>
          {tasks?.length === 0 ? (
            <NoTasks ofWorker={worker !== undefined} onClear={listed.isFiltered ? clear : undefined} />
          ) : (
            <TasksTable
              tasks={tasks}
              showWorker={worker === undefined}
              switcher={switcher}
              actions={actions}
            />
          )}
          <NewTaskHint of={worker} />
        </Card>
      )}
      {more && (
        <Button disabled={listed.isReading} onClick={more}>
          {t('task.more')}
        </Button>
      )}
      {question}
    </div>
  );
}

/**
 * Removes duplicates and keeps the last version read: pages shift while tasks come and go, and may repeat
 * one another.
 */
const uniqueTasks = (pages: readonly TaskPage[]): readonly SavedTask[] => [
  ...new Map(pages.flatMap(({ tasks }) => tasks.map((task) => [task.slug, task]))).values(),
];

function useListedTasks(filter: TasksFilter, own: WorkerSlug | undefined) {
  const hasKey = useHasKey();
  const listed = useInfiniteQuery({ ...tasksQuery(useApi(), filter), enabled: hasKey });
  const pages = listed.data?.pages;
  const tasks = pages && uniqueTasks(pages);
  return {
    tasks,
    total: pages?.[0]?.total,
    unread: pages?.flatMap((page) => page.unread) ?? [],
    error: listed.error,
    again: () => void listed.refetch(),
    more: listed.hasNextPage ? () => void listed.fetchNextPage() : undefined,
    isReading: listed.isFetchingNextPage,
    isFiltered: filter.text !== '' || filter.worker !== own,
  };
}

function Unread({ details }: { readonly details: readonly string[] }) {
  const t = useMessages();
  if (details.length === 0) return null;
  return (
    <Notice tone="warn" title={t('task.unread', { count: details.length })}>
      <p className="text-sm text-muted">{formatList([...new Set(details)])}</p>
    </Notice>
  );
}

/** @param onClear shows all tasks; undefined if nothing is filtered */
function NoTasks({
  ofWorker,
  onClear,
}: {
  readonly ofWorker: boolean;
  readonly onClear: (() => void) | undefined;
}) {
  const t = useMessages();
  return (
    <div className="border-t border-line *:border-0">
      <EmptyState>
        {onClear ? (
          <>
            <p className="mb-2">{t('task.none.fits')}</p>
            <Button size="small" onClick={onClear}>
              {t('task.none.all')}
            </Button>
          </>
        ) : (
          t(ofWorker ? 'task.none.ofWorker' : 'task.none')
        )}
      </EmptyState>
    </div>
  );
}

function NewTaskHint({ of }: { readonly of: WorkerSlug | undefined }) {
  const t = useMessages();
  if (of === undefined) return null;
  return (
    <p className="border-t border-line px-3 py-2.5 text-muted">
      {t('task.new.ofWorker')} <TextLink href={workerPath(of)}>{t('task.new.form')}</TextLink>
    </p>
  );
}

type CountProps = Pick<ReturnType<typeof useListedTasks>, 'tasks' | 'total' | 'more'>;

function Count({ tasks, total = 0, more }: CountProps) {
  const t = useMessages();
  const inWords = (listed: readonly SavedTask[]): string => {
    const [shown, scheduled] = [listed.length, listed.filter(({ isScheduled }) => isScheduled).length];
    // Of how many more there are, the platform may say nothing.
    if (more && shown >= total) return '';
    if (shown < total)
      return t('task.count.part', { shown: formatNumber(shown), total: formatNumber(total) });
    return scheduled === 0
      ? t('task.count', { count: shown })
      : t('task.count.scheduled', { count: shown, scheduled });
  };
  return <span className="text-muted tabular-nums">{tasks && inWords(tasks)}</span>;
}

function FindField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const t = useMessages();
  return (
    <div className="relative w-56 max-sm:w-full">
      <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-faint" />
      <input
        type="search"
        aria-label={t('task.find')}
        placeholder={t('task.find')}
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        className={classNames(CONTROL, 'pl-8')}
      />
    </div>
  );
}

type WorkerChoiceProps = {
  readonly value: WorkerSlug | undefined;
  readonly onChange: (worker: WorkerSlug | undefined) => void;
};

function WorkerChoice({ value, onChange }: WorkerChoiceProps) {
  const t = useMessages();
  const id = useId();
  const { data } = useInfiniteQuery(tasksQuery(useApi(), { text: '' }));
  const readTitle = useReadTitle();
  const titles = new Map(
    data?.pages.flatMap(({ tasks }) =>
      tasks.flatMap(({ worker, workerTitle }) => (worker ? [[worker, readTitle(workerTitle)]] : [])),
    ),
  );
  if (titles.size < 2 && value === undefined) return null;
  const choices = [...titles]
    .map(([worker, title]) => ({ worker, name: title ? `${title} · ${worker}` : worker }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t('task.worker')}
      </label>
      <Select<WorkerSlug | ''>
        id={id}
        value={value ?? ''}
        onChange={(worker) => onChange(worker === '' ? undefined : worker)}
        choices={[
          { value: '', label: t('task.worker.all') },
          ...choices.map(({ worker, name }) => ({ value: worker, label: name })),
        ]}
        className={classNames(CONTROL, 'sm:max-w-56')}
      />
    </>
  );
}

type NewsProps = { readonly switcher: ScheduleSwitch; readonly onNeedKey: () => void };

function NotSwitched({ switcher: { news }, onNeedKey }: NewsProps) {
  const t = useMessages();
  if (news === undefined || news.kind === 'done') return null;
  if (news.kind === 'failed') return <FailureNotice failure={news.failure} onNeedKey={onNeedKey} />;
  return (
    <Notice
      tone="warn"
      title={t(`task.switch.${news.why}`, {
        title: taskTitle(t, news.task),
        usd: formatMoney(ownCapUnder(news.task) ?? 0),
        charge: formatMoney(capOf(news.task.input)),
      })}
      {...(news.why !== 'gone' && {
        actions: <TextLink href={taskPath(news.task.slug)}>{t('task.switch.open')}</TextLink>,
      })}
    />
  );
}

/**
 * What the last switch did, with an undo button, instead of the number of tasks: a switch stays where it
 * was pressed.
 * A deleted task has no undo.
 */
function Switched({ switcher: { news, undo }, ...counted }: CountProps & Pick<NewsProps, 'switcher'>) {
  const t = useMessages();
  const isThere = counted.tasks?.some(({ slug }) => slug === news?.task.slug) !== false;
  if (news?.kind !== 'done' || !isThere) return <Count {...counted} />;
  const words = t(news.on ? 'task.switch.on' : 'task.switch.off', { title: taskTitle(t, news.task) });
  return (
    <>
      <span title={words} className="truncate">
        {words}
      </span>
      {news.undoable && (
        <GuardedButton size="small" meaning={news.task.slug} onClick={undo}>
          {t('task.undo')}
        </GuardedButton>
      )}
    </>
  );
}
