import type { JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

export type LinkOptions = Partial<RunOptions>;

export type LinkDraft = {
  readonly worker: WorkerSlug;
  readonly version: string;
  /** The values that the link's fields send, and keys that are sent without being in the form. */
  readonly custom: JsonObject;
  /** Fields left out of the input although they have a default; `others`: all that `custom` does not name. */
  readonly cleared: readonly string[] | 'others';
  readonly options: LinkOptions;
  /** Names of fields and options whose values the maker withheld, such as passwords. */
  readonly withheld: readonly string[];
};

export type LinkProblem = 'empty' | 'unknownVersion' | 'damaged' | 'tooLarge' | 'wrongShape';
