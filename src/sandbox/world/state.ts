import type { Fault } from '../faults.ts';
import type { Platform } from '../platform.ts';
import type { RunFileContent } from '../runs/run-file.ts';
import type { SandboxRun } from '../runs/run.ts';
import type { SavedTask, WaitingRun } from './task-state.ts';
import type { SampleWorker } from '../worker.ts';

/** A request to `/api` as it arrived. */
export type ReceivedRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text. */
  readonly body: string;
};

/** What a signed URL gives, until it expires. */
export type Download = {
  readonly run: SandboxRun;
  readonly content: RunFileContent;
  readonly expiresAt: number;
};

/** How long runs last: some seconds, 300 ms, or an hour. */
export const PACES = ['usual', 'short', 'long'] as const;
export type Pace = (typeof PACES)[number];

/** What a sandbox remembers. */
export type State = {
  workers: SampleWorker[];
  runs: SandboxRun[];
  /** The newest first. */
  tasks: SavedTask[];
  /** Runs that wait, the oldest first. */
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
