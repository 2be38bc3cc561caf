import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState, useSyncExternalStore } from 'react';

import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { openFor, type OutboxEntry } from '#starts/outbox/entries.ts';
import type { OutboxEnd } from '#starts/outbox/outbox.ts';

import { useCreations } from './creations.ts';

type Creation =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly failure: unknown }
  /**
   * It is unknown whether the task exists. `earlier`: an earlier request of the same title is unknown,
   * and nothing was sent now.
   */
  | { readonly kind: 'lost'; readonly task: NewTask; readonly entry: OutboxEntry; readonly earlier: boolean }
  /** A task of this title that was sent before exists; nothing was sent now. */
  | { readonly kind: 'there'; readonly task: NewTask; readonly slug: TaskSlug }
  | { readonly kind: 'twice'; readonly task: NewTask; readonly slug: TaskSlug; readonly twin: TaskSlug };

/**
 * Creates tasks and sends each once. After a lost answer it looks for a new task of the title, also after
 * a reload, and resends only on request, once the first can no longer arrive and is not there.
 * @param inDialog nothing is sent after the dialog closes
 */
export function useCreateTask(onCreated: (slug: TaskSlug, task: NewTask) => void, inDialog = false) {
  const client = useQueryClient();
  const creations = useCreations();
  const open = useSyncExternalStore(creations.subscribe, creations.open);
  const [state, setState] = useState<Creation>({ kind: 'idle' });
  const { hold } = creations;
  const lost = state.kind === 'lost' ? state.entry.id : undefined;
  useLayoutEffect(() => (lost === undefined ? undefined : hold(lost)), [hold, lost]);
  /** @param pressed if this press was dropped, nobody waits to be led to the task */
  const created = (slug: TaskSlug, task: NewTask, pressed?: AbortSignal) => {
    setState({ kind: 'idle' });
    void client.invalidateQueries({ queryKey: TASK_QUERIES });
    if (pressed?.aborted !== true) onCreated(slug, task);
  };
  const settle = async (task: NewTask, end: OutboxEnd, pressed: AbortSignal) => {
    if (end.kind === 'made') {
      const slug = end.ref as TaskSlug; // as the platform names it
      const [twin] = await creations.twins(task, end).catch(() => []);
      return twin === undefined
        ? created(slug, task, pressed)
        : setState({ kind: 'twice', task, slug, twin });
    }
    if (end.kind === 'refused') return setState(end);
    const entry = openFor(creations.open(), task);
    if (entry) setState({ kind: 'lost', task, entry, earlier: end.kind === 'open' });
  };
  const press = useSingleFlight();
  const send = (task: NewTask, sent: (wanted: AbortSignal | undefined) => Promise<OutboxEnd>) =>
    press.make(async (signal) => {
      setState({ kind: 'sent' });
      await settle(task, await sent(inDialog ? signal : undefined), signal);
    });
  const isGivenUp = state.kind === 'lost' && !open.some(({ id }) => id === state.entry.id);
  return {
    creations,
    state: isGivenUp ? ({ kind: 'idle' } as const) : state,
    isOpen: !isGivenUp && (state.kind === 'sent' || state.kind === 'lost'),
    create: (task: NewTask) => send(task, (wanted) => creations.add(task, wanted)),
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
      const { id } = state.entry;
      await send(task, (wanted) => creations.again(id, task, wanted));
    },
    take: () => {
      if (state.kind === 'there' || state.kind === 'twice') created(state.slug, state.task);
    },
  };
}

export type CreateTask = ReturnType<typeof useCreateTask>;
