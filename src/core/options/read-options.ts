import type { OptionsDraft } from './options-draft.ts';
import * as z from 'zod/mini';

import { DECIMAL_ALONE } from '#core/decimal.ts';
import { MEMORY_SIZES, type RunOptions } from './run-options.ts';
import { type AddressProblem, readAddress } from './read-address.ts';

/** Run options of which some may not be readable yet. */
export type ReadOptions = { readonly [Name in keyof RunOptions]: RunOptions[Name] | undefined };

/** Why a run option cannot be sent. */
export type OptionProblem =
  | 'number'
  | 'memory'
  | 'wholeSeconds'
  | 'limit'
  | 'region'
  | 'version'
  | AddressProblem
  | 'callbackKey';

const problem = (code: OptionProblem) => code;

const number = (pattern: RegExp, least: number, code: OptionProblem) =>
  z.pipe(
    z.string().check(
      z.refine(
        (text) =>
          pattern.test(text.trim()) && Number(text) >= least && Number.isSafeInteger(Math.ceil(Number(text))),
        {
          error: problem(code),
        },
      ),
    ),
    z.transform(Number),
  );

const WHOLE = /^\d+$/;

type Rules = {
  /** Tells whether a text holds the API key, which must not leave in a callback URL. */
  readonly holdsKey: (text: string) => boolean;
  /** Whether the platform wants a version; where not, a blank one is empty, and so left out. */
  readonly versionRequired: boolean;
};

/** Each option as it is typed, read as it is sent; the error is an `OptionProblem`. */
function optionSchemas({ holdsKey, versionRequired }: Rules) {
  return {
    cpus: number(DECIMAL_ALONE, Number.MIN_VALUE, 'number'),
    memory: z.pipe(
      z.string().check(z.refine(isMemorySize, { error: problem('memory') })),
      z.transform(Number),
    ),
    timeout: number(WHOLE, 1, 'wholeSeconds'),
    maxCharge: number(DECIMAL_ALONE, 0, 'limit'),
    maxTraffic: number(DECIMAL_ALONE, 0, 'limit'),
    proxyRegion: z.string().check(z.regex(/^([A-Z]{2})?$/, { error: problem('region') })),
    version: versionRequired
      ? z.string().check(z.refine(isNotBlank, { error: problem('version') }))
      : z.pipe(
          z.string(),
          z.transform((text) => (isNotBlank(text) ? text : '')),
        ),
    mode: z.enum(['async', 'sync']),
    callbackUrl: z.pipe(
      z.string().check((payload) => {
        const { value: text } = payload;
        const address = text.trim() === '' ? undefined : readAddress(text);
        const code = address?.ok === false ? address.error : holdsKey(text) ? 'callbackKey' : undefined;
        if (code) payload.issues.push({ code: 'custom', message: problem(code), input: text });
      }),
      z.transform((text) => text.trim()),
    ),
  } as const satisfies Record<keyof RunOptions, z.ZodMiniType<unknown, string>>;
}

const isMemorySize = (text: string) => MEMORY_SIZES.some((size) => String(size) === text);
const isNotBlank = (text: string) => text.trim() !== '';

/** Reads the options of a draft: as a whole for the form, and one by one for the request that is shown meanwhile. */
export function createOptionsReader(rules: Rules) {
  const schemas = optionSchemas(rules);
  return {
    schema: z.object(schemas),
    /** What can be read; an option that is wrong is undefined, and so left out of the request that is shown. */
    read: (draft: OptionsDraft): ReadOptions => ({
      cpus: schemas.cpus.safeParse(draft.cpus).data,
      memory: schemas.memory.safeParse(draft.memory).data,
      timeout: schemas.timeout.safeParse(draft.timeout).data,
      maxCharge: schemas.maxCharge.safeParse(draft.maxCharge).data,
      maxTraffic: schemas.maxTraffic.safeParse(draft.maxTraffic).data,
      proxyRegion: schemas.proxyRegion.safeParse(draft.proxyRegion).data,
      version: schemas.version.safeParse(draft.version).data,
      mode: schemas.mode.safeParse(draft.mode).data,
      callbackUrl: schemas.callbackUrl.safeParse(draft.callbackUrl).data,
    }),
  };
}

export type OptionsReader = ReturnType<typeof createOptionsReader>;

/** True when every option could be read. */
export function isComplete(options: ReadOptions): options is RunOptions {
  return Object.values(options).every((value) => value !== undefined);
}
