import {
  cpusForMemory,
  FALLBACK_SYSTEM,
  MEMORY_SIZES,
  type SystemParameters,
} from '#core/run/run-options.ts';
import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { readNumber } from './read-number.ts';
import { readText } from './read-text.ts';

const MEGABYTE = 1024 * 1024;
const REGION = /^[A-Z]{2}$/;

/**
 * The defaults of a run's system parameters; FALLBACK_SYSTEM's where a descriptor names none. Older descriptors name
 * memory `memory_bytes`, which is in MB all the same; a number too large for MB is taken as bytes.
 */
export function readSystem(declared: Json | undefined): SystemParameters {
  const raw = isJsonObject(declared) ? declared : {};
  const number = (key: string, smallest: number) => {
    const value = readNumber(ownValue(raw, key));
    return value !== undefined && value >= smallest ? value : undefined;
  };
  const memory = number('memory', 1) ?? number('memory_bytes', 1);
  const size = memory === undefined ? FALLBACK_SYSTEM.memory : memorySize(memory);
  const region = readText(raw, 'proxy_region').trim().toUpperCase();
  return {
    cpus: number('cpus', Number.MIN_VALUE) ?? cpusForMemory(size),
    memory: size,
    timeout: Math.ceil(number('execute_limit_time_seconds', Number.MIN_VALUE) ?? FALLBACK_SYSTEM.timeout),
    maxCharge: number('max_total_charge', 0) ?? FALLBACK_SYSTEM.maxCharge,
    maxTraffic: number('max_total_traffic', 0) ?? FALLBACK_SYSTEM.maxTraffic,
    proxyRegion: REGION.test(region) ? region : FALLBACK_SYSTEM.proxyRegion,
  };
}

/** The smallest size on offer that is not below what is asked for; the largest where all are. */
function memorySize(declared: number): number {
  const wanted = declared >= MEGABYTE ? declared / MEGABYTE : declared;
  return MEMORY_SIZES.find((size) => size >= wanted) ?? Math.max(...MEMORY_SIZES);
}
