import { useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { runAlike } from '#core/saved-tasks/task-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { refusalIn } from '#starts/journal/start-state.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { Refused } from './start/refused.tsx';
import { StartFigures } from './start/start-figures.tsx';
import { StartNotices } from './start/start-notices.tsx';
import { useConfirmOrder } from './start/use-confirm-order.ts';
import { useStartAction } from './start/use-start-action.ts';
import { type StartOnce, type StartPlace, useStartOnce } from './start/use-start-once.ts';
import { isAsSaved, orderOfTaskRun, toOrder } from './task-order.ts';

type RunSavedTaskProps = StartPlace & {
  readonly task: SavedTask;
  readonly onSaveFirst?: () => void;
  /** Asks at once, without a button, until this is called. */
  readonly onClosed?: () => void;
};

type TaskNow =
  | { readonly kind: 'changed'; readonly task: SavedTask }
  | { readonly kind: 'unread'; readonly failure: unknown };

/**
 * Starts a saved task at once. The platform runs the stored task, whatever is shown, so this reads it
 * before the start and first shows what somebody else changed.
 */
export function RunSavedTask({ task, onSaveFirst, onClosed, ...place }: RunSavedTaskProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const titled = task.title === '' ? {} : { title: task.title };
  const subject = { kind: 'task', task: task.slug, ...titled } as const;
  const once = useStartOnce(subject, place, onClosed !== undefined);
  const starter = {
    ...once,
    close: () => {
      once.close();
      onClosed?.();
    },
  };
  const { agree, dialog } = useConfirmOrder();
  const [found, setFound] = useState<TaskNow>();
  const shown = found?.kind === 'changed' ? found.task : task;
  const order = toOrder(shown);
  /** The task as it is now, if it runs as shown. */
  const readAsShown = async (signal: AbortSignal): Promise<SavedTask | undefined> => {
    try {
      const now = await api.v2.task(task.slug, signal);
      if (runAlike(shown, now)) return now;
      setFound({ kind: 'changed', task: now });
      void client.invalidateQueries({ queryKey: TASK_QUERIES });
    } catch (failure) {
      if (!signal.aborted) setFound({ kind: 'unread', failure });
    }
    return undefined;
  };
  const start = () => {
    let before: SavedTask | undefined;
    // A question may stand for long, and somebody may change the task meanwhile: what was agreed to is read once more.
    const mayStart = async (signal: AbortSignal): Promise<boolean> => {
      if (!(await readAsShown(signal)) || !(await agree({ order, worker: shown.worker, subject }, signal)))
        return false;
      before = await readAsShown(signal);
      return before !== undefined;
    };
    // Somebody may have changed it between that and the start.
    const orderOfRun = async () => {
      const after = await api.v2.task(task.slug).catch(() => undefined);
      return before && after && orderOfTaskRun(before, after, api.requests);
    };
    void starter
      .start({ subject, mayStart, orderOfRun, send: (to, _, wanted) => to.v2.runTask(task.slug, wanted) })
      .then(() => client.invalidateQueries({ queryKey: TASK_QUERIES }));
  };
  return (
    <>
      {!onClosed && (
        <Button
          size="small"
          onClick={() => {
            setFound(undefined);
            starter.show();
          }}
        >
          <Play size={14} aria-hidden />
          {t('task.run')}
        </Button>
      )}
      {starter.open && (
        <RunQuestion
          title={task.title}
          starter={starter}
          order={order}
          worker={shown.worker}
          queueable={isAsSaved(shown) ? order : undefined}
          found={found}
          onStart={start}
          onNeedKey={place.onNeedKey}
          {...(onSaveFirst && {
            onSaveFirst: () => {
              starter.close();
              onSaveFirst();
            },
          })}
        />
      )}
      {dialog}
    </>
  );
}

type RunQuestionProps = {
  readonly title: string;
  readonly starter: StartOnce;
  readonly order: RunOrder | undefined;
  readonly worker: WorkerSlug | undefined;
  /** The order that the platform would queue; undefined if its input would differ from the task's. */
  readonly queueable: RunOrder | undefined;
  readonly found: TaskNow | undefined;
  readonly onStart: () => void;
  readonly onSaveFirst?: () => void;
  readonly onNeedKey: () => void;
};

function RunQuestion(props: RunQuestionProps) {
  const { title, starter, order, worker, found, onStart, onSaveFirst, onNeedKey } = props;
  const t = useMessages();
  const { locked, isStarting, close } = starter;
  const label = onSaveFirst && t('task.run.saved');
  return (
    <Guard
      title={t('task.run.title', { title })}
      about={
        <>
          <p className="mb-3">{t('task.run.about')}</p>
          <StartFigures order={order} />
        </>
      }
      action={useStartAction(starter, order?.options.maxCharge, label)}
      // What was found is to be seen before the next press starts anything.
      meaning={found?.kind}
      isReady={!isStarting}
      beside={onSaveFirst && <Button onClick={onSaveFirst}>{t('task.run.saveFirst')}</Button>}
      onAgree={onStart}
      onClose={close}
    >
      <StartNotices starter={starter} worker={worker} onNeedKey={onNeedKey} />
      {!locked && <Findings {...props} />}
    </Guard>
  );
}

function Findings({ starter, queueable, found, onSaveFirst, onNeedKey }: RunQuestionProps) {
  const t = useMessages();
  const refusal = refusalIn(starter.state);
  return (
    <div className="mt-3 grid gap-3 empty:hidden">
      {refusal && <Refused facts={refusal} order={queueable} onNeedKey={onNeedKey} />}
      {found?.kind === 'changed' && <Notice tone="warn" title={t('task.run.changed')} />}
      {found?.kind === 'unread' && <FailureNotice failure={found.failure} onNeedKey={onNeedKey} />}
      {onSaveFirst && <Notice tone="warn" title={t('task.run.unsaved')} />}
    </div>
  );
}
