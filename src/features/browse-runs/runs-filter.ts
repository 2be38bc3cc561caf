import type { RunStatus } from '#core/run/run.ts';

/** The statuses that the platform can filter by. */
export const FILTER_STATUSES = [
  'ready',
  'running',
  'succeeded',
  'failed',
  'aborting',
] as const satisfies readonly RunStatus[];

/** What the list of runs shows, as the address says it. */
export type RunsFilter = {
  readonly status?: (typeof FILTER_STATUSES)[number];
  readonly worker?: string;
  /** From 1. */
  readonly page: number;
};

/** Reads `?status=&worker=&page=`; what makes no sense there is as if it were not there. */
export function parseRunsFilter(params: URLSearchParams): RunsFilter {
  const status = FILTER_STATUSES.find((known) => known === params.get('status'));
  const worker = params.get('worker')?.trim() ?? '';
  const page = params.get('page') ?? '';
  return {
    ...(status && { status }),
    ...(worker !== '' && { worker }),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The query of an address; the first page and no filter need none. */
export function encodeRunsFilter({ status, worker, page }: RunsFilter): Record<string, string> {
  return {
    ...(status && { status }),
    ...(worker !== undefined && { worker }),
    ...(page > 1 && { page: String(page) }),
  };
}
