import { mayHaveStarted, type FailureKind } from '#core/errors/failure.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { Job, JobRun } from '#core/snippet/job/job.ts';

type Codes = ReadonlyMap<number, FailureKind>;

/** Seconds to wait for a run with an unknown limit. */
const PATIENCE = 7_200;

/** Extra seconds for queueing and winding up, on top of the run's own limit. */
const SPARE = 600;

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

export const taskJob = (start: ApiRequest, codes: Codes): Job => ({
  start,
  made: 'slug',
  refusals: refusalsOf(codes),
});

const refusalsOf = (codes: Codes): readonly number[] =>
  [...codes].filter(([, kind]) => !mayHaveStarted({ kind })).map(([code]) => code);

/** Time limit of the run in seconds, from the body of its start; 0 means no limit. */
function limitIn(body: Json | undefined): number | undefined {
  let value: Json | undefined = body;
  for (const key of ['input', 'parameters', 'system', 'execute_limit_time_seconds'])
    value = isJsonObject(value) ? ownValue(value, key) : undefined;
  return toLimit(value);
}

export const toLimit = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
