import { compareJson, equalJson } from '#core/json/compare.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { isSendable, type SavedTask, type TaskFacts, type TaskInput } from './saved-task.ts';
import type { Schedule } from './schedule.ts';

export type TaskState = Pick<
  SavedTask,
  'title' | 'description' | 'schedule' | 'isScheduled' | 'version' | 'input'
>;

export type TaskChanges = {
  readonly facts?: Partial<TaskFacts>;
  readonly input?: { readonly input: TaskInput; readonly version?: string };
};

/** Also repairs a flat input with any other change, because such a task fails when it runs. */
export function changesBetween(before: TaskState, after: TaskState): TaskChanges {
  const { version, input } = after;
  const facts = changedFacts(before, after);
  const isSameVersion = version === before.version;
  const { flat: _, inexact: __, ...whole } = input;
  const isChanged = !isSameVersion || before.input.flat === true || !equalInputs(before.input, input);
  return {
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(isSendable(before.input) &&
      isChanged && { input: { input: whole, ...(!isSameVersion && { version }) } }),
  };
}

function changedFacts(before: TaskState, after: TaskState): Partial<TaskFacts> {
  const { title, description = '', schedule, isScheduled } = after;
  return {
    ...(title !== before.title && { title }),
    ...(description !== (before.description ?? '') && { description }),
    ...(schedule && !equalSchedules(schedule, before.schedule) && { schedule }),
    ...(isScheduled !== before.isScheduled && { isScheduled }),
  };
}

export type TaskDifference =
  | { readonly kind: 'title' | 'description' | 'version'; readonly before: string; readonly after: string }
  | { readonly kind: 'schedule'; readonly before?: Schedule; readonly after?: Schedule }
  | { readonly kind: 'isScheduled'; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'mended' }
  | {
      readonly kind: 'input';
      readonly path: readonly string[];
      readonly before?: Json;
      readonly after?: Json;
    };

const TEXTS = ['title', 'description', 'version'] as const;

export function taskDifferences(before: TaskState, after: TaskState): readonly TaskDifference[] {
  const texts = TEXTS.map((kind) => ({ kind, before: before[kind] ?? '', after: after[kind] ?? '' }));
  return [
    ...texts.filter((text) => text.before !== text.after),
    ...(equalSchedules(before.schedule, after.schedule)
      ? []
      : [
          {
            kind: 'schedule' as const,
            ...(before.schedule && { before: before.schedule }),
            ...(after.schedule && { after: after.schedule }),
          },
        ]),
    ...(before.isScheduled === after.isScheduled
      ? []
      : [{ kind: 'isScheduled' as const, before: before.isScheduled, after: after.isScheduled }]),
    ...(before.input.flat === true && after.input.flat !== true ? [{ kind: 'mended' as const }] : []),
    ...compareJson(inputJson(before.input), inputJson(after.input)).map(({ path, here, there }) => ({
      kind: 'input' as const,
      path,
      ...(here !== undefined && { before: here }),
      ...(there !== undefined && { after: there }),
    })),
  ];
}

const OF_A_RUN: ReadonlySet<TaskDifference['kind']> = new Set(['version', 'mended', 'input']);

export const runAlike = (a: TaskState, b: TaskState): boolean =>
  taskDifferences(a, b).every(({ kind }) => !OF_A_RUN.has(kind));

const inputJson = ({ system = {}, custom }: TaskInput): JsonObject => ({ system, custom });

const equalInputs = (a: TaskInput, b: TaskInput): boolean => equalJson(inputJson(a), inputJson(b));

const equalSchedules = (a: Schedule | undefined, b: Schedule | undefined): boolean =>
  equalJson({ ...a }, { ...b });

/** The maximum cost of a run in USD; 0 if unlimited, or if the platform does not give the input. */
export function capOf({ system = {} }: TaskInput): number {
  const cap = Number(ownValue(system, 'max_total_charge') ?? 0);
  return Number.isFinite(cap) && cap > 0 ? cap : 0;
}

/** Whether the cost of a run is unlimited; false if the platform does not give the input. */
export const isUncapped = (input: TaskInput): boolean => input.unreadable === undefined && capOf(input) === 0;

/** Whether a schedule is switched on of a task whose limit the platform does not tell. */
export const enablesWithUnknownCap = (
  before: Pick<TaskState, 'isScheduled'>,
  after: Pick<TaskState, 'isScheduled' | 'input'>,
): boolean => after.input.unreadable === true && after.isScheduled && !before.isScheduled;

export const withCap = (input: TaskInput, usd: number): TaskInput => ({
  ...input,
  system: { ...input.system, max_total_charge: usd },
});
