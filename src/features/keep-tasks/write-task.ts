import type { Api } from '#api/operations.ts';
import { allTasks } from '#api/task-queries.ts';
import { factsOf, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
import type { NewTask, SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { changesBetween, taskDifferences } from '#core/saved-tasks/task-changes.ts';

/** What became of a change of a task; nothing of the person's is sent over what they have not seen. */
export type Written =
  /** It stands as it was to be, which is read where the answer was lost. */
  | { readonly kind: 'done'; readonly task: SavedTask }
  /** Somebody else has changed it since it was read: nothing was sent. */
  | { readonly kind: 'changed'; readonly theirs: SavedTask }
  /** Somebody else has deleted it. */
  | { readonly kind: 'gone' }
  /** `now`: as it stands, where that could be read. A part of what was sent may have arrived. */
  | { readonly kind: 'failed'; readonly failure: unknown; readonly now?: SavedTask };

/** Makes one state of a task of another: only what differs is sent, and only upon what was seen. */
export async function saveTask(api: Api, before: SavedTask, after: SavedTask): Promise<Written> {
  return writeUpon(api, before, after, async () => {
    const { facts, input } = changesBetween(before, after);
    // The input first: a schedule must not run what is not capped yet.
    if (input) await api.v2.changeTaskInput(before.slug, input.input, input.version);
    if (facts) await api.v2.changeTask(before.slug, facts);
  });
}

/**
 * Switches the schedule of a task. On only as it was seen: what runs by itself is not what somebody else has made of it meanwhile.
 * Off at once, whatever it is.
 */
export async function switchSchedule(api: Api, task: SavedTask, on: boolean): Promise<Written> {
  const send = () => api.v2.changeTask(task.slug, { isScheduled: on });
  const after = { ...task, isScheduled: on };
  if (on) return writeUpon(api, { ...task, isScheduled: false }, after, send);
  try {
    await send();
    return { kind: 'done', task: after };
  } catch (failure) {
    const now = await readNow(api, task);
    if (now.kind === 'read' && !now.task.isScheduled) return { kind: 'done', task: now.task };
    return now.kind === 'gone' ? now : { kind: 'failed', failure };
  }
}

/** Deletes a task as it was seen. `done` holds what was deleted, also where somebody else did it. */
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
    return isGone(failure) ? { kind: 'gone' } : { kind: 'unread', failure };
  }
}

/** Whether the platform says that there is no such task; a page of some server between says nothing of it. */
function isGone(failure: unknown): boolean {
  const { kind, code } = factsOf(failure);
  return kind === 'taskNotFound' || (kind === 'notFound' && code !== undefined);
}

/** A wish to make a task whose answer was lost. */
export type LostTask = {
  /** Those of its title that were there before: one more is the new one. */
  readonly known: ReadonlySet<TaskSlug>;
  /** When it was sent last, by this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
};

/** What became of a task that was to be made. */
export type Made =
  | { readonly kind: 'made'; readonly slug: TaskSlug }
  /** There is none: the platform refused, or was not asked. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether there is one. */
  | { readonly kind: 'lost'; readonly lost: LostTask };

/** Makes a task. It is sent once. */
export async function makeTask(api: Api, task: NewTask): Promise<Made> {
  try {
    const { slugs } = await tasksOfTitle(api, task);
    return await sendTask(api, task, new Set(slugs));
  } catch (failure) {
    return { kind: 'refused', failure };
  }
}

/** Makes a task of which nobody knows whether it was made, once it was looked for: only where there is none, and none can arrive any more. */
export async function makeTaskAgain(api: Api, task: NewTask, lost: LostTask): Promise<Made> {
  const found = await lookForTask(api, task, lost);
  if (found.kind === 'found') return { kind: 'made', slug: found.slug };
  if (found.kind !== 'final') return { kind: 'lost', lost };
  // With what was known before the first: whichever of the two is there after, is seen.
  return sendTask(api, task, lost.known);
}

/** Never rejects. */
async function sendTask(api: Api, task: NewTask, known: ReadonlySet<TaskSlug>): Promise<Made> {
  const at = Date.now();
  try {
    return { kind: 'made', slug: await api.v2.createTask(task) };
  } catch (failure) {
    return mayHaveStarted(factsOf(failure))
      ? { kind: 'lost', lost: { known, at } }
      : { kind: 'refused', failure };
  }
}

type Found =
  | { readonly kind: 'found'; readonly slug: TaskSlug }
  /** `none`: it is not there yet. `final`: nor will it be, for its request can arrive no more. */
  | { readonly kind: 'none' | 'final' | 'unread' };

/** Looks for a task whose answer was lost: the one of its title that was not there before. */
export async function lookForTask(api: Api, task: NewTask, { known, at }: LostTask): Promise<Found> {
  // Before the list is asked for: what arrives after is not in it.
  const isLate = Date.now() - at > LATEST_ARRIVAL;
  try {
    const { slugs, isWhole } = await tasksOfTitle(api, task);
    const slug = slugs.find((one) => !known.has(one));
    if (slug !== undefined) return { kind: 'found', slug };
    if (!isWhole) return { kind: 'unread' };
    return { kind: isLate ? 'final' : 'none' };
  } catch {
    return { kind: 'unread' };
  }
}

/** The tasks of this very title; `isWhole`: all that may be were read. */
async function tasksOfTitle(api: Api, { worker, title }: NewTask) {
  const { tasks, isWhole } = await allTasks(api, { worker, text: title });
  return { slugs: tasks.filter((task) => task.title === title).map(({ slug }) => slug), isWhole };
}
