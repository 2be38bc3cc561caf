import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import type { RunOptions } from './run-options.ts';

const isText = (value: Json) => typeof value === 'string';

const FITS: Record<keyof RunOptions, (value: Json) => boolean> = {
  cpus: Number.isFinite,
  memory: Number.isFinite,
  timeout: Number.isFinite,
  maxCharge: Number.isFinite,
  maxTraffic: Number.isFinite,
  proxyRegion: isText,
  version: isText,
  mode: (value) => value === 'async' || value === 'sync',
  callbackUrl: isText,
};

export function isRunOptions(stored: JsonObject): boolean {
  return Object.entries(FITS).every(([name, fits]) => {
    const value = ownValue(stored, name);
    return value === undefined || fits(value);
  });
}
