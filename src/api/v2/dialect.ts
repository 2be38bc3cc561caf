import { factsOf, type FailureKind } from '#core/errors/failure.ts';
import { markInexact } from '#core/json/inexact.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { ResultPage, RunListing } from '#core/run/run.ts';
import type { Dialect } from '../dialect.ts';
import { walkRuns } from '../walk-runs.ts';
import { descriptorReader } from '../wire/descriptor-reader.ts';
import { readLog } from '../wire/log.ts';
import { readProxyRegions } from '../wire/proxy-regions.ts';
import { readExport } from '../wire/results.ts';
import { SHARED_CODES } from '../wire/shared-codes.ts';
import { inPages } from './in-pages.ts';
import { monthsOf } from './months.ts';
import * as requests from './requests.ts';
import { startRunRequest } from './run-request.ts';
import { readAccount } from './wire/account.ts';
import { readResultPage } from './wire/results.ts';
import { readRun, readRunList, readRunPage } from './wire/run.ts';
import { readStartedRun } from './wire/started-run.ts';
import { readStore } from './wire/store.ts';
import { joinDescriptor, readInputSchema, readWorkerDetail } from './wire/worker.ts';

/** The platform's API v2. */
export const v2: Dialect = {
  kindOfCode: (code) => SHARED_CODES.get(code),
  publicPath: requests.proxyRegionsRequest().path,
  createOperations: ({ ask, hasKey }) => ({
    versionRequired: false,
    detailNeedsKey: true,
    requests: { startRun: startRunRequest, run: requests.runRequest, results: requests.resultsRequest },
    searchStore: (text, signal) => ask(requests.storeRequest(text), readStore, { signal }),
    worker: async (slug, signal) => {
      const read = descriptorReader();
      const options = { signal, writeInexact: markInexact };
      const detail = hasKey()
        ? ask(requests.workerRequest(slug), readWorkerDetail, options).catch(withoutDetail)
        : undefined;
      const schema = ask(requests.schemaRequest(slug), readInputSchema, options);
      const [publicHalf, keyedHalf] = await Promise.all([schema, detail]);
      return read(joinDescriptor(publicHalf, keyedHalf));
    },
    proxyRegions: (signal) => ask(requests.proxyRegionsRequest(), readProxyRegions, { signal }),
    startRun: (request, signal) => ask(request, readStartedRun, { signal }),
    run: (slug, signal) => ask(requests.runRequest(slug), (data) => readRun(data), { signal }),
    runs: (filter, signal) => ask(requests.runsRequest(filter), readRunPage, { signal }),
    walkRuns: async ({ worker, from, to, isEnough }, signal) => {
      const months = monthsOf(from, to);
      const read: RunListing[] = [];
      // Without a month the platform takes its own present one, whatever this computer's clock says.
      for (const month of months.length > 1 ? months : [undefined]) {
        const ofMonth = (page: number) => {
          const filter = { ...(worker !== undefined && { worker }), page, pageSize: requests.MAX_LIMIT };
          return ask(requests.runsRequest(filter, month), readRunList, { signal });
        };
        read.push(await walkRuns(ofMonth, isEnough));
      }
      const gap = read.find((part) => part.gap !== undefined)?.gap;
      return { runs: read.flatMap(({ runs }) => runs), ...(gap !== undefined && { gap }) };
    },
    results: async (slug, { page, pageSize, signal }) =>
      joinPages(
        await inPages({ page, pageSize }, (offset, limit) =>
          ask(requests.resultsRequest(slug, offset, limit), readResultPage, { signal }),
        ),
      ),
    exportResults: async (slug, format, columns) =>
      ask(requests.exportRequest(slug, format, columns), readExport),
    log: (slug, signal) => ask(requests.logRequest(slug), readLog, { signal }),
    abort: (slug) => ask(requests.abortRequest(slug), () => undefined),
    rerun: (slug, callbackUrl) => ask(requests.rerunRequest(slug, callbackUrl), readStartedRun),
    startTask: (taskSlug, callbackUrl) =>
      ask(requests.startTaskRequest(taskSlug, callbackUrl), readStartedRun),
    account: (key, signal) => ask(requests.accountRequest(), readAccount, { key, signal }),
  }),
};

const KEY_PROBLEMS: ReadonlySet<FailureKind> = new Set(['noKey', 'keyRefused', 'userDisabled']);

/** A key that is refused takes nothing from the form, which is public. */
function withoutDetail(error: unknown): JsonObject | undefined {
  if (KEY_PROBLEMS.has(factsOf(error).kind)) return undefined;
  throw error;
}

/** The rows of several pages as one; the last of them knows the total best. */
function joinPages(pages: readonly [ResultPage, ...ResultPage[]]): ResultPage {
  const [{ columns }] = pages;
  return {
    columns,
    rows: pages.flatMap(({ rows }) => rows),
    total: pages.at(-1)?.total ?? 0,
  };
}
