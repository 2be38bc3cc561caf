import * as z from 'zod/mini';

import { DECIMAL_ALONE } from '#core/decimal.ts';
import type { OptionsDraft } from '#core/draft/draft.ts';
import { isUrl } from '#core/form/is-url.ts';
import { MEMORY_SIZES, type RunOptions } from '#core/run/run-options.ts';
import type { MessageKey } from '#messages/en.ts';

/** Run options of which some may not be readable yet. */
export type ReadOptions = { readonly [Name in keyof RunOptions]: RunOptions[Name] | undefined };

const problem = (key: MessageKey) => key;

const number = (pattern: RegExp, least: number, key: MessageKey) =>
  z.pipe(
    z.string().check(
      z.refine(
        (text) =>
          pattern.test(text.trim()) && Number(text) >= least && Number.isSafeInteger(Math.ceil(Number(text))),
        {
          error: problem(key),
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

/** Each option as it is typed, read as it is sent; the error is the key of its message. */
function optionSchemas({ holdsKey, versionRequired }: Rules) {
  return {
    cpus: number(DECIMAL_ALONE, Number.MIN_VALUE, 'options.problem.number'),
    memory: z.pipe(
      z.string().check(z.refine(isMemorySize, { error: problem('options.problem.memory') })),
      z.transform(Number),
    ),
    timeout: number(WHOLE, 1, 'options.problem.wholeSeconds'),
    maxCharge: number(DECIMAL_ALONE, 0, 'options.problem.limit'),
    maxTraffic: number(DECIMAL_ALONE, 0, 'options.problem.limit'),
    proxyRegion: z.string().check(z.regex(/^([A-Z]{2})?$/, { error: problem('options.problem.region') })),
    version: versionRequired
      ? z.string().check(z.refine(isNotBlank, { error: problem('options.problem.version') }))
      : z.pipe(
          z.string(),
          z.transform((text) => (isNotBlank(text) ? text : '')),
        ),
    mode: z.enum(['async', 'sync']),
    callbackUrl: z.string().check(
      z.trim(),
      z.refine((text) => text === '' || isUrl(text), {
        error: problem('options.problem.callback'),
        abort: true,
      }),
      z.refine((text) => !holdsKey(text), { error: problem('options.problem.callbackKey') }),
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

/** True when every option could be read. */
export function isComplete(options: ReadOptions): options is RunOptions {
  return Object.values(options).every((value) => value !== undefined);
}
