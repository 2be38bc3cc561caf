import { mayHaveStarted, type FailureKind } from '#core/errors/failure.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { Job, JobRun } from '#core/snippet/job/job.ts';

type Codes = ReadonlyMap<number, FailureKind>;

/** Seconds to wait for a run whose own limit is not known. */
const PATIENCE = 7_200;

/** Seconds that a run may wait for its turn and wind up, beside the time that it may take. */
const SPARE = 600;

/** A start, and what is done until its results are there. It waits by itself, so that the answer of the start need not. */
export function runJob(
  start: ApiRequest,
  run: Omit<JobRun, 'patience'>,
  { codes, limit = limitIn(start.body) }: { readonly codes: Codes; readonly limit?: number | undefined },
): Job {
  const { body } = start;
  const { timeout: _, ...request } = start;
  return {
    start: isJsonObject(body) ? { ...request, body: { ...body, is_async: true } } : request,
    made: 'run_slug',
    refusals: refusalsOf(codes),
    run: { ...run, patience: limit === undefined ? PATIENCE : limit + SPARE },
  };
}

/** The creation of a task: nothing follows. */
export const taskJob = (start: ApiRequest, codes: Codes): Job => ({
  start,
  made: 'slug',
  refusals: refusalsOf(codes),
});

const refusalsOf = (codes: Codes): readonly number[] =>
  [...codes].filter(([, kind]) => !mayHaveStarted({ kind })).map(([code]) => code);

/** Seconds that the run may take, by the body of its start; 0 is no limit. */
function limitIn(body: Json | undefined): number | undefined {
  let value: Json | undefined = body;
  for (const key of ['input', 'parameters', 'system', 'execute_limit_time_seconds'])
    value = isJsonObject(value) ? ownValue(value, key) : undefined;
  return toLimit(value);
}

/** A limit of time as a task or a start holds it. */
export const toLimit = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
