import type { WorkerDescriptor } from './descriptor.ts';
import type { RunOptions } from '#core/options/run-options.ts';

/** What of a Worker's descriptor its run options come from. */
export type OptionsSource = Pick<WorkerDescriptor, 'system' | 'version'>;

/** The run options that a Worker's form begins with. */
export function defaultOptions({ system, version }: OptionsSource): RunOptions {
  return { ...system, version, mode: 'async', callbackUrl: '' };
}
