import { useEffect, useEffectEvent, useRef, useState } from 'react';

import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences } from '#core/saved-tasks/task-changes.ts';

import { withOrder } from '../keep/task-of-order.ts';
import { type InputForm, useTaskEdit } from '../task/use-task-edit.ts';
import type { EditedForm } from './edited-form.ts';
import { storedTaskEdits } from './kept-edits.ts';

/** What is asked before something is done with a task that is edited. */
export type Asking =
  | { readonly kind: 'discard' }
  | { readonly kind: 'delete' }
  /** `theirs`: what somebody else has made of the task meanwhile. */
  | { readonly kind: 'save'; readonly ofForm: boolean; readonly theirs?: SavedTask };

/** A task and the form of its input, edited as one, and kept until it is saved or given up. */
export function useEditedTask(task: SavedTask, form: EditedForm | undefined) {
  const stored = storedTaskEdits.of(task.slug);
  const [unsavedEdit] = useState(() => {
    const read = stored.read();
    return read.ok ? read.value : undefined;
  });
  const isFormChanged = form?.isAsFilled === false;
  const editing = useTaskEdit(task, { form: form && inputForm(form), unsavedEdit });
  const { base, edit, count } = editing;
  const [asking, setAsking] = useState<Asking>();
  const isUnsaved = count > 0;
  // Not every platform says when a task was changed.
  const filledWith = useRef(base);
  const follow = useEffectEvent(() => {
    if (!form?.isAsFilled) return;
    const isCurrent =
      form.filledAt === base.updatedAt && taskDifferences(filledWith.current, base).length === 0;
    filledWith.current = base;
    if (!isCurrent) form.refill(base, form.put);
  });
  useEffect(() => follow(), [base]);
  const keep = useEffectEvent((shouldKeep: boolean) => {
    form?.keep(shouldKeep);
    if (shouldKeep) stored.write(editing.toKeep());
    else stored.remove();
  });
  useEffect(() => keep(isUnsaved), [isUnsaved, edit, base]);
  const save = (theirs?: SavedTask) =>
    setAsking({ kind: 'save', ofForm: isFormChanged, ...(theirs && { theirs }) });
  const askToSave = () => {
    if (isFormChanged && !form.check()) return;
    if (editing.check()) save();
  };
  const [found] = useState({ base, at: form?.filledAt });
  const isTheirs = task !== base && taskDifferences(base, task).length > 0;
  // What an earlier visit left was put in upon another state of the task.
  const isStale = isFormChanged && base === found.base && found.at !== base.updatedAt;
  const changed = isTheirs ? task : isStale ? base : undefined;
  const restart = (now: SavedTask) => {
    editing.restart(now);
    setAsking(undefined);
  };
  return {
    ...editing,
    isUnsaved,
    /** What that comes to may be counted a little later. */
    isChanged: isUnsaved || isFormChanged,
    /** When somebody else changed it meanwhile. */
    changedAt: isUnsaved ? changed?.updatedAt : undefined,
    asking,
    setAsking,
    askToSave,
    compare: () => (isTheirs ? save(task) : askToSave()),
    saved: (now: SavedTask) => {
      form?.settle(now.updatedAt);
      filledWith.current = now;
      restart(now);
    },
    takeTheirs: (now: SavedTask) => {
      form?.refill(now, {});
      filledWith.current = now;
      restart(now);
    },
    /** Has nothing kept of it. */
    letGo: () => {
      form?.keep(false);
      stored.remove();
    },
  };
}

const inputForm = (form: EditedForm): InputForm<SavedTask> => ({
  put: form.put,
  leadToCap: form.leadToCap,
  applyTo: (upon) => {
    if (form.isAsFilled) return upon;
    return form.order && withOrder(upon, form.order, form.descriptor);
  },
});
