import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';

/** Random ID of a batch of this browser; unknown to the platform. */
export type BatchId = string & { readonly __kind: 'BatchId' };

export function isBatchId(text: string): text is BatchId {
  return /^[\w-]{1,64}$/.test(text);
}

/** A checked row: with the batch's base it composes to exactly one order. */
export type PlannedRow = {
  /** Number of the row in its file, from 1; unique in the batch. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly custom: JsonObject;
  /** Members of the base that this row does not send. */
  readonly without?: readonly string[];
  readonly options?: Partial<RunOptions>;
  readonly leftOut?: true;
};

export type Correction = {
  readonly sent: Omit<PlannedRow, 'number' | 'leftOut'>;
  readonly subtasks: number;
  readonly dangers: readonly StartReason[];
};

export type BatchRules = {
  /** Maximum number of parallel runs; from 1. */
  readonly parallel: number;
  /** Consecutive failed rows before the batch pauses; 0 never. */
  readonly stopAfterFailures: number;
  /** USD as a numeral: the batch pauses once this much is spent. */
  readonly stopAtSpent?: string;
};

export type JudgedRows = {
  readonly subtasks: readonly number[];
  readonly dangers: readonly { readonly reason: StartReason; readonly rows: readonly number[] }[];
};

export type BatchPlan = {
  readonly worker: WorkerSlug;
  readonly title: string;
  readonly name: string;
  /** The file's own columns, shown with the rows and before the results; unused columns are not included. */
  readonly columns: readonly string[];
  readonly base: { readonly custom: JsonObject; readonly options: RunOptions };
  /**
   * Digest of the descriptor that checked the rows (`descriptorDigest`); absent in batches of an earlier
   * build.
   */
  readonly workerDigest?: number;
  readonly rows: readonly PlannedRow[];
  readonly rules: BatchRules;
  readonly judged?: JudgedRows;
  readonly setUp: Json;
  /** Its rows hold secrets: kept in this tab only. */
  readonly secret: boolean;
  readonly searched?: true;
};

export function orderOf(
  { worker, base }: Pick<BatchPlan, 'worker' | 'base'>,
  { custom, without = [], options }: Pick<PlannedRow, 'custom' | 'without' | 'options'>,
): RunOrder & { readonly options: RunOptions } {
  const baseFields = Object.entries(base.custom).filter(([name]) => !without.includes(name));
  return {
    worker,
    options: { ...base.options, ...options },
    // A name such as `__proto__` stays a name.
    custom: Object.fromEntries([...baseFields, ...Object.entries(custom)]),
  };
}
