import type { RunOptions } from './run-options.ts';

export type OptionName = keyof RunOptions;

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

export const FIELD_PREFIX = 'custom.';

export const OPTION_NAMES = Object.keys(PLATFORM_NAMES) as OptionName[]; // the keys of a record over them
