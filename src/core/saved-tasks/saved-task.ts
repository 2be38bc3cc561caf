import type { JsonObject } from '#core/json/json.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { Schedule, ScheduleKind } from './schedule.ts';

/** A task's ID (ULID). Never usable in place of a Worker's or a run's. */
export type TaskSlug = string & { readonly __kind: 'TaskSlug' };

/** True for what can name a task in a path of this console and in the API; only the platform can tell which of them exist. */
export const isTaskSlug = (text: string): text is TaskSlug => /^[\w-]{1,64}$/.test(text);

/** The most characters of a title. */
export const MAX_TITLE = 100;

/** What a task sends when it runs. */
export type TaskInput = {
  /** As the platform names them; absent where the task holds none. */
  readonly system?: JsonObject;
  readonly custom: JsonObject;
  /** It was stored without `parameters` around it: such a task fails when it runs, until it is saved anew. */
  readonly flat?: true;
  /** Digits in it that no number of a browser holds: it is shown, and never sent back. */
  readonly inexact?: string;
  /** The platform told none that can be read: nothing stands for it here, and nothing is sent in its place. */
  readonly untold?: true;
};

/** Whether an input can be sent back as it stands on the platform. */
export const isSendable = ({ inexact, untold }: TaskInput): boolean =>
  inexact === undefined && untold === undefined;

/** A saved configuration of a Worker. */
export type SavedTask = {
  readonly slug: TaskSlug;
  readonly title: string;
  /** Absent where the answer does not have it: the list has it, the detail has not. */
  readonly description?: string;
  /** Absent where nothing of the answer can open it. */
  readonly worker?: WorkerSlug;
  readonly workerTitle: string;
  /** Empty where the task names none. */
  readonly version: string;
  readonly input: TaskInput;
  /** Absent where there is none, or none that this console knows. */
  readonly schedule?: Schedule;
  /** How often it runs, where that is all that the platform tells of its schedule. */
  readonly scheduleKind?: ScheduleKind;
  /** It starts runs by itself, also by a schedule that is not known. */
  readonly isScheduled: boolean;
  readonly timesRun: number;
  /** In ms since the epoch. */
  readonly updatedAt?: number;
};

/** What a person can give a task. */
export type TaskFacts = {
  readonly title: string;
  readonly description: string;
  readonly schedule?: Schedule;
  readonly isScheduled: boolean;
};

export type NewTask = TaskFacts & {
  readonly worker: WorkerSlug;
  /** Empty: the present one. */
  readonly version: string;
  readonly input: TaskInput;
};

/** Whether it starts runs by itself at times that nobody here can tell. */
export const runsUnforeseen = (task: {
  readonly schedule?: unknown;
  readonly isScheduled: boolean;
}): boolean => task.isScheduled && task.schedule === undefined;

/** A new task with what this one holds; undefined where it cannot be made anew just as it is. */
export function toNewTask({ input, worker, version, ...task }: SavedTask): NewTask | undefined {
  const { flat: _, ...whole } = input;
  if (worker === undefined || !isSendable(input) || runsUnforeseen(task)) return undefined;
  const { title, description = '', schedule, isScheduled } = task;
  return { worker, version, input: whole, title, description, isScheduled, ...(schedule && { schedule }) };
}

export type TaskPage = {
  readonly tasks: readonly SavedTask[];
  /** What is wrong with those that could not be read, one each. */
  readonly unread: readonly string[];
  readonly total?: number;
};

/** A run that waits on the platform until somebody activates it. */
export type WaitingRun = {
  readonly ref: string;
  /** What the platform says of it beside, in its own words; its members are not documented. */
  readonly workerTitle?: string;
  readonly worker?: WorkerSlug;
  readonly version?: string;
  /** In ms since the epoch. */
  readonly createdAt?: number;
};

/** A page of the runs that wait. */
export type WaitingPage = {
  readonly waiting: readonly WaitingRun[];
  /** How many of the page could not be read. */
  readonly unread: number;
  /** How many wait; undefined where the platform does not say. */
  readonly total?: number;
};

/** What became of one of several waiting runs. */
export type QueueOutcome = { readonly ref: string; readonly done: boolean; readonly reason?: string };
