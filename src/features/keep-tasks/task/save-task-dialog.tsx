import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { putTask } from '#api/queries/task-queries.ts';
import { type SavedTask, type TaskSlug, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { capOf, isUncapped, enablesWithUnknownCap, taskDifferences } from '#core/saved-tasks/task-changes.ts';
import { formatMoment, formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { CreationNotice } from '../write/creation-notice.tsx';
import { useCreateTask } from '../write/use-create-task.ts';
import { ownCapUnder } from '../schedule/own-cap-under.ts';
import { saveTask, type Unsaved } from '../write/write-task.ts';
import { DifferencesTable } from './differences-table.tsx';

type SaveTaskDialogProps = {
  readonly before: SavedTask;
  readonly after: SavedTask;
  /** What became of saving it, where that was tried already. */
  readonly tried?: Unsaved | undefined;
  readonly note?: ReactNode;
  /**
   * The task was read again, because somebody else changed it or only part of the changes was saved;
   * `after` applies to it.
   */
  readonly onRead: (task: SavedTask) => void;
  readonly onTheirs: (task: SavedTask) => void;
  readonly onSaved: (task: SavedTask) => void;
  readonly onMadeAnew: (slug: TaskSlug) => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

type SavePhase = { readonly kind: 'asking' | 'saving' } | Unsaved;

/**
 * Shows and saves only what differs. Reads the task once more right before, so that it does not overwrite
 * the change of somebody else unseen.
 */
export function SaveTaskDialog(props: SaveTaskDialogProps) {
  const { before, after, tried, onRead, onTheirs, onSaved, onClose } = props;
  const api = useApi();
  const client = useQueryClient();
  const [phase, setPhase] = useState<SavePhase>(tried ?? { kind: 'asking' });
  const keep = (task: SavedTask) => putTask(client, api, task);
  const save = async () => {
    setPhase({ kind: 'saving' });
    const written = await saveTask(api, before, after);
    if (written.kind === 'done') {
      keep(written.task);
      onSaved(written.task);
      return;
    }
    if (written.kind === 'failed' && written.now) {
      keep(written.now);
      onRead(written.now);
    }
    setPhase(written);
  };
  if (phase.kind === 'changed') {
    const { theirs } = phase;
    return (
      <Conflict
        before={before}
        theirs={theirs}
        onTheirs={() => {
          keep(theirs);
          onTheirs(theirs);
        }}
        onMine={() => {
          keep(theirs);
          onRead(theirs);
          setPhase({ kind: 'asking' });
        }}
        onClose={onClose}
      />
    );
  }
  if (phase.kind === 'gone') return <Gone {...props} />;
  return <Question {...props} phase={phase} onSave={() => void save()} />;
}

type QuestionProps = SaveTaskDialogProps & {
  readonly phase: Exclude<SavePhase, { kind: 'changed' | 'gone' }>;
  readonly onSave: () => void;
};

function Question({ before, after, note, phase, onSave, onClose, onNeedKey }: QuestionProps) {
  const t = useMessages();
  const differences = taskDifferences(before, after);
  const count = differences.length;
  const isSaving = phase.kind === 'saving';
  const isRefused = (after.isScheduled && isUncapped(after.input)) || enablesWithUnknownCap(before, after);
  return (
    <Guard
      title={t('task.save.title')}
      about={
        <>
          {note}
          <RunsByItself task={after} />
          {count > 0 ? (
            <DifferencesTable worker={before.worker} differences={differences} />
          ) : (
            <p>{t('task.save.changes', { count })}</p>
          )}
        </>
      }
      action={t(isSaving ? 'task.save.saving' : 'task.save.confirm', { count })}
      isReady={!isSaving && count > 0 && !isRefused}
      wide
      onAgree={onSave}
      onClose={onClose}
    >
      {phase.kind === 'failed' && (
        <div className="mt-3 space-y-3">
          <FailureNotice failure={phase.failure} onNeedKey={onNeedKey} />
          <Notice tone="warn" title={t(phase.now ? 'task.save.failed' : 'task.save.unread')} />
        </div>
      )}
    </Guard>
  );
}

/**
 * What is to be known of a task whose runs nobody watches: nothing limits their cost, it is unknown what does, or they may cost more than
 * the person wants.
 */
export function RunsByItself({
  task,
}: {
  readonly task: Pick<SavedTask, 'worker' | 'input' | 'isScheduled'>;
}) {
  const t = useMessages();
  const own = ownCapUnder(task);
  const said = () => {
    if (task.input.unreadable) return t('task.save.capUntold');
    if (isUncapped(task.input)) return t('task.problem.capMissing');
    return (
      own !== undefined &&
      t('task.save.overOwnCap', { charge: formatMoney(capOf(task.input)), usd: formatMoney(own) })
    );
  };
  const title = task.isScheduled && said();
  return title && <Notice tone="warn" className="mb-3" title={title} />;
}

type ConflictProps = {
  readonly before: SavedTask;
  readonly theirs: SavedTask;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
  readonly onClose: () => void;
};

function Conflict({ before, theirs, onTheirs, onMine, onClose }: ConflictProps) {
  const t = useMessages();
  const api = useApi();
  const moment = formatMoment(theirs.updatedAt ?? api.serverTime().now);
  return (
    <Guard
      title={t('task.conflict.title', { moment })}
      about={
        <>
          <p className="mb-3">{t('task.conflict.about')}</p>
          <DifferencesTable worker={before.worker} differences={taskDifferences(before, theirs)} />
        </>
      }
      action={t('task.conflict.mine')}
      beside={<GuardedButton onClick={onTheirs}>{t('task.conflict.theirs')}</GuardedButton>}
      wide
      onAgree={onMine}
      onClose={onClose}
    />
  );
}

function Gone({ after, onMadeAnew, onClose, onNeedKey }: SaveTaskDialogProps) {
  const t = useMessages();
  const creation = useCreateTask(onMadeAnew, true);
  const again = toNewTask(after);
  return (
    <Guard
      title={t('task.gone')}
      about={<p className="mb-3">{t('task.gone.about')}</p>}
      action={again && t('task.gone.anew')}
      cancel={t('common.cancel')}
      isReady={!creation.isOpen}
      onAgree={() => again && void creation.create(again)}
      onClose={onClose}
    >
      <CreationNotice creation={creation} onNeedKey={onNeedKey} />
    </Guard>
  );
}
