import type { JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** The run options that a link sets; those that it does not name are the Worker's defaults. */
export type LinkOptions = Partial<RunOptions>;

/** What a compact link holds of a draft. Never the key. */
export type LinkDraft = {
  readonly worker: WorkerSlug;
  /** The Worker's version that the link was made for. */
  readonly version: string;
  /** What the fields that the link sets send, and the keys that are sent without being in the form. */
  readonly custom: JsonObject;
  /** Fields that are left out of the input although they have a default; `others`: all that `custom` does not name. */
  readonly cleared: readonly string[] | 'others';
  readonly options: LinkOptions;
  /** Names of fields and options whose values the maker kept to themselves, such as passwords. */
  readonly withheld: readonly string[];
};

export type LinkProblem = 'empty' | 'unknownVersion' | 'damaged' | 'tooLarge' | 'wrongShape';
