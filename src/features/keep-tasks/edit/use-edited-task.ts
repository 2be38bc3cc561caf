import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { putTask } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { isUncapped, taskDifferences } from '#core/saved-tasks/task-changes.ts';

import { withOrder } from '../keep/task-of-order.ts';
import { ownCapUnder } from '../schedule/own-cap-under.ts';
import type { Unsaved } from '../write/write-task.ts';
import { type InputForm, useTaskEdit } from '../task/use-task-edit.ts';
import type { EditedForm } from './edited-form.ts';
import { storedTaskEdits } from './stored-task-edits.ts';

/** What is asked before something is done with a task that is edited. */
export type Asking =
  | { readonly kind: 'discard' }
  | { readonly kind: 'delete' }
  /** `tried`: what became of saving it, where that was tried already. */
  | { readonly kind: 'save'; readonly ofForm: boolean; readonly tried?: Unsaved };

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
  const ask = (tried?: Unsaved) =>
    setAsking({ kind: 'save', ofForm: isFormChanged, ...(tried && { tried }) });
  const [found] = useState({ base, at: form?.filledAt });
  const isTheirs = task !== base && taskDifferences(base, task).length > 0;
  // What an earlier visit left was put in upon another state of the task.
  const isStale = isFormChanged && base === found.base && found.at !== base.updatedAt;
  const changed = isTheirs ? task : isStale ? base : undefined;
  const restart = (now: SavedTask) => {
    editing.restart(now);
    setAsking(undefined);
  };
  const settle = (now: SavedTask) => {
    form?.settle(now.updatedAt);
    filledWith.current = now;
    restart(now);
  };
  const api = useApi();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: async () => {
      const { saveTask } = await import('../write/write-task.ts');
      return saveTask(api, base, editing.after);
    },
    onSuccess: (written) => {
      if (written.kind === 'done') {
        putTask(client, api, written.task);
        filledWith.current = written.task;
        if (!isFormChanged) form?.settle(written.task.updatedAt);
        // What was put in while it was saved stays.
        return editing.moveTo(written.task);
      }
      if (written.kind === 'failed' && written.now) {
        putTask(client, api, written.now);
        editing.moveTo(written.now);
      }
      return ask(written);
    },
    // Its code did not load: the question says so.
    onError: () => ask(),
  });
  const isRight = () => (!isFormChanged || form.check()) && editing.check();
  const askToSave = () => {
    if (saving.isPending || !isRight()) return;
    if (isFormChanged || spendsOtherwise(base, editing.after)) ask();
    else saving.mutate();
  };
  return {
    ...editing,
    isUnsaved,
    isSaving: saving.isPending,
    /** What that comes to may be counted a little later. */
    isChanged: isUnsaved || isFormChanged,
    /** When somebody else changed it meanwhile. */
    changedAt: isUnsaved ? changed?.updatedAt : undefined,
    asking,
    setAsking,
    askToSave,
    compare: () => {
      if (isTheirs) ask({ kind: 'changed', theirs: task });
      else if (isRight()) ask();
    },
    saved: settle,
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

/**
 * Whether other runs start, or run otherwise, once this is saved, or it cannot be saved as it is: then the
 * changes are shown before. A title, a description, another time and a pause are not.
 */
function spendsOtherwise(before: SavedTask, after: SavedTask): boolean {
  const isAlike = taskDifferences(before, after).every(
    ({ kind }) => PLAIN.has(kind) || (kind === 'isScheduled' && !after.isScheduled),
  );
  const needsWarning = isUncapped(after.input) || ownCapUnder(after) !== undefined;
  return !isAlike || (after.isScheduled && (after.input.unreadable === true || needsWarning));
}

const PLAIN: ReadonlySet<string> = new Set(['title', 'description', 'schedule']);

const inputForm = (form: EditedForm): InputForm<SavedTask> => ({
  put: form.put,
  leadToCap: form.leadToCap,
  applyTo: (upon) => {
    if (form.isAsFilled) return upon;
    return form.order && withOrder(upon, form.order, form.descriptor);
  },
});
