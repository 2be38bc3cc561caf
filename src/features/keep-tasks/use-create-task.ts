import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES } from '#api/task-queries.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { lookForTask, type LostTask, type Made, makeTask, makeTaskAgain } from './write-task.ts';

type Creation =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  /** The platform refused: there is no such task. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether there is one. `none`: no new task of its title is there yet; `final`: nor will there be. */
  | {
      readonly kind: 'lost';
      readonly task: NewTask;
      readonly lost: LostTask;
      readonly look: 'looking' | 'none' | 'final' | 'unread';
    };

/**
 * Makes tasks. Each is sent once: where the answer is lost, a new one of its title is looked for, and it is sent again only when
 * the person asks for it, once the first can arrive no more and is not there.
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
  const look = async (task: NewTask, lost: LostTask) => {
    setState({ kind: 'lost', task, lost, look: 'looking' });
    const found = await lookForTask(api, task, lost);
    if (found.kind === 'found') created(found.slug, task);
    else setState({ kind: 'lost', task, lost, look: found.kind });
  };
  const settle = async (task: NewTask, made: Made) => {
    if (made.kind === 'made') created(made.slug, task);
    else if (made.kind === 'refused') setState(made);
    else await look(task, made.lost);
  };
  return {
    state,
    create: async (task: NewTask) => {
      setState({ kind: 'sent' });
      await settle(task, await makeTask(api, task));
    },
    lookAgain: () => {
      if (state.kind === 'lost') void look(state.task, state.lost);
    },
    createAgain: async () => {
      if (state.kind !== 'lost') return;
      const { task, lost } = state;
      setState({ kind: 'sent' });
      await settle(task, await makeTaskAgain(api, task, lost));
    },
  };
}

export type CreateTask = ReturnType<typeof useCreateTask>;
