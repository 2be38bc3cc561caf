import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Copy, Trash2, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries.ts';
import { TASK_QUERIES, taskQuery } from '#api/task-queries.ts';
import { jsonPreview } from '#core/json/write.ts';
import { factsOf } from '#core/errors/failure.ts';
import { TASKS_PATH } from '#core/ids/screen-paths.ts';
import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { MAX_TITLE, type NewTask, type SavedTask, type TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences } from '#core/saved-tasks/task-changes.ts';
import {
  applyEdit,
  type EditField,
  type EditProblem,
  editProblems,
  PROBLEM_FIELD,
  rebase,
  switched,
  type TaskEdit,
  toEdit,
} from '#core/saved-tasks/task-edit.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { Switch } from '#ui/controls/switch.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';

import { CreationNotice } from './creation-notice.tsx';
import { SaveTaskDialog } from './save-task-dialog.tsx';
import { ScheduleEditor } from './schedule-editor.tsx';
import { taskTitle } from './schedule-text.ts';
import { TaskCost } from './task-cost.tsx';
import { useCreateTask } from './use-create-task.ts';

/** Where a run of a task is asked for. */
export type RunPlace = {
  readonly task: SavedTask;
  /** Opens the question that saves what is not saved; absent where all is. */
  readonly onSaveFirst?: () => void;
};

type TaskPanelProps = {
  readonly slug: TaskSlug;
  readonly onNeedKey: () => void;
  readonly onOpen: (slug: TaskSlug) => void;
  readonly onDeleted: (task: SavedTask) => void;
  readonly renderRun: (place: RunPlace) => ReactNode;
  /** The way to programs that run it, or make another of it (`copy`). */
  readonly renderSnippet: (task: SavedTask, copy: NewTask | undefined) => ReactNode;
  /** The way to change its input in the Worker's form; nothing where that is not to be had. */
  readonly renderEdit: (task: SavedTask) => ReactNode;
};

/** One task, opened. */
export function TaskPanel(props: TaskPanelProps) {
  const { slug, onNeedKey } = props;
  const t = useMessages();
  const hasKey = useHasKey();
  const { data, error, refetch } = useQuery({ ...taskQuery(useApi(), slug), enabled: hasKey });
  useDocumentTitle(data ? taskTitle(t, data) : t('task.title'));
  if (!hasKey) return <KeyNotice onNeedKey={onNeedKey} />;
  if (data) return <OpenTask key={slug} {...props} task={data} />;
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />;
  return (
    <Card className="space-y-3 p-4">
      {[8, 16, 24, 40].map((height) => (
        <Skeleton key={height} className="h-16" />
      ))}
    </Card>
  );
}

type OpenTaskProps = TaskPanelProps & { readonly task: SavedTask };

