import { batchPath, runPath, taskPath } from '#core/ids/screen-paths.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';

export type StartSubject =
  | { readonly kind: 'worker'; readonly worker: WorkerSlug }
  | { readonly kind: 'run'; readonly run: RunSlug; readonly worker?: WorkerSlug }
  /** A saved task with its title if it was shown. Only the platform knows its Worker. */
  | { readonly kind: 'task'; readonly task: string; readonly title?: string }
  | { readonly kind: 'row'; readonly worker: WorkerSlug; readonly batch: string; readonly row: number };

/** Key of conflicting starts: at most one start of a key may be open. */
export function subjectKey(subject: StartSubject): string {
  if (subject.kind === 'task') return `task ${subject.task}`;
  if (subject.kind === 'row') return `row ${subject.batch} ${subject.row}`;
  return subject.kind === 'run' ? `run ${subject.run}` : `worker ${subject.worker}`;
}

export function workerOf(subject: StartSubject): WorkerSlug | undefined {
  return subject.kind === 'task' ? undefined : subject.worker;
}

/** The page that makes such starts and looks for the run of a lost one. */
export function subjectPath(subject: StartSubject): string {
  if (subject.kind === 'task') return taskPath(subject.task);
  if (subject.kind === 'row') return batchPath(subject.batch);
  return subject.kind === 'run' ? runPath(subject.run) : workerPath(subject.worker);
}
