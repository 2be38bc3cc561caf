import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, Trash2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { taskQuery, tasksQuery } from '#api/queries/task-queries.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import { taskPath, TASKS_PATH } from '#core/ids/screen-paths.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import {
  isSendable,
  type NewTask,
  runsUnforeseen,
  type SavedTask,
  type TaskSlug,
  toNewTask,
} from '#core/saved-tasks/saved-task.ts';
import { switched } from '#core/saved-tasks/task-edit.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton, TextLink } from '#ui/controls/link.tsx';
import { IconLink } from '#ui/controls/list-link.tsx';
import { Switch } from '#ui/controls/switch.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';
import { DuplicateTask } from './duplicate-task.tsx';
import { ScheduleEditor } from '../schedule/schedule-editor.tsx';
import { CapField, Facts, InputPart, TaskVersionField } from './task-fields.tsx';
import { useTaskEdit } from './use-task-edit.ts';

const TaskCost = lazyComponent(() => import('./task-cost.tsx').then((cost) => cost.TaskCost));
const RunWithChange = lazyComponent(() => import('./open-in-form.tsx').then((form) => form.RunWithChange));
const SaveTaskDialog = lazyComponent(() =>
  import('./save-task-dialog.tsx').then((module) => module.SaveTaskDialog),
);
const DeleteTaskDialog = lazyComponent(() =>
  import('./delete-task.tsx').then((module) => module.DeleteTaskDialog),
);

export type RunPlace = {
  readonly task: SavedTask;
  readonly onSaveFirst?: () => void;
};

type TaskPanelProps = {
  readonly slug: TaskSlug;
  readonly onNeedKey: () => void;
  readonly onOpen: (slug: TaskSlug) => void;
  readonly onDeleted: (task: SavedTask) => void;
  readonly renderRun: (place: RunPlace) => ReactNode;
  readonly renderUnread: (slug: TaskSlug, failure: Error | undefined) => ReactNode;
  readonly renderSnippet: (task: SavedTask, copy: NewTask | undefined) => ReactNode;
};

export function TaskPanel(props: TaskPanelProps) {
  const { slug, onNeedKey, renderUnread } = props;
  const t = useMessages();
  const hasKey = useHasKey();
  const api = useApi();
  const { data, error, refetch } = useQuery({ ...taskQuery(api, slug), enabled: hasKey });
  const listed = useInfiniteQuery({ ...tasksQuery(api, { text: '' }), enabled: hasKey });
  useDocumentTitle(data ? taskTitle(t, data) : t('task.title'));
  // What is of the key is said by the list, where that stands beside it.
  if (!hasKey)
    return (
      <>
        {renderUnread(slug, undefined)}
        <KeyNotice to="tasks" onNeedKey={onNeedKey} className="lg:hidden" />
      </>
    );
  if (data) return <OpenTask key={slug} {...props} task={data} />;
  if (error) {
    const isListed = [error, listed.error].every((one) => one && isOfKey(factsOf(one)));
    const again = () => void refetch();
    return (
      <div className="space-y-3">
        <FailureNotice
          failure={error}
          onNeedKey={onNeedKey}
          onRetry={again}
          {...(isListed && { className: 'lg:hidden' })}
        />
        {renderUnread(slug, error)}
      </div>
    );
  }
  return (
    <Card className="space-y-3 p-4">
      {[8, 16, 24, 40].map((height) => (
        <Skeleton key={height} className="h-16" />
      ))}
    </Card>
  );
}

type OpenTaskProps = TaskPanelProps & { readonly task: SavedTask };

