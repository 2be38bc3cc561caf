import type { Json, JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';

/** Timeout of a start in milliseconds: an asynchronous one answers at once, a synchronous one within 5 min. */
const PATIENCE: Record<RunOptions['mode'], number> = { async: 60_000, sync: 360_000 };

/** Timeout of this start in milliseconds. */
export function patienceFor({ options }: RunOrder): number {
  return PATIENCE[options.mode ?? 'async'];
}

export function toInput({ options, custom }: RunOrder): JsonObject {
  const system = present({
    cpus: options.cpus,
    memory: options.memory,
    execute_limit_time_seconds: options.timeout,
    max_total_charge: options.maxCharge,
    max_total_traffic: options.maxTraffic,
    proxy_region: filled(options.proxyRegion),
  });
  return { parameters: { system, custom } };
}

export function isAsync({ options }: RunOrder): boolean | undefined {
  return options.mode === undefined ? undefined : options.mode === 'async';
}

export function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

export function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
