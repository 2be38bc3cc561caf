import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { isSendable } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences, type TaskState } from '#core/saved-tasks/task-changes.ts';
import {
  applyEdit,
  type EditField,
  type EditProblem,
  editProblems,
  PROBLEM_FIELD,
  rebase,
  toEdit,
} from '#core/saved-tasks/task-edit.ts';
import { useMessages } from '#messages/use-messages.ts';

export function useTaskEdit<Task extends TaskState>(task: Task) {
  const t = useMessages();
  const api = useApi();
  const [base, setBase] = useState(task);
  // Local clocks may change while it is open.
  const [begun] = useState(() => api.serverTime().now);
  const [edit, setEdit] = useState(() => toEdit(task, begun));
  const [tried, setTried] = useState(false);
  const [controls] = useState(() => new Map<EditField, HTMLElement>());
  // A flat input is mended by saving.
  const after = withoutFlat(applyEdit(base, edit, begun));
  const count = taskDifferences(base, after).length;
  const isTouched = taskDifferences(base, applyEdit(base, edit, begun)).length > 0;
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
      controls.get(PROBLEM_FIELD[first])?.focus();
      return false;
    },
    moveTo: (read: Task) => {
      setEdit(rebase(edit, base, read, begun));
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
