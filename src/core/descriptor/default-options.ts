import type { WorkerDescriptor } from './descriptor.ts';
import type { RunOptions } from '#core/options/run-options.ts';

export type OptionsSource = Pick<WorkerDescriptor, 'system' | 'version'>;

export function defaultOptions({ system, version }: OptionsSource): RunOptions {
  return { ...system, version, mode: 'async', callbackUrl: '' };
}
