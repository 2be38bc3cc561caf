import { DECIMAL_ALONE } from '#core/decimal.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OptionsDraft } from './options-draft.ts';
import { type AddressProblem, readAddress } from './read-address.ts';
import { MEMORY_SIZES, type RunOptions } from './run-options.ts';

export type ReadOptions = { readonly [Name in keyof RunOptions]: RunOptions[Name] | undefined };

export type OptionProblem =
  | 'number'
  | 'memory'
  | 'wholeSeconds'
  | 'limit'
  | 'region'
  | 'version'
  | AddressProblem
  | 'callbackKey';

type OptionRules = {
  /** Tells whether a text contains the API key, which must not leak in a callback URL. */
  readonly holdsKey: (text: string) => boolean;
  readonly versionRequired: boolean;
};

export type OptionReaders = {
  readonly [Name in keyof RunOptions]: (text: OptionsDraft[Name]) => Result<RunOptions[Name], OptionProblem>;
};

function optionReaders({ holdsKey, versionRequired }: OptionRules): OptionReaders {
  return {
    cpus: number(DECIMAL_ALONE, Number.MIN_VALUE, 'number'),
    memory: (text) => (MEMORY_SIZES.some((size) => String(size) === text) ? ok(Number(text)) : err('memory')),
    timeout: number(WHOLE, 1, 'wholeSeconds'),
    maxCharge: number(DECIMAL_ALONE, 0, 'limit'),
    maxTraffic: number(DECIMAL_ALONE, 0, 'limit'),
    proxyRegion: (text) => (REGION.test(text) ? ok(text) : err('region')),
    version: (text) => {
      if (text.trim() !== '') return ok(text);
      return versionRequired ? err('version') : ok('');
    },
    mode: ok,
    callbackUrl: (text) => {
      if (text.trim() === '') return ok('');
      const address = readAddress(text);
      if (!address.ok) return address;
      return holdsKey(text) ? err('callbackKey') : ok(text.trim());
    },
  };
}

const WHOLE = /^\d+$/;
const REGION = /^([A-Z]{2})?$/;

const number = (pattern: RegExp, least: number, problem: OptionProblem) => (text: string) => {
  const value = Number(text);
  const isRight = pattern.test(text.trim()) && value >= least && Number.isSafeInteger(Math.ceil(value));
  return isRight ? ok(value) : err(problem);
};

export function createOptionsReader(rules: OptionRules) {
  const readers = optionReaders(rules);
  const readOne = <Name extends keyof RunOptions>(draft: OptionsDraft, name: Name) => {
    const read = readers[name](draft[name]);
    return read.ok ? read.value : undefined;
  };
  return {
    readers,
    /** The readable options; an invalid option is undefined and thus left out of the request that is shown. */
    read: (draft: OptionsDraft): ReadOptions => ({
      cpus: readOne(draft, 'cpus'),
      memory: readOne(draft, 'memory'),
      timeout: readOne(draft, 'timeout'),
      maxCharge: readOne(draft, 'maxCharge'),
      maxTraffic: readOne(draft, 'maxTraffic'),
      proxyRegion: readOne(draft, 'proxyRegion'),
      version: readOne(draft, 'version'),
      mode: readOne(draft, 'mode'),
      callbackUrl: readOne(draft, 'callbackUrl'),
    }),
  };
}

export type OptionsReader = ReturnType<typeof createOptionsReader>;

export function isComplete(options: ReadOptions): options is RunOptions {
  return Object.values(options).every((value) => value !== undefined);
}
