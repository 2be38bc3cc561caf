import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES } from '#api/task-queries.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { lookForTask, makeTask } from './write-task.ts';

type Creation =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  /** The platform refused: there is no such task. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether there is one. `none`: no new task of its title is there yet. */
  | {
      readonly kind: 'lost';
      readonly task: NewTask;
      readonly known: ReadonlySet<TaskSlug>;
      readonly look: 'looking' | 'none' | 'unread';
    };

/**
 * Makes tasks. Each is sent once: where the answer is lost, a new one of its title is looked for, and it is sent again only when
 * the person asks for it, after one was not found.
 */
export function useCreateTask(onCreated: (slug: TaskSlug, task: NewTask) => void) {
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<Creation>({ kind: 'idle' });
  const created = (slug: TaskSlug, task: NewTask) => {
    setState({ kind: 'idle' });
    void client.invalidateQueries({ queryKey: TASK_QUERIES });
    onCreated(slug, task);
  };
  const look = async (task: NewTask, known: ReadonlySet<TaskSlug>) => {
    setState({ kind: 'lost', task, known, look: 'looking' });
    const found = await lookForTask(api, task, known);
    if (found.kind === 'found') created(found.slug, task);
    else setState({ kind: 'lost', task, known, look: found.kind });
  };
  return {
    state,
    create: async (task: NewTask) => {
      setState({ kind: 'sent' });
      const made = await makeTask(api, task);
      if (made.kind === 'made') created(made.slug, task);
      else if (made.kind === 'refused') setState(made);
      else await look(task, made.known);
    },
    lookAgain: () => {
      if (state.kind === 'lost') void look(state.task, state.known);
    },
  };
}

export type CreateTask = ReturnType<typeof useCreateTask>;
