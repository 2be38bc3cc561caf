import type { RunOptions } from '#core/options/run-options.ts';

/** Run options that a row can set; the start mode and the version are the same for all rows. */
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
