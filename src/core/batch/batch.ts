import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';

/** A batch of this browser: random, and of no meaning to the platform. */
export type BatchId = string & { readonly __kind: 'BatchId' };

/** Whether a text can name a batch in a path of this console. */
export function isBatchId(text: string): text is BatchId {
  return /^[\w-]{1,64}$/.test(text);
}

/** A row as it was checked: with the batch's base it composes to exactly one order. */
export type PlannedRow = {
  /** Of the row in its file, from 1; no two of a batch are alike. */
  readonly number: number;
  /** One for each of the columns of the plan. */
  readonly cells: readonly string[];
  /** Whole members of `custom` that are otherwise than in the base. */
  readonly custom: JsonObject;
  /** Members of the base that this row does not send. */
  readonly without?: readonly string[];
  readonly options?: Partial<RunOptions>;
  readonly leftOut?: true;
};

/** A row as the person has corrected it since it was planned, and how that is judged. */
export type Correction = {
  /** In the place of what the plan says of it. */
  readonly sent: Omit<PlannedRow, 'number' | 'leftOut'>;
  readonly subtasks: number;
  readonly dangers: readonly StartReason[];
};

export type BatchRules = {
  /** Runs under way at once, at most; from 1. */
  readonly parallel: number;
  /** Rows that fail one after the other before the batch pauses; 0 never. */
  readonly stopAfterFailures: number;
  /** USD as a numeral: the batch pauses once so much is spent. */
  readonly stopAtSpent?: string;
};

/** What the question before the start of rows says of them; rows by their places in the plan. */
export type JudgedRows = {
  /** Of each row. */
  readonly subtasks: readonly number[];
  readonly dangers: readonly { readonly reason: StartReason; readonly rows: readonly number[] }[];
};

/** What is to be run: one run for each row. */
export type BatchPlan = {
  readonly worker: WorkerSlug;
  /** Of the Worker. */
  readonly title: string;
  /** Of the file, or what the person called it. */
  readonly name: string;
  /** The file's own, shown with the rows and before the results; those that are not used are not among them. */
  readonly columns: readonly string[];
  /** What every row sends where it says nothing else; the version among the options. */
  readonly base: { readonly custom: JsonObject; readonly options: RunOptions };
  /** Digest of the descriptor that the rows were checked with (`descriptorDigest`); absent in a batch that an earlier build has made. */
  readonly workerDigest?: number;
  readonly rows: readonly PlannedRow[];
  readonly rules: BatchRules;
  /** Absent in a batch that an earlier build has made. */
  readonly judged?: JudgedRows;
  /** Of the screen that set it up: how to open these rows there again. */
  readonly setUp: Json;
  /** Its rows hold secrets: it is kept in this tab only. */
  readonly secret: boolean;
  /** Its columns that fill nothing were looked through for secrets too; absent in a batch that an earlier build has made. */
  readonly searched?: true;
};

/** What a row starts, to the last value: members of the base in its order, then those of the row alone. */
export function orderOf(
  { worker, base }: Pick<BatchPlan, 'worker' | 'base'>,
  { custom, without = [], options }: Pick<PlannedRow, 'custom' | 'without' | 'options'>,
): RunOrder & { readonly options: RunOptions } {
  const kept = Object.entries(base.custom).filter(([name]) => !without.includes(name));
  return {
    worker,
    options: { ...base.options, ...options },
    // A name such as `__proto__` stays a name.
    custom: Object.fromEntries([...kept, ...Object.entries(custom)]),
  };
}