function OpenTask({
  task,
  onNeedKey,
  onOpen,
  onDeleted,
  renderRun,
  renderSnippet,
  renderEdit,
}: OpenTaskProps) {
  const t = useMessages();
  const editing = useTaskEdit(task);
  const { base, edit, setEdit, after, count, problemOf } = editing;
  const [asking, setAsking] = useState<'save' | 'delete'>();
  const isUnsaved = count > 0;
  const isLocked = base.input.inexact !== undefined;
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
        <Facts edit={edit} onEdit={setEdit} problemOf={problemOf} />
        <VersionField task={base} edit={edit} onEdit={setEdit} />
        <InputPart task={base}>{renderEdit(base)}</InputPart>
      </div>
      <div className="space-y-3 border-t border-line px-4 py-3">
        <Switch on={edit.isScheduled} onChange={(on) => setEdit(switched(edit, on))}>
          {t('task.schedule.on')}
        </Switch>
        {edit.schedule && (
          <ScheduleEditor
            value={edit.schedule}
            onChange={(schedule) => setEdit({ ...edit, schedule })}
            isOn={edit.isScheduled}
            problemOf={problemOf}
          />
        )}
        <CapField edit={edit} onEdit={setEdit} locked={isLocked} problem={problemOf('cap')} />
      </div>
      <TaskCost task={after} />
      <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-3">
        <Button variant="primary" disabled={!isUnsaved} onClick={askToSave}>
          {t('task.save')}
        </Button>
        {renderRun({ task: base, ...(isUnsaved && { onSaveFirst: askToSave }) })}
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
        <Duplicate task={base} onNeedKey={onNeedKey} onCreated={onOpen} />
        {renderSnippet(base, toNewTask(base))}
        <Button variant="quiet" size="small" onClick={() => setAsking('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('task.delete')}
        </Button>
      </div>
      {asking === 'save' && (
        <SaveTaskDialog
          before={base}
          after={after}
          onRead={editing.moveTo}
          onTheirs={restart}
          onSaved={restart}
          onClose={() => setAsking(undefined)}
          onNeedKey={onNeedKey}
        />
      )}
      {asking === 'delete' && (
        <DeleteDialog
          task={base}
          onDeleted={() => onDeleted(base)}
          onClose={() => setAsking(undefined)}
          onNeedKey={onNeedKey}
        />
      )}
    </Card>
  );
}

/** What was put in for a task, upon what was read of it last. */
function useTaskEdit(task: SavedTask) {
  const t = useMessages();
  const api = useApi();
  const [base, setBase] = useState(task);
  const [edit, setEdit] = useState(() => toEdit(task));
  const [tried, setTried] = useState(false);
  // A flat input is mended by saving.
  const after = withoutFlat(applyEdit(base, edit));
  const count = taskDifferences(base, after).length;
  const isTouched = taskDifferences(base, applyEdit(base, edit)).length > 0;
  const [seen, setSeen] = useState(task);
  if (task !== seen) {
    setSeen(task);
    // What somebody else changed is taken where nothing was put in; else it is told of before saving.
    if (!isTouched) {
      setBase(task);
      setEdit(toEdit(task));
    }
  }
  const problems = editProblems(edit, api.serverTime().now);
  return {
    base,
    edit,
    setEdit,
    after,
    /** How many things are not saved. */
    count,
    problemOf: (field: EditField): string | undefined => {
      const found = problems.find((problem) => PROBLEM_FIELD[problem] === field);
      return found && (tried || AT_ONCE.has(found)) ? t(`task.problem.${found}`) : undefined;
    },
    /** Whether it may be saved; leads to what is wrong first. */
    check: (): boolean => {
      setTried(true);
      const [first] = problems;
      if (first === undefined) return true;
      document.querySelector<HTMLElement>(`[data-task-field="${PROBLEM_FIELD[first]}"]`)?.focus();
      return false;
    },
    /** Goes on with what was put in, upon what is there now. */
    moveTo: (read: SavedTask) => {
      setEdit(rebase(edit, base, read));
      setBase(read);
    },
    restart: (saved: SavedTask) => {
      setBase(saved);
      setEdit(toEdit(saved));
      setTried(false);
    },
  };
}

/** What is wrong as soon as it is there; what is only missing is told once the person wants to save. */
const AT_ONCE: ReadonlySet<EditProblem> = new Set(['past', 'titleLong']);

/** As it is once it is saved. */
function withoutFlat(task: SavedTask): SavedTask {
  const { flat: _, ...input } = task.input;
  if (input.inexact !== undefined) return task;
  return { ...task, input };
}

function PanelHead({ task }: { readonly task: SavedTask }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { worker, workerTitle, timesRun, updatedAt, input } = task;
  const facts = t('task.facts', { worker: worker ?? readTitle(workerTitle), runs: timesRun });
  return (
    <div className="px-4 py-3">
      <Link
        href={TASKS_PATH}
        className="mb-1 touch-target inline-flex items-center gap-1 text-accent underline lg:hidden"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('task.back')}
      </Link>
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 grow text-lg font-bold wrap-anywhere">
          <bdi>{taskTitle(t, task)}</bdi>
        </h2>
        <Link
          href={TASKS_PATH}
          aria-label={t('task.close')}
          title={t('task.close')}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink max-lg:hidden pointer-coarse:size-11"
        >
          <X size={16} aria-hidden />
        </Link>
      </div>
      <p className="text-sm wrap-anywhere text-muted">
        {worker ? (
          <Link href={workerPath(worker)} className="text-accent underline">
            {facts}
          </Link>
        ) : (
          facts
        )}
        {updatedAt !== undefined && <> · {t('task.changed', { moment: formatMoment(updatedAt) })}</>}
      </p>
      {input.flat && <Notice tone="warn" title={t('task.flat')} className="mt-2" />}
      {input.inexact !== undefined && (
        <Notice tone="warn" title={t('task.inexact', { digits: input.inexact })} className="mt-2" />
      )}
    </div>
  );
}

