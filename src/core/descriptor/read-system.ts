import {
  cpusForMemory,
  FALLBACK_SYSTEM,
  MEMORY_SIZES,
  type SystemParameters,
} from '#core/options/run-options.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { excerptJson } from '#core/json/write.ts';
import type { Remark } from './descriptor.ts';
import { readNumber } from './read-scalar.ts';
import { readText } from './read-text.ts';

const MEGABYTE = 1024 * 1024;
const REGION = /^[A-Z]{2}$/;

/**
 * Default system parameters of a run; `FALLBACK_SYSTEM` for missing ones. Older descriptors name memory
 * `memory_bytes`, also in MB; a number too large for MB is read as bytes.
 * @param remarks receives unusable values, so that they are not taken for "no limit" or raise the cost
 * unnoticed
 */
export function readSystem(declared: Json | undefined, remarks: Remark[]): SystemParameters {
  const raw = isJsonObject(declared) ? declared : {};
  const isNamed = (key: string) => (ownValue(raw, key) ?? '') !== '';
  const number = (key: string, smallest: number) => {
    const value = readNumber(ownValue(raw, key));
    return value !== undefined && value >= smallest ? value : undefined;
  };
  const declaration = (key: string) => ({
    name: `system.${key}`,
    declared: excerptJson(ownValue(raw, key) ?? null),
  });
  const orElse = (key: string, smallest: number, used: number) => {
    const value = number(key, smallest);
    if (value === undefined && isNamed(key))
      remarks.push({ kind: 'systemUnread', ...declaration(key), used });
    return value ?? used;
  };
  const limit = (key: string) => {
    const value = number(key, 0);
    if (value === undefined && isNamed(key)) remarks.push({ kind: 'limitUnread', ...declaration(key) });
    return value ?? 0;
  };
  const memory = number('memory', 1) ?? number('memory_bytes', 1);
  const size = memory === undefined ? FALLBACK_SYSTEM.memory : memorySize(memory);
  const named = ['memory', 'memory_bytes'].find(isNamed);
  if (named !== undefined && (memory === undefined || inMegabytes(memory) !== size))
    remarks.push({ kind: 'systemUnread', ...declaration(named), used: size });
  const region = readText(raw, 'proxy_region').trim().toUpperCase();
  return {
    cpus: orElse('cpus', Number.MIN_VALUE, cpusForMemory(size)),
    memory: size,
    timeout: Math.ceil(orElse('execute_limit_time_seconds', Number.MIN_VALUE, FALLBACK_SYSTEM.timeout)),
    maxCharge: limit('max_total_charge'),
    maxTraffic: limit('max_total_traffic'),
    proxyRegion: REGION.test(region) ? region : FALLBACK_SYSTEM.proxyRegion,
  };
}

export function readNamedSystem(input: JsonObject): Partial<SystemParameters> {
  const isNumber = (key: string, smallest: number) =>
    (readNumber(ownValue(input, key)) ?? -Infinity) >= smallest;
  const region = ownValue(input, 'proxy_region');
  const isNamed: Record<keyof SystemParameters, boolean> = {
    cpus: isNumber('cpus', Number.MIN_VALUE),
    memory: isNumber('memory', 1) || isNumber('memory_bytes', 1),
    timeout: isNumber('execute_limit_time_seconds', Number.MIN_VALUE),
    maxCharge: isNumber('max_total_charge', 0),
    maxTraffic: isNumber('max_total_traffic', 0),
    proxyRegion:
      typeof region === 'string' && (region.trim() === '' || REGION.test(region.trim().toUpperCase())),
  };
  const named = Object.entries(readSystem(input, [])) as [keyof SystemParameters, unknown][]; // its own keys
  return Object.fromEntries(named.filter(([name]) => isNamed[name]));
}

const inMegabytes = (declared: number) => (declared >= MEGABYTE ? declared / MEGABYTE : declared);

/** The smallest available size that is not below the requested one, or the largest. */
function memorySize(declared: number): number {
  const wanted = inMegabytes(declared);
  return MEMORY_SIZES.find((size) => size >= wanted) ?? Math.max(...MEMORY_SIZES);
}
