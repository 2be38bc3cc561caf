import { type OptionsDraft, withCores } from '#core/options/options-draft.ts';
import { excerptJson } from '#core/json/write.ts';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { ImportedInput } from './imported-input.ts';

export type RefusedOption = { readonly name: string; readonly value: string };

export type ImportedOptions = {
  readonly accepted: Partial<OptionsDraft>;
  readonly refused: readonly RefusedOption[];
};

type SystemName = Exclude<keyof RunOptions, 'version' | 'mode' | 'callbackUrl'>;

/** The platform's names. Older requests say `memory_bytes`, also in MB. */
const NAMES: Readonly<Record<string, SystemName>> = {
  cpus: 'cpus',
  memory_bytes: 'memory',
  memory: 'memory',
  execute_limit_time_seconds: 'timeout',
  max_total_charge: 'maxCharge',
  max_total_traffic: 'maxTraffic',
  proxy_region: 'proxyRegion',
};

const NUMBER = /^\d+(?:\.\d+)?$/;

/**
 * Reads the run options of an input. Refuses a version other than the Worker's, to leave it to the person.
 * @param version the Worker's current version
 */
export function readImportedOptions(input: ImportedInput, version: string): ImportedOptions {
  const members = Object.entries(input.system ?? {}).filter(([, value]) => value !== null);
  const texts = members.map(([name, value]) => ({
    name,
    option: optionOf(name),
    text: toText(name, value),
    value,
  }));
  const refused = texts.filter(({ option, text }) => option === undefined || text === undefined);
  const otherVersion = input.version !== undefined && input.version !== '' && input.version !== version;
  return {
    accepted: {
      ...withCores(systemOf(input.system ?? {})),
      ...(input.version === version ? { version } : {}),
      ...(input.isAsync === undefined ? {} : { mode: input.isAsync ? 'async' : 'sync' }),
      ...(input.callbackUrl === undefined ? {} : { callbackUrl: input.callbackUrl }),
    },
    refused: [
      ...refused.map(({ name, value }) => ({ name, value: excerptJson(value) })),
      ...(otherVersion ? [{ name: 'version', value: input.version ?? '' }] : []),
    ],
  };
}

const optionOf = (name: string) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined);

function systemOf(system: JsonObject): Partial<OptionsDraft> {
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, option]) => {
      const text = toText(name, ownValue(system, name) ?? null);
      return text === undefined ? [] : [[option, text]];
    }),
  );
}

function toText(name: string, value: Json): string | undefined {
  if (name === 'proxy_region') return typeof value === 'string' ? value.trim().toUpperCase() : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && NUMBER.test(value) ? value : undefined;
}