type EditProps = { readonly edit: TaskEdit; readonly onEdit: (edit: TaskEdit) => void };

function Facts({
  edit,
  onEdit,
  problemOf,
}: EditProps & { problemOf: (field: EditField) => string | undefined }) {
  const t = useMessages();
  const id = useId();
  const problem = problemOf('title');
  return (
    <>
      <FieldFrame
        field="title"
        controlId={`${id}-title`}
        label={t('task.field.title')}
        error={problem}
        errorId={`${id}-error`}
      >
        <input
          id={`${id}-title`}
          data-task-field="title"
          autoComplete="off"
          maxLength={MAX_TITLE}
          value={edit.title}
          onChange={(event) => onEdit({ ...edit, title: event.target.value })}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-error`}
          className={CONTROL}
        />
      </FieldFrame>
      <FieldFrame field="description" controlId={`${id}-description`} label={t('task.field.description')}>
        <textarea
          id={`${id}-description`}
          rows={2}
          value={edit.description}
          onChange={(event) => onEdit({ ...edit, description: event.target.value })}
          className={`${CONTROL} py-1.5`}
        />
      </FieldFrame>
    </>
  );
}

/** Stands in a question that is not asked. */
const NO_WORKER = '' as WorkerSlug;

function VersionField({ task, edit, onEdit }: EditProps & { readonly task: SavedTask }) {
  const t = useMessages();
  const id = useId();
  const { data } = useQuery({
    ...workerQuery(useApi(), task.worker ?? NO_WORKER),
    enabled: task.worker !== undefined,
    retry: false,
  });
  const current = data?.version ?? '';
  const isBehind = current !== '' && edit.version !== '' && edit.version !== current;
  const choices = [...new Set([task.version, current])].filter((version, at) => version !== '' || at === 0);
  const nameOf = (version: string) =>
    version === ''
      ? t('task.version.none')
      : t(version === current ? 'task.version.current' : 'task.version.kept', { version });
  return (
    <FieldFrame
      field="version"
      controlId={id}
      label={t('task.field.version')}
      help={
        isBehind && <span className="text-warn">{t('task.version.drift', { version: edit.version })}</span>
      }
    >
      <select
        id={id}
        value={edit.version}
        disabled={task.input.inexact !== undefined || choices.length < 2}
        onChange={(event) => onEdit({ ...edit, version: event.target.value })}
        className={CONTROL}
      >
        {choices.map((version) => (
          <option key={version} value={version}>
            {nameOf(version)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function InputPart({ task, children }: { readonly task: SavedTask; readonly children: ReactNode }) {
  const t = useMessages();
  const [isShown, setIsShown] = useState(false);
  const { system, custom } = task.input;
  const { text, truncated } = jsonPreview({ ...(system && { system }), custom }, SHOWN_CHARACTERS);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="grow font-semibold">{t('task.field.input')}</span>
        <Button size="small" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {t('task.input.show')}
        </Button>
        {children}
      </div>
      {isShown && (
        <CodeBlock
          text={text}
          testId="task-input"
          label={t('task.input.json')}
          truncated={truncated}
          json
          className="mt-2 max-h-80 rounded border border-line"
        />
      )}
    </div>
  );
}

type CapFieldProps = EditProps & { readonly locked: boolean; readonly problem: string | undefined };

function CapField({ edit, onEdit, locked, problem }: CapFieldProps) {
  const t = useMessages();
  const id = useId();
  return (
    <FieldFrame
      field="cap"
      controlId={id}
      label={t('task.cap')}
      required={edit.isScheduled}
      help={t('task.cap.help')}
      helpId={`${id}-help`}
      error={problem}
      errorId={`${id}-error`}
    >
      <input
        id={id}
        data-task-field="cap"
        inputMode="decimal"
        autoComplete="off"
        disabled={locked}
        value={edit.cap}
        onChange={(event) => onEdit({ ...edit, cap: event.target.value })}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? `${id}-help` : `${id}-error ${id}-help`}
        className={CONTROL}
      />
    </FieldFrame>
  );
}

/** A new task with what this one holds; undefined where it cannot be made anew just as it is. */
export function toNewTask({ input, worker, version, ...task }: SavedTask): NewTask | undefined {
  const { flat: _, inexact, ...whole } = input;
  if (worker === undefined || inexact !== undefined) return undefined;
  const { title, description = '', schedule, isScheduled } = task;
  return { worker, version, input: whole, title, description, isScheduled, ...(schedule && { schedule }) };
}

type DuplicateProps = {
  readonly task: SavedTask;
  readonly onNeedKey: () => void;
  readonly onCreated: (slug: TaskSlug) => void;
};

/** Makes another of it, which does not run by itself. */
function Duplicate({ task, onNeedKey, onCreated }: DuplicateProps) {
  const t = useMessages();
  const creation = useCreateTask(onCreated);
  const copy = toNewTask(task);
  if (copy === undefined) return null;
  const title = Array.from(t('task.duplicate.title', { title: copy.title }))
    .slice(0, MAX_TITLE)
    .join('');
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        disabled={creation.state.kind === 'sent' || creation.state.kind === 'lost'}
        onClick={() => void creation.create({ ...copy, title, isScheduled: false })}
      >
        <Copy size={14} aria-hidden />
        {t('task.duplicate')}
      </Button>
      <div className="order-last w-full empty:hidden">
        <CreationNotice creation={creation} onNeedKey={onNeedKey} />
      </div>
    </>
  );
}

type DeleteDialogProps = {
  readonly task: SavedTask;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

function DeleteDialog({ task, onDeleted, onClose, onNeedKey }: DeleteDialogProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<'asking' | 'sent' | { readonly failure: unknown }>('asking');
  const remove = async () => {
    setState('sent');
    try {
      await api.v2.deleteTask(task.slug);
    } catch (failure) {
      // A lost answer, or a second deletion: what counts is whether it is still there.
      if (await isThere(() => api.v2.task(task.slug))) return setState({ failure });
    }
    onDeleted();
    client.removeQueries({ queryKey: taskQuery(api, task.slug).queryKey });
    await client.invalidateQueries({ queryKey: [...TASK_QUERIES, 'list'] });
  };
  return (
    <Dialog title={t('task.delete.title', { title: taskTitle(t, task) })} onClose={onClose}>
      {typeof state === 'object' && (
        <FailureNotice failure={state.failure} onNeedKey={onNeedKey} className="mb-3" />
      )}
      <p>{t('task.delete.about')}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button data-first-focus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button variant="danger" disabled={state === 'sent'} onClick={() => void remove()}>
          {t('task.delete')}
        </Button>
      </div>
    </Dialog>
  );
}

async function isThere(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    return factsOf(error).kind !== 'taskNotFound';
  }
}
