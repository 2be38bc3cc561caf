import type { ReactNode } from 'react';

import { TASKS_PATH } from '#core/ids/screen-paths.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { type NewTask, type SavedTask, type TaskSlug, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';
import { DuplicateTask } from '../task/duplicate-task.tsx';
import { DescriptionField, InputJson, TitleInHead } from '../task/task-fields.tsx';
import { EditBar } from './edit-bar.tsx';
import { EditQuestions } from './edit-questions.tsx';
import type { EditedForm } from './edited-form.ts';
import { CostCard, ScheduleCard } from './task-rail.tsx';
import { useEditedTask } from './use-edited-task.ts';

const RunWithChange = lazyComponent(() =>
  import('../task/open-in-form.tsx').then((form) => form.RunWithChange),
);

/** Where a run of a task is asked for. */
export type RunPlace = {
  readonly task: SavedTask;
  /** Opens the question that saves what is not saved; absent where all is. */
  readonly onSaveFirst?: () => void;
};

export type EditTaskProps = {
  readonly task: SavedTask;
  /** Absent where the input cannot be edited in a form. */
  readonly form?: EditedForm;
  /** What is to be known in place of the form. */
  readonly notice?: ReactNode;
  readonly onNeedKey: () => void;
  /** Leads to a task, or to all of them. */
  readonly onOpen: (slug: TaskSlug | undefined) => void;
  readonly onDeleted: (task: SavedTask) => void;
  readonly renderRun: (place: RunPlace) => ReactNode;
  /** The way to programs that run it, or make another of it (`copy`). */
  readonly renderSnippet: (task: SavedTask, copy: NewTask | undefined) => ReactNode;
};

/** One task: its input, its options and its schedule, saved as one. */
export function EditTask(props: EditTaskProps) {
  const { task, form, onNeedKey, onOpen } = props;
  const t = useMessages();
  const edited = useEditedTask(task, form);
  const { base, edit, setEdit, isUnsaved, askToSave, setAsking, letGo } = edited;
  const leave = (to: TaskSlug | undefined) => {
    letGo();
    onOpen(to);
  };
  const head = (
    <TitleInHead
      edit={edit}
      onEdit={setEdit}
      problem={edited.problemOf('title')}
      controlRef={edited.refOf('title')}
    />
  );
  return (
    <>
      <EditBar
        title={taskTitle(t, base)}
        {...edited}
        onCompare={edited.compare}
        onSave={askToSave}
        onCancel={() => (isUnsaved ? setAsking({ kind: 'discard' }) : leave(undefined))}
      />
      <Place task={base} />
      <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_23.75rem]">
        <div className="min-w-0 space-y-3.5">
          <InputNotices task={base} />
          {props.notice}
          {form?.notices}
          {form ? form.renderForm(head) : <InputJson task={base} head={head} />}
          <DescriptionField edit={edit} onEdit={setEdit} />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          <CostCard edited={edited} form={form} />
          {form?.options}
          <ScheduleCard edited={edited} />
          <div className="flex flex-wrap items-center gap-1">
            {props.renderRun({ task: base, ...(isUnsaved && { onSaveFirst: askToSave }) })}
            <LazyPart>
              <RunWithChange task={base} />
            </LazyPart>
            <DuplicateTask task={base} onNeedKey={onNeedKey} onCreated={onOpen} />
            {props.renderSnippet(base, toNewTask(base))}
            <Button variant="quiet" size="small" onClick={() => setAsking({ kind: 'delete' })}>
              {t('task.delete')}
            </Button>
          </div>
        </div>
      </div>
      <EditQuestions
        edited={edited}
        form={form}
        onNeedKey={onNeedKey}
        onLeave={leave}
        onDeleted={(gone) => {
          letGo();
          props.onDeleted(gone);
        }}
      />
    </>
  );
}

/** Where the task is: among all of them, of its Worker. */
function Place({ task: { worker, workerTitle, version } }: { readonly task: SavedTask }) {
  const t = useMessages();
  const title = useReadTitle()(workerTitle) || (worker ?? '');
  return (
    <p className="mb-3 text-sm text-muted">
      <TextLink href={TASKS_PATH}>{t('task.title')}</TextLink> /{' '}
      {worker ? <TextLink href={workerPath(worker)}>{title}</TextLink> : title} {version}
    </p>
  );
}

/** What is to be known of an input that is not as it should be. */
function InputNotices({ task: { input } }: { readonly task: SavedTask }) {
  const t = useMessages();
  return (
    <>
      {input.unreadable && <Notice tone="warn" title={t('task.unknown')} />}
      {input.flat && <Notice tone="warn" title={t('task.flat')} />}
      {input.inexact !== undefined && (
        <Notice tone="warn" title={t('task.inexact', { digits: input.inexact })} />
      )}
    </>
  );
}
