import { isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { invalid, noSuchTask } from '../http/answer.ts';
import { requireObject, requireText } from '../http/read-body.ts';
import { findWorker, nextUlid, type World } from '../world/world.ts';
import type { SavedTask } from '../world/task-state.ts';

type TaskSchedule = SavedTask['schedule'];

export function requireTask(world: World, slug: string): SavedTask {
  const task = world.state.tasks.find((one) => one.slug === slug.toUpperCase());
  if (task === undefined) throw noSuchTask();
  return task;
}

const TASK_MEMBERS = ['title', 'description'];

type FieldRule = { readonly fits: (value: Json) => boolean; readonly rule: string };

const wholeFrom = (least: number, most: number): FieldRule => ({
  fits: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  rule: `an integer between ${least} and ${most}`,
});
const textLike = (pattern: RegExp, rule: string): FieldRule => ({
  fits: (value) => typeof value === 'string' && pattern.test(value),
  rule,
});

const SCHEDULE: Readonly<Record<string, FieldRule>> = {
  schedule_enabled: wholeFrom(0, 1),
  schedule_type: wholeFrom(1, 4),
  schedule_weekday: wholeFrom(1, 7),
  schedule_day: wholeFrom(1, 31),
  schedule_time: textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm'),
  schedule_once_date: textLike(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD'),
};

/** Required members of each schedule type. */
const NEEDS: Readonly<Record<number, readonly (keyof TaskSchedule)[]>> = {
  1: ['schedule_time'],
  2: ['schedule_weekday', 'schedule_time'],
  3: ['schedule_day', 'schedule_time'],
  4: ['schedule_once_date', 'schedule_time'],
};

function readSchedule(body: JsonObject, before: TaskSchedule): TaskSchedule {
  const named = Object.entries(SCHEDULE).flatMap(([name, { fits, rule }]) => {
    const value = ownValue(body, name);
    if (value === undefined) return [];
    if (!fits(value)) throw invalid(`${name} must be ${rule}`);
    return [[name, value] as const];
  });
  const schedule: TaskSchedule = { ...before, ...Object.fromEntries(named) };
  const missing = (NEEDS[schedule.schedule_type] ?? []).find((name) => schedule[name] === undefined);
  if (missing !== undefined) throw invalid(`${missing} is required for this schedule_type`);
  if (schedule.schedule_enabled === 1 && schedule.schedule_type === 0)
    throw invalid('schedule_type is required to enable a schedule');
  return schedule;
}

function refuseOthers(body: JsonObject, allowed: readonly string[]): void {
  const unknown = Object.keys(body).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw invalid(`${unknown} is not allowed`);
}

function readTitle(body: JsonObject): string {
  const title = requireText(body, 'title');
  if (title.length > 100) throw invalid('title must have at most 100 characters');
  return title;
}

function textIn(body: JsonObject, key: string): string | undefined {
  const value = ownValue(body, key);
  if (value !== undefined && typeof value !== 'string') throw invalid(`${key} must be a string`);
  return value;
}

export function createTask(world: World, body: JsonObject): SavedTask {
  refuseOthers(body, ['worker_id', 'input', 'version', ...TASK_MEMBERS, ...Object.keys(SCHEDULE)]);
  const worker = findWorker(world, requireText(body, 'worker_id').replace('~', '/'));
  if (worker === undefined) throw invalid('worker_id must be a worker');
  const now = world.now();
  const data = isJsonObject(worker.data) ? worker.data : {};
  const task: SavedTask = {
    slug: nextUlid(world),
    worker: worker.path,
    version: textIn(body, 'version') ?? textIn(data, 'version') ?? '',
    title: readTitle(body),
    description: textIn(body, 'description') ?? '',
    input: requireObject(body, 'input', 'input'),
    schedule: readSchedule(body, { schedule_enabled: 0, schedule_type: 0 }),
    timesRun: 0,
    createdAt: now,
    updatedAt: now,
  };
  world.state.tasks = [task, ...world.state.tasks];
  world.onStart?.();
  return task;
}

function replaceTask(world: World, task: SavedTask, changes: Partial<SavedTask>): void {
  const changed = { ...task, ...changes, updatedAt: world.now() };
  world.state.tasks = world.state.tasks.map((one) => (one === task ? changed : one));
}

export function changeTask(world: World, task: SavedTask, body: JsonObject): void {
  refuseOthers(body, [...TASK_MEMBERS, ...Object.keys(SCHEDULE)]);
  replaceTask(world, task, {
    ...(ownValue(body, 'title') !== undefined && { title: readTitle(body) }),
    ...(ownValue(body, 'description') !== undefined && { description: textIn(body, 'description') ?? '' }),
    schedule: readSchedule(body, task.schedule),
  });
}

export function changeTaskInput(world: World, task: SavedTask, body: JsonObject): void {
  refuseOthers(body, ['input', 'version']);
  replaceTask(world, task, {
    input: requireObject(body, 'input', 'input'),
    version: textIn(body, 'version') ?? task.version,
  });
}

export function deleteTask(world: World, task: SavedTask): void {
  world.state.tasks = world.state.tasks.filter((one) => one !== task);
}

export function noteRun(world: World, task: SavedTask): void {
  world.state.tasks = world.state.tasks.map((one) =>
    one === task ? { ...task, timesRun: task.timesRun + 1 } : one,
  );
}
