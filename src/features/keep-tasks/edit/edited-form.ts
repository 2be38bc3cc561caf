import type { ReactNode } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

import type { InputForm } from '../task/use-task-edit.ts';

/** The form of the task's Worker, filled with the task's input. */
export type EditedForm = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** When the task was changed last that the form was filled with, in ms since the epoch. */
  readonly filledAt: number | undefined;
  /** Nothing was changed of it since, but for the limit and the version. */
  readonly isAsFilled: boolean;
  readonly put: InputForm<SavedTask>['put'];
  /** What would be sent; undefined while something is wrong. */
  readonly order: RunOrder | undefined;
  readonly current: () => Draft;
  /** Whether the form can be saved; leads to what is wrong first. */
  readonly check: () => boolean;
  /** Whether it is kept once it is left. */
  readonly keep: (shouldKeep: boolean) => void;
  /** Has the form count as filled with what it holds, by a task that was changed then. */
  readonly settle: (updatedAt: number | undefined) => void;
  /** Fills it anew, but for what was put in. */
  readonly refill: (task: SavedTask, put: InputForm<SavedTask>['put']) => void;
  readonly setVersion: (version: string) => void;
  readonly leadToCap: () => void;
  readonly notices: ReactNode;
  readonly renderForm: (head: ReactNode) => ReactNode;
  readonly cost: ReactNode;
  readonly options: ReactNode;
};
