import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import type { JsonObject } from '#core/json/json.ts';

/**
 * Starts loading the descriptor reader, which the first screen does not need, and returns a reader that
 * waits for it.
 * @throws Failure if the code cannot be loaded
 */
export function descriptorReader(): (data: JsonObject) => Promise<WorkerDescriptor> {
  const loading = import('#core/descriptor/read-descriptor.ts').catch(() => undefined);
  return async (data) => {
    const code = await loading;
    if (code === undefined) throw new Failure({ kind: 'network' });
    return code.readDescriptor(data);
  };
}
