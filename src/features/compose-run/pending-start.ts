import type { WorkerSlug } from '#core/worker/worker-ref.ts';

const keyOf = (slug: WorkerSlug) => `run-console.pending-start.${slug}`;

/** Notes, before the request leaves, that a start is under way: a page that is left meanwhile never sees the answer. */
export function notePendingStart(slug: WorkerSlug, at: number): void {
  try {
    sessionStorage.setItem(keyOf(slug), String(at));
  } catch {
    // A forbidden storage: only a reload during the request goes unnoticed.
  }
}

export function clearPendingStart(slug: WorkerSlug): void {
  try {
    sessionStorage.removeItem(keyOf(slug));
  } catch {
    // A forbidden storage holds no note.
  }
}

/** When the start began whose answer nobody saw, in milliseconds since the epoch. */
export function pendingStart(slug: WorkerSlug): number | undefined {
  try {
    const at = Number(sessionStorage.getItem(keyOf(slug)) ?? NaN);
    return Number.isFinite(at) ? at : undefined;
  } catch {
    return undefined;
  }
}
