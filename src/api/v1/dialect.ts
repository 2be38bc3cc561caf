import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import { isJsonObject } from '#core/json/json.ts';
import type { Dialect } from '../dialect.ts';
import { readLog } from '../wire/log.ts';
import { readProxyRegions } from '../wire/proxy-regions.ts';
import { readExport, readResultPage } from '../wire/results.ts';
import { kindOfCode } from './codes.ts';
import * as requests from './requests.ts';
import { startRunRequest } from './run-request.ts';
import { readAccount } from './wire/account.ts';
import { readRun, readRunPage } from './wire/run.ts';
import { readStartedRun } from './wire/started-run.ts';
import { readStore } from './wire/store.ts';

/** The platform's API v1. */
export const v1: Dialect = {
  kindOfCode,
  createOperations: ({ ask }) => ({
    versionRequired: true,
    requests: { startRun: startRunRequest, run: requests.runRequest, results: requests.resultsRequest },
    searchStore: (text, signal) => ask(requests.storeRequest(text), readStore, { signal }),
    worker: (slug, signal) => ask(requests.workerRequest(slug), readWorker, { signal }),
    proxyRegions: (signal) => ask(requests.proxyRegionsRequest(), readProxyRegions, { signal }),
    startRun: (request, signal) => ask(request, readStartedRun, { signal }),
    run: (slug, signal) => ask(requests.runRequest(slug), (data) => readRun(data), { signal }),
    runs: (filter, signal) => ask(requests.runsRequest(filter), readRunPage, { signal }),
    results: (slug, { page, pageSize, signal }) =>
      ask(requests.resultsRequest(slug, page, pageSize), readResultPage, { signal }),
    exportResults: (slug, format, columns) => ask(requests.exportRequest(slug, format, columns), readExport),
    log: (slug, signal) => ask(requests.logRequest(slug), readLog, { signal }),
    abort: (slug) => ask(requests.abortRequest(slug), () => undefined),
    rerun: (slug, callbackUrl) => ask(requests.rerunRequest(slug, callbackUrl), readStartedRun),
    startTask: (taskSlug, callbackUrl) =>
      ask(requests.startTaskRequest(taskSlug, callbackUrl), readStartedRun),
    account: (key, signal) => ask(requests.accountRequest(), readAccount, { key, signal }),
  }),
};

function readWorker(data: unknown): WorkerDescriptor {
  if (isJsonObject(data)) return readDescriptor(data);
  throw new Failure({ kind: 'unreadable', detail: 'data is not a Worker descriptor' });
}
