import type { Api } from '#api/operations.ts';
import { factsOf } from '#core/errors/failure.ts';
import { knowsNoTask } from '#core/errors/not-found-failures.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { changesBetween, taskDifferences } from '#core/saved-tasks/task-changes.ts';

/** Outcome of a change to a task. Nothing is sent over changes that the user has not seen. */
export type Written =
  /**
   * The task is as intended; after a lost answer this is read. `by`: who did it, if not this change: it
   * was so before, or its state before could not be read.
   */
  | { readonly kind: 'done'; readonly task: SavedTask; readonly by?: 'others' | 'unknown' }
  | { readonly kind: 'changed'; readonly theirs: SavedTask }
  | { readonly kind: 'gone' }
  /** `now`: the current state, if it could be read. A part of the change may have arrived. */
  | { readonly kind: 'failed'; readonly failure: unknown; readonly now?: SavedTask };

export type Unsaved = Exclude<Written, { readonly kind: 'done' }>;

/** Changes a task from one state to another: sends only what differs, and only over the state that was seen. */
export async function saveTask(api: Api, before: SavedTask, after: SavedTask): Promise<Written> {
  return writeUpon(api, before, after, async () => {
    const { facts, input } = changesBetween(before, after);
    const sendFacts = async () => facts && (await api.v2.changeTask(before.slug, facts));
    // A schedule must not run what is not capped yet, nor what is not capped any more, also where only the first request arrives.
    const isSwitchedOff = facts?.isScheduled === false;
    if (isSwitchedOff) await sendFacts();
    if (input) await api.v2.changeTaskInput(before.slug, input.input, input.version);
    if (!isSwitchedOff) await sendFacts();
  });
}

/**
 * Switches the schedule of a task. On only as the user saw it, so that no version of somebody else starts
 * running. Off in any state; reads it before, so that nobody switches on again what somebody else switched
 * off.
 */
export async function switchSchedule(api: Api, task: SavedTask, on: boolean): Promise<Written> {
  const send = () => api.v2.changeTask(task.slug, { isScheduled: on });
  const after = { ...task, isScheduled: on };
  if (on) return writeUpon(api, { ...task, isScheduled: false }, after, send);
  const before = await readNow(api, task);
  if (before.kind === 'gone') return before;
  if (before.kind === 'read' && !before.task.isScheduled)
    return { kind: 'done', task: before.task, by: 'others' };
  const by = before.kind === 'unread' ? { by: 'unknown' as const } : {};
  try {
    await send();
    return { kind: 'done', task: after, ...by };
  } catch (failure) {
    const now = await readNow(api, task);
    if (now.kind === 'read' && !now.task.isScheduled) return { kind: 'done', task: now.task, ...by };
    return now.kind === 'gone' ? now : { kind: 'failed', failure };
  }
}

/** Deletes a task as it was seen. `done` holds what was deleted, also if somebody else deleted it. */
export async function deleteTask(api: Api, task: SavedTask): Promise<Exclude<Written, { kind: 'gone' }>> {
  const now = await readNow(api, task);
  if (now.kind === 'gone') return { kind: 'done', task };
  if (now.kind === 'unread') return { kind: 'failed', failure: now.failure };
  if (taskDifferences(task, now.task).length > 0) return { kind: 'changed', theirs: now.task };
  try {
    await api.v2.deleteTask(task.slug);
  } catch (failure) {
    if ((await readNow(api, task)).kind !== 'gone') return { kind: 'failed', failure };
  }
  return { kind: 'done', task: now.task };
}

async function writeUpon(
  api: Api,
  before: SavedTask,
  after: SavedTask,
  send: () => Promise<void>,
): Promise<Written> {
  const found = await readNow(api, before);
  if (found.kind === 'gone') return found;
  if (found.kind === 'unread') return { kind: 'failed', failure: found.failure };
  if (taskDifferences(found.task, after).length === 0) return { kind: 'done', task: found.task };
  if (taskDifferences(before, found.task).length > 0) return { kind: 'changed', theirs: found.task };
  try {
    await send();
  } catch (failure) {
    const now = await readNow(api, before);
    if (now.kind === 'gone') return now;
    if (now.kind === 'unread') return { kind: 'failed', failure };
    const isSaved = taskDifferences(now.task, after).length === 0;
    return isSaved ? { kind: 'done', task: now.task } : { kind: 'failed', failure, now: now.task };
  }
  const saved = await readNow(api, after);
  return { kind: 'done', task: saved.kind === 'read' ? saved.task : after };
}

type Now =
  | { readonly kind: 'read'; readonly task: SavedTask }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unread'; readonly failure: unknown };

async function readNow(api: Api, known: SavedTask): Promise<Now> {
  try {
    const task = await api.v2.task(known.slug);
    // It stands in the list alone, which may not have been read.
    return { kind: 'read', task: { ...task, description: task.description ?? known.description ?? '' } };
  } catch (failure) {
    return knowsNoTask(factsOf(failure)) ? { kind: 'gone' } : { kind: 'unread', failure };
  }
}
