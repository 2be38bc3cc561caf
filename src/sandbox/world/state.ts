import type { Fault } from '../faults.ts';
import type { Platform } from '../platform.ts';
import type { RunFileContent } from '../runs/run-file.ts';
import type { SandboxRun } from '../runs/run.ts';
import type { SavedTask, WaitingRun } from './task-state.ts';
import type { SampleWorker } from '../worker.ts';

export type ReceivedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Download = {
  readonly run: SandboxRun;
  readonly content: RunFileContent;
  readonly expiresAt: number;
};

/** How long runs last: some seconds, 300 ms, or an hour. */
export const PACES = ['usual', 'short', 'long'] as const;
export type Pace = (typeof PACES)[number];

export type State = {
  workers: SampleWorker[];
  runs: SandboxRun[];
  tasks: SavedTask[];
  waiting: WaitingRun[];
  faults: Fault[];
  requests: ReceivedRequest[];
  downloads: Map<string, Download>;
  /** USD that the account had before the runs in `runs`. */
  funds: number;
  pace: Pace;
  platform: Platform;
  serial: number;
};
