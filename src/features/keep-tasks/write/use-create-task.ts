import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState, useSyncExternalStore } from 'react';

import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { openFor, type Wish } from '#starts/wishes/wish-journal.ts';
import type { WishEnd } from '#starts/wishes/wishes.ts';

import { useCreations } from './creations.ts';

type Creation =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  /** The platform refused: there is no such task. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether there is one. `earlier`: this is of one of its title that was sent before, and nothing was sent now. */
  | { readonly kind: 'lost'; readonly task: NewTask; readonly wish: Wish; readonly earlier: boolean }
  /** One of its title that was sent before is there; nothing was sent now. */
  | { readonly kind: 'there'; readonly task: NewTask; readonly slug: TaskSlug }
  /** It is there, and another of its title that was not there before. */
  | { readonly kind: 'twice'; readonly task: NewTask; readonly slug: TaskSlug; readonly twin: TaskSlug };

/**
 * Makes tasks. Each is sent once: where the answer is lost, a new one of its title is looked for, also after a reload, and it is sent
 * again only when the person asks for it, once the first can arrive no more and is not there.
 * @param inDialog nothing leaves any more once the dialog is closed
 */
export function useCreateTask(onCreated: (slug: TaskSlug, task: NewTask) => void, inDialog = false) {
  const client = useQueryClient();
  const creations = useCreations();
  const open = useSyncExternalStore(creations.subscribe, creations.open);
  const [state, setState] = useState<Creation>({ kind: 'idle' });
  const { hold } = creations;
  const lost = state.kind === 'lost' ? state.wish.id : undefined;
  useLayoutEffect(() => (lost === undefined ? undefined : hold(lost)), [hold, lost]);
  /** @param pressed where the press was dropped, nobody waits any more to be led to the task */
  const created = (slug: TaskSlug, task: NewTask, pressed?: AbortSignal) => {
    setState({ kind: 'idle' });
    void client.invalidateQueries({ queryKey: TASK_QUERIES });
    if (pressed?.aborted !== true) onCreated(slug, task);
  };
  const settle = async (task: NewTask, end: WishEnd, pressed: AbortSignal) => {
    if (end.kind === 'made') {
      const slug = end.ref as TaskSlug; // as the platform names it
      const [twin] = await creations.twins(task, end).catch(() => []);
      return twin === undefined
        ? created(slug, task, pressed)
        : setState({ kind: 'twice', task, slug, twin });
    }
    if (end.kind === 'refused') return setState(end);
    const wish = openFor(creations.open(), task);
    if (wish) setState({ kind: 'lost', task, wish, earlier: end.kind === 'open' });
  };
  const press = useSingleFlight();
  const send = (task: NewTask, sent: (wanted: AbortSignal | undefined) => Promise<WishEnd>) =>
    press.make(async (signal) => {
      setState({ kind: 'sent' });
      await settle(task, await sent(inDialog ? signal : undefined), signal);
    });
  const isGivenUp = state.kind === 'lost' && !open.some(({ id }) => id === state.wish.id);
  return {
    creations,
    state: isGivenUp ? ({ kind: 'idle' } as const) : state,
    /** It is under way, or nobody knows what became of it. */
    isOpen: !isGivenUp && (state.kind === 'sent' || state.kind === 'lost'),
    create: (task: NewTask) => send(task, (wanted) => creations.add(task, wanted)),
    /** It was seen after its answer was lost. */
    seen: (refs: readonly string[]) => {
      const [slug, twin] = refs as readonly TaskSlug[]; // as the platform names them
      if (state.kind !== 'lost' || slug === undefined) return;
      const { task, earlier } = state;
      if (twin !== undefined) setState({ kind: 'twice', task, slug, twin });
      else if (earlier) setState({ kind: 'there', task, slug });
      else created(slug, task);
    },
    createAgain: async () => {
      if (state.kind !== 'lost') return;
      const { task } = state;
      const { id } = state.wish;
      await send(task, (wanted) => creations.again(id, task, wanted));
    },
    /** Takes the one that was there. */
    take: () => {
      if (state.kind === 'there' || state.kind === 'twice') created(state.slug, state.task);
    },
  };
}

export type CreateTask = ReturnType<typeof useCreateTask>;
