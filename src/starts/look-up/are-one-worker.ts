import type { Api } from '#api/operations.ts';
import { pause } from '#core/abort.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** Milliseconds that a start waits for the comparison. */
const PATIENCE = 5_000;

/**
 * Whether two names, an ID and a path, are of one Worker. No endpoint says so, but both return the same
 * descriptor. True also if that cannot be read in time: an unnecessary question only costs a click.
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
