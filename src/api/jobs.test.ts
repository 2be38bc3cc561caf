import { expect, it } from 'vitest';

import type { FailureKind } from '#core/errors/failure.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

import { runJob } from './jobs.ts';

const REQUEST: ApiRequest = { method: 'GET', path: '/api/run', authenticated: true };
const RUN = { state: REQUEST, succeeded: ['3'], failed: ['4'], file: REQUEST, format: 'csv' };

const aStart = (seconds?: number): ApiRequest => ({
  ...{ method: 'POST', path: '/api/start', authenticated: true, timeout: 360 },
  body: { is_async: false, input: { parameters: { system: { execute_limit_time_seconds: seconds ?? 0 } } } },
});

const patienceOf = (start: ApiRequest, limit?: number) =>
  runJob(start, RUN, { codes: new Map(), limit }).run?.patience;

it('waits for a run as long as it may take, and for its turn; two hours where no limit is known', () => {
  expect(patienceOf(aStart(1_800))).toBe(2_400);
  expect(patienceOf(aStart())).toBe(7_200);
  expect(patienceOf(REQUEST)).toBe(7_200);
  expect(patienceOf(aStart(1_800), 60)).toBe(660);
});

it('does not have the answer of the start wait for the run', () => {
  const { start } = runJob(aStart(60), RUN, { codes: new Map() });
  expect(start.body).toMatchObject({ is_async: true });
  expect(start).not.toHaveProperty('timeout');
});

it('calls a start refused by those codes alone after which there is no run', () => {
  const codes = new Map<number, FailureKind>([
    [30001, 'balanceTooLow'],
    [5000, 'internal'],
  ]);
  expect(runJob(aStart(), RUN, { codes }).refusals).toEqual([30001]);
});
