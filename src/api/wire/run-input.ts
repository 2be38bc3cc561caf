import type { Json, JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';

/** Milliseconds to wait for the answer of a start: an asynchronous one answers at once, a synchronous one within 5 min. */
const PATIENCE: Record<RunOptions['mode'], number> = { async: 60_000, sync: 360_000 };

/** Milliseconds to wait for the answer of this start. */
export function patienceFor({ options }: RunOrder): number {
  return PATIENCE[options.mode ?? 'async'];
}

/** The `input` of a start, the same in every version of the API. `custom` goes in untouched. */
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

/** Whether the answer comes at once; undefined while that is not known. */
export function isAsync({ options }: RunOrder): boolean | undefined {
  return options.mode === undefined ? undefined : options.mode === 'async';
}

/** A text that is left out when it is empty, as the platform wants. */
export function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** The members that have a value. */
export function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
