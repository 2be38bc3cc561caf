import type { RunOptions } from './run-options.ts';

export type OptionName = keyof RunOptions;

/** The platform's names of the run options, as people know them from requests; in the order of the request. */
export const PLATFORM_NAMES: Record<OptionName, string> = {
  cpus: 'system.cpus',
  memory: 'system.memory',
  timeout: 'system.execute_limit_time_seconds',
  maxCharge: 'system.max_total_charge',
  maxTraffic: 'system.max_total_traffic',
  proxyRegion: 'system.proxy_region',
  version: 'version',
  mode: 'is_async',
  callbackUrl: 'callback_url',
};

/** How custom fields are named beside them: `custom.` and the name as it is, dots and all. */
export const FIELD_PREFIX = 'custom.';

export const OPTION_NAMES = Object.keys(PLATFORM_NAMES) as OptionName[]; // the keys of a record over them
