import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import type { JsonObject } from '#core/json/json.ts';

/**
 * Begins to load the code that reads descriptors, which the first screen does without, and gives a reader that waits for it.
 * @throws Failure where the code cannot be had
 */
export function descriptorReader(): (data: JsonObject) => Promise<WorkerDescriptor> {
  const loading = import('#core/descriptor/read-descriptor.ts').catch(() => undefined);
  return async (data) => {
    const code = await loading;
    if (code === undefined) throw new Failure({ kind: 'network' });
    return code.readDescriptor(data);
  };
}
