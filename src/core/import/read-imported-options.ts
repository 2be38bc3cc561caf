import { type OptionsDraft, withCores } from '#core/options/options-draft.ts';
import { excerptJson } from '#core/json/write.ts';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { ImportedInput } from './imported-input.ts';

/** A member of `system`, or `version`, that is not taken, with its value as far as a person needs it. */
export type RefusedOption = { readonly name: string; readonly value: string };

/** The run options that an input sets, as text for their form, which judges them; and what cannot stand in it. */
export type ImportedOptions = {
  readonly taken: Partial<OptionsDraft>;
  readonly refused: readonly RefusedOption[];
};

type SystemName = Exclude<keyof RunOptions, 'version' | 'mode' | 'callbackUrl'>;

/** The platform's names; older requests say `memory_bytes`, in MB as well. */
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
 * Reads the run options of an input. A version other than the Worker's is left to the person: it is refused here.
 * @param version the Worker's present version
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
    taken: {
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

/** A number, or the text of one; a region is a text. */
function toText(name: string, value: Json): string | undefined {
  if (name === 'proxy_region') return typeof value === 'string' ? value.trim().toUpperCase() : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && NUMBER.test(value) ? value : undefined;
}
