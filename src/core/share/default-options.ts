import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { RunOptions } from '#core/run/run-options.ts';

/** The run options that a Worker's form begins with. */
export function defaultOptions({ system, version }: WorkerDescriptor): RunOptions {
  return { ...system, version, mode: 'async', callbackUrl: '' };
}
