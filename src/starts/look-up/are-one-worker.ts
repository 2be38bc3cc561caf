import type { Api } from '#api/operations.ts';
import { pause } from '#core/abort.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** Milliseconds that a start waits for the answer. */
const PATIENCE = 5_000;

/**
 * Whether two names are those of one Worker: of an ID and a path, no endpoint tells that, but both lead to one descriptor. True also
 * where that cannot be read soon: a question too many costs a press.
 */
export async function areOneWorker(
  { worker }: Partial<Pick<Api, 'worker'>>,
  names: readonly [WorkerSlug, WorkerSlug],
): Promise<boolean> {
  if (worker === undefined) return true;
  const reading = new AbortController();
  try {
    const late = pause(PATIENCE, reading.signal).then(() => undefined);
    const read = Promise.all(names.map((name) => worker(name, reading.signal)));
    const [one, other] = (await Promise.race([read, late])) ?? [];
    return one === undefined || JSON.stringify(one) === JSON.stringify(other);
  } catch {
    return true;
  } finally {
    reading.abort();
  }
}
