import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { TASK_QUERIES } from '#api/task-queries.ts';
import { factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

type Creation =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  /** The platform refused: there is no such task. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether there is one. `none`: no new task of its title was there. */
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
    try {
      const found = (await slugsOfTitle(api, task)).find((slug) => !known.has(slug));
      if (found === undefined) setState({ kind: 'lost', task, known, look: 'none' });
      else created(found, task);
    } catch {
      setState({ kind: 'lost', task, known, look: 'unread' });
    }
  };
  return {
    state,
    create: async (task: NewTask) => {
      setState({ kind: 'sent' });
      try {
        // Those of the title that are there before: one more after a lost answer is the new one.
        const known = new Set(await slugsOfTitle(api, task));
        const slug = await api.v2.createTask(task).catch(async (failure: unknown) => {
          if (!mayHaveStarted(factsOf(failure))) throw failure;
          await look(task, known);
          return undefined;
        });
        if (slug !== undefined) created(slug, task);
      } catch (failure) {
        setState({ kind: 'refused', failure });
      }
    },
    lookAgain: () => {
      if (state.kind === 'lost') void look(state.task, state.known);
    },
  };
}

export type CreateTask = ReturnType<typeof useCreateTask>;

async function slugsOfTitle(api: Api, { worker, title }: NewTask): Promise<readonly TaskSlug[]> {
  const { tasks } = await api.v2.tasks({ worker, text: title, page: 1 });
  return tasks.filter((task) => task.title === title).map(({ slug }) => slug);
}
