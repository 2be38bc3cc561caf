import { batchPath, runPath, taskPath } from '#core/ids/screen-paths.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';

/** What a start starts. */
export type StartSubject =
  | { readonly kind: 'worker'; readonly worker: WorkerSlug }
  /** A past run, again as it was; of this Worker, where that is known. */
  | { readonly kind: 'run'; readonly run: RunSlug; readonly worker?: WorkerSlug }
  /** A saved task, and what it was called where that was shown; whose Worker it is, only the platform knows. */
  | { readonly kind: 'task'; readonly task: string; readonly title?: string }
  /** A row of a batch, by its number in the file. */
  | { readonly kind: 'row'; readonly worker: WorkerSlug; readonly batch: string; readonly row: number };

/** Tells which starts stand in each other's way: at most one of a key may be open. */
export function subjectKey(subject: StartSubject): string {
  if (subject.kind === 'task') return `task ${subject.task}`;
  if (subject.kind === 'row') return `row ${subject.batch} ${subject.row}`;
  return subject.kind === 'run' ? `run ${subject.run}` : `worker ${subject.worker}`;
}

/** The Worker whose run is started, where that is known. */
export function workerOf(subject: StartSubject): WorkerSlug | undefined {
  return subject.kind === 'task' ? undefined : subject.worker;
}

/** The page that such a start is made on, and that looks for its run when its answer was lost. */
export function subjectPath(subject: StartSubject): string {
  if (subject.kind === 'task') return taskPath(subject.task);
  if (subject.kind === 'row') return batchPath(subject.batch);
  return subject.kind === 'run' ? runPath(subject.run) : workerPath(subject.worker);
}