function OpenTask({ task, onNeedKey, onOpen, onDeleted, renderRun, renderSnippet }: OpenTaskProps) {
  const t = useMessages();
  const editing = useTaskEdit(task);
  const { base, edit, setEdit, after, count, problemOf, refOf } = editing;
  const [asking, setAsking] = useState<'save' | 'delete'>();
  const isUnsaved = count > 0;
  const isLocked = !isSendable(base.input);
  const askToSave = () => {
    if (editing.check()) setAsking('save');
  };
  const restart = (saved: SavedTask) => {
    editing.restart(saved);
    setAsking(undefined);
  };
  return (
    <Card label={taskTitle(t, base)}>
      <PanelHead task={base} />
      <div className="space-y-5 border-t border-line px-4 py-3">
        <Facts edit={edit} onEdit={setEdit} problemOf={problemOf} refOf={refOf} />
        <TaskVersionField task={base} edit={edit} onEdit={setEdit} />
        <InputPart task={base}>
          {base.worker !== undefined && !isLocked && (
            <LinkButton href={`${taskPath(base.slug)}/edit`} size="small">
              {t('task.edit')}
            </LinkButton>
          )}
        </InputPart>
      </div>
      <div className="space-y-3 border-t border-line px-4 py-3">
        <Switch on={edit.isScheduled} onChange={(on) => setEdit(switched(edit, on))}>
          {t('task.schedule.on')}
        </Switch>
        {runsUnforeseen(edit) && <p className="text-sm text-muted">{t('task.unforeseen.about')}</p>}
        {edit.schedule && (
          <ScheduleEditor
            value={edit.schedule}
            onChange={(schedule) => setEdit({ ...edit, schedule })}
            isOn={edit.isScheduled}
            problemOf={problemOf}
            refOf={refOf}
          />
        )}
        <CapField
          edit={edit}
          onEdit={setEdit}
          locked={isLocked}
          problem={problemOf('cap')}
          controlRef={refOf('cap')}
        />
      </div>
      <LazyPart>
        <TaskCost before={base} after={after} />
      </LazyPart>
      <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-3">
        <Button variant="primary" disabled={!isUnsaved} onClick={askToSave}>
          {t('task.save')}
        </Button>
        {renderRun({ task: base, ...(isUnsaved && { onSaveFirst: askToSave }) })}
        <LazyPart>
          <RunWithChange task={base} />
        </LazyPart>
        {isUnsaved && (
          <Button variant="quiet" size="small" onClick={() => restart(base)}>
            {t('task.save.discard')}
          </Button>
        )}
        <span role="status" className="ml-auto text-sm text-muted">
          {isUnsaved && t('task.save.changes', { count })}
        </span>
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-2">
        <DuplicateTask task={base} onNeedKey={onNeedKey} onCreated={onOpen} />
        {renderSnippet(base, toNewTask(base))}
        <Button variant="quiet" size="small" onClick={() => setAsking('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('task.delete')}
        </Button>
      </div>
      <LazyPart>
        {asking === 'save' && (
          <SaveTaskDialog
            before={base}
            after={after}
            onRead={editing.moveTo}
            onTheirs={restart}
            onSaved={restart}
            onMadeAnew={onOpen}
            onClose={() => setAsking(undefined)}
            onNeedKey={onNeedKey}
          />
        )}
        {asking === 'delete' && (
          <DeleteTaskDialog
            task={base}
            onDeleted={onDeleted}
            onClose={() => setAsking(undefined)}
            onNeedKey={onNeedKey}
          />
        )}
      </LazyPart>
    </Card>
  );
}

/**
 * Makes screen readers announce a deleted task's name like a heading of a screen; a loaded page keeps its
 * focus.
 */
function takeFocus(heading: HTMLElement | null) {
  if (document.activeElement?.matches('[aria-current="true"], main, h1') === true) heading?.focus();
}

function PanelHead({ task }: { readonly task: SavedTask }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { worker, workerTitle, timesRun, updatedAt, input } = task;
  const title = readTitle(workerTitle) || (worker ?? '');
  return (
    <div className="px-4 py-3">
      <TextLink href={TASKS_PATH} className="mb-1 inline-flex items-center gap-1 lg:hidden">
        <ArrowLeft size={14} aria-hidden />
        {t('task.back')}
      </TextLink>
      <div className="flex items-start gap-2">
        <h2 ref={takeFocus} tabIndex={-1} className="min-w-0 grow text-xl font-semibold wrap-anywhere">
          <bdi>{taskTitle(t, task)}</bdi>
        </h2>
        <IconLink href={TASKS_PATH} label={t('task.close')} className="max-lg:hidden">
          <X size={16} aria-hidden />
        </IconLink>
      </div>
      <p className="text-sm wrap-anywhere text-muted">
        {worker ? <TextLink href={workerPath(worker)}>{title}</TextLink> : title} ·{' '}
        {t('task.runs', { runs: timesRun })}
        {updatedAt !== undefined && <> · {t('task.changed', { moment: formatMoment(updatedAt) })}</>}
      </p>
      {input.untold && <Notice tone="warn" title={t('task.untold')} className="mt-2" />}
      {input.flat && <Notice tone="warn" title={t('task.flat')} className="mt-2" />}
      {input.inexact !== undefined && (
        <Notice tone="warn" title={t('task.inexact', { digits: input.inexact })} className="mt-2" />
      )}
    </div>
  );
}
