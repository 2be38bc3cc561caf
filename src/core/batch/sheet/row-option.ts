import type { RunOptions } from '#core/options/run-options.ts';

/** The run options that a row can set: how a batch is started and with which version is the same for all rows. */
export const ROW_OPTIONS = [
  'cpus',
  'memory',
  'timeout',
  'maxCharge',
  'maxTraffic',
  'proxyRegion',
  'callbackUrl',
] as const satisfies readonly (keyof RunOptions)[];
export type RowOption = (typeof ROW_OPTIONS)[number];
