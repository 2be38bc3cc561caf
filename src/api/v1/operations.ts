import { markInexact } from '#core/json/digits.ts';
import type { CreateOperations } from '../dialect.ts';
import { walkRuns } from '../client/walk-runs.ts';
import { readLog } from '../wire/log.ts';
import { readProxyRegions } from '../wire/proxy-regions.ts';
import { readExport, readResultList, toResultPage } from '../wire/results.ts';
import { asRequested } from '../wire/run-record.ts';
import * as requests from './requests.ts';
import { readAccount } from './wire/account.ts';
import { readRun, readRunList, readRunPage } from './wire/run.ts';
import { readStartedRun } from './wire/started-run.ts';
import { readStore } from './wire/store.ts';

export const createOperations: CreateOperations = ({ ask }) => ({
  searchStore: (text, signal) => ask(requests.storeRequest(text), readStore, { signal }),
  proxyRegions: (signal) => ask(requests.proxyRegionsRequest(), readProxyRegions, { signal }),
  startRun: (request, signal) => ask(request, readStartedRun, { signal }),
  run: (slug, signal) =>
    ask(requests.runRequest(slug), (data) => asRequested(readRun(data), slug), { signal }),
  runs: (filter, signal) => ask(requests.runsRequest(filter), readRunPage, { signal }),
  walkRuns: ({ worker, ...wanted }, signal) =>
    walkRuns((page) => {
      const filter = { ...(worker !== undefined && { worker }), page, pageSize: requests.MAX_PAGE_SIZE };
      return ask(requests.runsRequest(filter), readRunList, { signal });
    }, wanted),
  results: (slug, { page, pageSize, signal }) =>
    ask(requests.resultsRequest(slug, page, pageSize), (data) => toResultPage(readResultList(data)), {
      signal,
      writeInexact: markInexact,
    }),
  exportResults: (slug, format, columns) => ask(requests.exportRequest(slug, format, columns), readExport),
  log: (slug, signal) => ask(requests.logRequest(slug), readLog, { signal }),
  abort: (slug) => ask(requests.abortRequest(slug), () => undefined),
  rerun: (slug, callbackUrl) => ask(requests.rerunRequest(slug, callbackUrl), readStartedRun),
  account: (key, signal) => ask(requests.accountRequest(), readAccount, { key, signal }),
  jobs: async () => (await import('./job.ts')).followedRun,
});
