import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import { isJsonObject } from '#core/json/json.ts';
import { createSend, type ClientParts } from './client.ts';
import type { Api } from './operations.ts';
import { createServerClock } from './server-clock.ts';
import { kindOfCode } from './v1/codes.ts';
import * as v1 from './v1/requests.ts';
import { startRunRequest } from './v1/run-request.ts';
import { readAccount } from './v1/wire/account.ts';
import { readLog } from './v1/wire/log.ts';
import { readProxyRegions } from './v1/wire/proxy-regions.ts';
import { readExport, readResultPage } from './v1/wire/results.ts';
import { readRun, readRunPage } from './v1/wire/run.ts';
import { readStartedRun } from './v1/wire/started-run.ts';
import { readStore } from './v1/wire/store.ts';

/** The platform's operations, spoken in its API v1. */
export function createApi(parts: ClientParts): Api {
  const clock = createServerClock();
  const send = createSend({ ...parts, clock }, kindOfCode);
  return {
    requests: { startRun: startRunRequest, run: v1.runRequest, results: v1.resultsRequest },
    searchStore: async (text, signal) => readStore(await send(v1.storeRequest(text), { signal })),
    worker: async (slug, signal) => readWorker(await send(v1.workerRequest(slug), { signal })),
    proxyRegions: async (signal) => readProxyRegions(await send(v1.proxyRegionsRequest(), { signal })),
    startRun: async (request, signal) => readStartedRun(await send(request, { signal })),
    run: async (slug, signal) => readRun(await send(v1.runRequest(slug), { signal })),
    runs: async (filter, signal) => readRunPage(await send(v1.runsRequest(filter), { signal })),
    results: async (slug, { page, pageSize, signal }) =>
      readResultPage(await send(v1.resultsRequest(slug, page, pageSize), { signal })),
    exportResults: async (slug, format, columns) =>
      readExport(await send(v1.exportRequest(slug, format, columns))),
    log: async (slug, signal) => readLog(await send(v1.logRequest(slug), { signal })),
    abort: async (slug) => {
      await send(v1.abortRequest(slug));
    },
    rerun: async (slug, callbackUrl) => readStartedRun(await send(v1.rerunRequest(slug, callbackUrl))),
    startTask: async (taskSlug, callbackUrl) =>
      readStartedRun(await send(v1.startTaskRequest(taskSlug, callbackUrl))),
    serverTime: clock.read,
    account: async (key, signal) => readAccount(await send(v1.accountRequest(), { key, signal })),
  };
}

function readWorker(data: unknown): WorkerDescriptor {
  if (isJsonObject(data)) return readDescriptor(data);
  throw new Failure({ kind: 'unreadable', detail: 'data is not a Worker descriptor' });
}
