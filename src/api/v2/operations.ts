import { Failure } from '#core/errors/failure.ts';
import { markInexact } from '#core/json/digits.ts';
import { dayOf, monthOf, monthsBetween } from '#core/run/month.ts';
import { createdAt } from '#core/run/run-time.ts';
import { eachOnce, type Run, type RunListing, type RunPage } from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { CreateOperations } from '../dialect.ts';
import { walkRuns } from '../client/walk-runs.ts';
import { readLog } from '../wire/log.ts';
import { readProxyRegions } from '../wire/proxy-regions.ts';
import { readExport } from '../wire/results.ts';
import { asRequested } from '../wire/run-record.ts';
import * as requests from './requests.ts';
import { createResultPages } from './result-pages.ts';
import { readAccount } from './wire/account.ts';
import { readV2ResultList } from './wire/results.ts';
import { readRun, readRunList, readRunPage } from './wire/run.ts';
import { readStartedRun } from './wire/started-run.ts';
import { readStore } from './wire/store.ts';

export const createOperations: CreateOperations = ({ ask, serverTime }) => ({
  searchStore: (text, signal) => ask(requests.storeRequest(text), readStore, { signal }),
  proxyRegions: (signal) => ask(requests.proxyRegionsRequest(), readProxyRegions, { signal }),
  startRun: (request, signal) => ask(request, readStartedRun, { signal }),
  run: async (slug, signal) => {
    const run = await ask(requests.runRequest(slug), (data) => asRequested(readRun(data), slug), { signal });
    return withReason(run, (request) => ask(request, readRunPage, { signal }));
  },
  runs: (filter, signal) => ask(requests.runsRequest(filter), readRunPage, { signal }),
  walkRuns: async ({ worker, from, to, ...wanted }, signal) => {
    const { now, within, isSynced } = serverTime();
    // By the platform's own clock a month that has not begun has no runs; this computer's may be a day behind it.
    const months = monthsBetween(from, isSynced ? Math.min(to, now + within) : to);
    const read: RunListing[] = [];
    // Without a month the platform takes its own present one, whatever this computer's clock says.
    const isPresent = months.length === 1 && months[0] === monthOf(now);
    for (const month of months) {
      const ofMonth = (page: number) => {
        const scope = { ...(worker !== undefined && { worker }), ...(!isPresent && { month }) };
        const filter = { ...scope, page, pageSize: requests.MAX_LIMIT };
        return ask(requests.runsRequest(filter), readRunList, { signal });
      };
      read.push({ ...(await walkRuns(ofMonth, wanted)), gapIn: month });
    }
    const latest = read.find(({ gap }) => gap !== undefined);
    return { ...latest, runs: eachOnce(read.flatMap(({ runs }) => runs)) };
  },
  results: createResultPages((slug, { offset, limit, signal }) =>
    ask(requests.resultsPartRequest(slug, offset, limit), readV2ResultList, {
      signal,
      writeInexact: markInexact,
    }),
  ),
  exportResults: async (slug, format, columns) =>
    ask(requests.exportRequest(slug, format, columns), readExport),
  log: (slug, signal) => ask(requests.logRequest(slug), readLog, { signal }),
  abort: (slug) => ask(requests.abortRequest(slug), () => undefined),
  rerun: (slug, callbackUrl) => ask(requests.rerunRequest(slug, callbackUrl), readStartedRun),
  account: (key, signal) => ask(requests.accountRequest(), readAccount, { key, signal }),
  jobs: async () => {
    const { followedRun } = await import('./job.ts');
    return (start, format) => followedRun(start, format);
  },
});

const REASON_PAGES = 5;

/**
 * Adds the failure reason, which only the list has: among the failed runs of the creation day in Beijing
 * time. A failed list request leaves the run unchanged.
 */
async function withReason(run: Run, list: (request: ApiRequest) => Promise<RunPage>): Promise<Run> {
  const madeAt = createdAt(run.slug) ?? run.startedAt;
  if (run.status !== 'failed' || run.errorMessage !== '' || madeAt === undefined) return run;
  try {
    for (let page = 1; page <= REASON_PAGES; page += 1) {
      const { runs } = await list(requests.failedRunsRequest(dayOf(madeAt), page));
      const listed = runs.find(({ slug }) => slug === run.slug);
      if (listed !== undefined) return { ...run, errorMessage: listed.errorMessage };
      if (runs.length < requests.MAX_LIMIT) break;
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return run;
}
