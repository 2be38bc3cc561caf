import { CircleAlert, CircleCheck } from 'lucide-react';
import { useId } from 'react';

import { useBalance } from '#api/use-balance.ts';
import type { TaskSplit } from '#core/tasks/split-into-tasks.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceWarning } from '#ui/balance-warning.tsx';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { MOD_KEY } from '#ui/commands/mod-key.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';

import { ElapsedTime } from './elapsed-time.tsx';
import { type ListedProblem } from './listed-problems.ts';
import { FromLink } from './link-marks.tsx';
import { TaskSources } from './task-sources.tsx';
import { useRoomBelow } from './use-room-below.ts';
import type { StartRun } from './use-start-run.ts';

type StartCardProps = {
  readonly starter: StartRun;
  readonly tasks: TaskSplit;
  readonly titleOf: (field: string) => string;
  readonly problems: readonly ListedProblem[];
  readonly onProblem: (problem: ListedProblem) => void;
  /** USD. */
  readonly maxCharge: number | undefined;
};

/**
 * Start run, how many tasks it makes, and what stands in its way. On a narrow screen it stays at the bottom, and what comes
 * up stands above the button, which does not move.
 */
export function StartCard(props: StartCardProps) {
  const { starter, tasks, titleOf, problems, onProblem, maxCharge } = props;
  const t = useMessages();
  const tasksId = useId();
  const explain = useExplain('tasks', tasksId);
  const { state } = starter;
  const starting = state.kind === 'starting';
  const bar = useRoomBelow();
  return (
    <section
      ref={bar}
      aria-label={t('start.button')}
      className="z-10 border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:flex max-lg:max-h-[60dvh] max-lg:flex-col-reverse max-lg:overflow-y-auto max-lg:border-t max-lg:shadow-lg lg:rounded-lg lg:border max-lg:short:max-h-[50dvh]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3 lg:p-4">
        <Button
          type="submit"
          form="parameters"
          variant="primary"
          size="large"
          disabled={starting || starter.locked}
          className="grow lg:w-full"
        >
          {starting ? t('start.starting') : t('start.button')}
        </Button>
        <p className="min-w-0 text-muted lg:grow">
          <strong data-testid="task-count" className="text-ink tabular-nums">
            {tasks.uncounted && tasks.count === 0 ? '–' : tasks.count}
          </strong>{' '}
          <span id={tasksId} className="font-semibold text-ink">
            {t('start.tasks', { count: tasks.count })}
          </span>{' '}
          <span className="max-lg:hidden">
            <TaskSources tasks={tasks} titleOf={titleOf} />
          </span>{' '}
          {explain.button} <FromLink name="tasks" />
          {tasks.uncounted && (
            <span className="line-clamp-2 text-sm wrap-anywhere">
              {t('start.tasks.uncounted', { names: formatList(tasks.uncounted.map(titleOf)) })}
            </span>
          )}
        </p>
        <kbd className="text-xs text-faint max-lg:hidden">{MOD_KEY} ⏎</kbd>
      </div>
      <div className="px-3 lg:px-4">{explain.answer}</div>
      {state.kind === 'starting' && state.mode === 'sync' && (
        <div className="flex items-start justify-between gap-3 border-t border-line px-4 py-2">
          <div className="min-w-0">
            <ElapsedTime since={state.since} />
          </div>
          <Button size="small" onClick={starter.stopWaiting}>
            {t('start.waiting.cancel')}
          </Button>
        </div>
      )}
      <BalanceWarning
        balance={useBalance()}
        maxCharge={maxCharge}
        className="border-line px-4 py-2 max-lg:border-b lg:border-t"
      />
      <Problems problems={problems} onProblem={onProblem} />
    </section>
  );
}

/** Problems named at once; the rest are counted. */
const NAMED = 6;

function Problems({ problems, onProblem }: Pick<StartCardProps, 'problems' | 'onProblem'>) {
  const t = useMessages();
  const none = problems.length === 0;
  const Icon = none ? CircleCheck : CircleAlert;
  return (
    <div
      role="status"
      className={classNames(
        'flex gap-2 border-line px-4 py-2 max-lg:border-b lg:border-t',
        // Where it stands among others, the first problem takes a place that is there already.
        none ? 'text-muted max-lg:sr-only' : 'text-bad',
      )}
    >
      <Icon size={16} aria-hidden className={classNames('mt-0.5 shrink-0', none && 'text-good')} />
      {none ? (
        <p>{t('start.problems.none')}</p>
      ) : (
        <p className="min-w-0 wrap-anywhere">
          {t('start.problems', { count: problems.length })}:{' '}
          {problems.slice(0, NAMED).map((problem, index) => (
            <span key={index}>
              {index > 0 && ', '}
              <button
                type="button"
                dir="auto"
                title={problem.title}
                className="max-w-full truncate align-bottom underline"
                onClick={() => onProblem(problem)}
              >
                {problem.title}
              </button>
            </span>
          ))}{' '}
          {problems.length > NAMED && t('start.problems.more', { count: problems.length - NAMED })}
        </p>
      )}
    </div>
  );
}
