import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { UnsavedEdit } from '#core/saved-tasks/unsaved-edit.ts';
import { isSendable } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences, type TaskState } from '#core/saved-tasks/task-changes.ts';
import {
  applyEdit,
  type EditField,
  type EditProblem,
  editProblems,
  PROBLEM_FIELD,
  rebase,
  type TaskEdit,
  toEdit,
} from '#core/saved-tasks/task-edit.ts';
import { useMessages } from '#messages/use-messages.ts';

/** The form in which the input of a task is edited, with its version and its limit. */
export type InputForm<Task> = {
  /** The task with what the form holds; undefined while something is wrong there. */
  readonly applyTo: (task: Task) => Task | undefined;
  /** What else was put in for them than the task has, where that is all that was changed. */
  readonly put: Partial<Pick<TaskEdit, 'version' | 'cap'>>;
  readonly leadToCap: () => void;
};

type Begun<Task> = {
  readonly form?: InputForm<Task> | undefined;
  /** What an earlier visit left unsaved. */
  readonly unsavedEdit?: UnsavedEdit | undefined;
};

export function useTaskEdit<Task extends TaskState>(task: Task, { form, unsavedEdit }: Begun<Task> = {}) {
  const t = useMessages();
  const api = useApi();
  const [base, setBase] = useState(task);
  // Local clocks may change while it is open.
  const [begun] = useState(() => api.serverTime().now);
  const [typed, setEdit] = useState(() =>
    unsavedEdit ? rebase(unsavedEdit.edit, unsavedEdit.was, toEdit(task, begun)) : toEdit(task, begun),
  );
  const [tried, setTried] = useState(false);
  const [controls] = useState(() => new Map<EditField, HTMLElement>());
  const formed = form ? form.applyTo(base) : base;
  /** With what the form holds. */
  const editOf = (whole: Task) => {
    if (!form) return typed;
    const { version, cap } = toEdit(whole, begun);
    return { ...typed, version, cap, ...form.put };
  };
  const edit = editOf(formed ?? base);
  const put = applyEdit(formed ?? base, edit, begun);
  // A flat input is mended by saving.
  const after = withoutFlat(put);
  const ofForm = formed ? 0 : 1;
  const count = taskDifferences(base, after).length + ofForm;
  const isTouched = taskDifferences(base, put).length + ofForm > 0;
  const [seen, setSeen] = useState(task);
  if (task !== seen) {
    setSeen(task);
    // What somebody else changed is taken where nothing was put in; else it is told of before saving.
    if (!isTouched) {
      setBase(task);
      setEdit(toEdit(task, begun));
    }
  }
  const problems = editProblems(base, edit, api.serverTime().now);
  return {
    base,
    edit,
    setEdit,
    after,
    /** The task as it would be with another input. */
    afterWith: (whole: Task) => withoutFlat(applyEdit(whole, editOf(whole), begun)),
    /** What is to be kept until it is saved. */
    toKeep: (): UnsavedEdit => ({ edit: typed, was: toEdit(base, begun) }),
    count,
    problemOf: (field: EditField): string | undefined => {
      const found = problems.find((problem) => PROBLEM_FIELD[problem] === field);
      return found && (tried || AT_ONCE.has(found)) ? t(`task.problem.${found}`) : undefined;
    },
    refOf: (field: EditField) => (control: HTMLElement | null) => {
      if (control) controls.set(field, control);
      else controls.delete(field);
    },
    check: (): boolean => {
      setTried(true);
      const [first] = problems;
      if (first === undefined) return true;
      const control = controls.get(PROBLEM_FIELD[first]);
      if (control) control.focus();
      else form?.leadToCap();
      return false;
    },
    moveTo: (read: Task) => {
      setEdit(rebase(typed, toEdit(base, begun), toEdit(read, begun)));
      setBase(read);
    },
    restart: (saved: Task) => {
      setBase(saved);
      setEdit(toEdit(saved, begun));
      setTried(false);
    },
  };
}

const AT_ONCE: ReadonlySet<EditProblem> = new Set(['past', 'titleLong']);

function withoutFlat<Task extends TaskState>(task: Task): Task {
  const { flat: _, ...input } = task.input;
  if (!isSendable(input)) return task;
  return { ...task, input };
}
