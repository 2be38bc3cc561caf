import type { JsonObject } from '#core/json/json.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { Schedule, ScheduleKind } from './schedule.ts';

/** A task's ID (ULID). Not interchangeable with the ID of a Worker or a run. */
export type TaskSlug = string & { readonly __kind: 'TaskSlug' };

export const isTaskSlug = (text: string): text is TaskSlug => /^[\w-]{1,64}$/.test(text);

/** In characters. */
export const MAX_TITLE = 100;

export type TaskInput = {
  readonly system?: JsonObject;
  readonly custom: JsonObject;
  /** Stored without `parameters` around it: such a task fails when it runs, until it is saved again. */
  readonly flat?: true;
  /** Digits that no number in a browser holds exactly: the input is shown but never sent back. */
  readonly inexact?: string;
  /** The platform gave no readable input: there is no replacement here, and nothing is sent in its place. */
  readonly unreadable?: true;
};

/** Whether an input can be sent back as it is on the platform. */
export const isSendable = ({ inexact, unreadable }: TaskInput): boolean =>
  inexact === undefined && unreadable === undefined;

export type SavedTask = {
  readonly slug: TaskSlug;
  readonly title: string;
  /** Absent if the response lacks it: the list has it, the detail does not. */
  readonly description?: string;
  readonly worker?: WorkerSlug;
  readonly workerTitle: string;
  /** Empty if the task names none. */
  readonly version: string;
  readonly input: TaskInput;
  readonly schedule?: Schedule;
  readonly scheduleKind?: ScheduleKind;
  readonly isScheduled: boolean;
  readonly timesRun: number;
  /** In ms since the epoch. */
  readonly updatedAt?: number;
};

export type TaskFacts = {
  readonly title: string;
  readonly description: string;
  readonly schedule?: Schedule;
  readonly isScheduled: boolean;
};

export type NewTask = TaskFacts & {
  readonly worker: WorkerSlug;
  readonly version: string;
  readonly input: TaskInput;
};

export const runsUnforeseen = (task: {
  readonly schedule?: unknown;
  readonly isScheduled: boolean;
}): boolean => task.isScheduled && task.schedule === undefined;

/** A new task with the content of this one; undefined if it cannot be recreated exactly. */
export function toNewTask({ input, worker, version, ...task }: SavedTask): NewTask | undefined {
  const { flat: _, ...whole } = input;
  if (worker === undefined || !isSendable(input) || runsUnforeseen(task)) return undefined;
  const { title, description = '', schedule, isScheduled } = task;
  return { worker, version, input: whole, title, description, isScheduled, ...(schedule && { schedule }) };
}

export type TaskPage = {
  readonly tasks: readonly SavedTask[];
  readonly unread: readonly string[];
  readonly total?: number;
};

export type WaitingRun = {
  readonly ref: string;
  readonly workerTitle?: string;
  readonly worker?: WorkerSlug;
  readonly version?: string;
  /** In ms since the epoch. */
  readonly createdAt?: number;
};

export type WaitingPage = {
  readonly waiting: readonly WaitingRun[];
  readonly unread: number;
  readonly total?: number;
};

export type QueueOutcome = { readonly ref: string; readonly done: boolean; readonly reason?: string };
