import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type {
  Account,
  ExportFormat,
  ResultPage,
  Run,
  RunFilter,
  RunListing,
  RunLog,
  RunOrder,
  RunPage,
  RunWalk,
  StartedRun,
  StoreWorker,
} from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { Job } from '#core/snippet/job/job.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { ApiConfig } from './config/config.ts';
import type { AccountOperations } from './account-operations.ts';
import type { ServerTime } from './client/server-clock.ts';

/**
 * Why v1 ended. `retired`: the platform said so. `blocked`: something in between blocks it, or the reason
 * is unknown.
 */
export type EndOfV1 = 'retired' | 'blocked';

export type Pageable = { readonly page: number; readonly pageSize: number; readonly signal?: AbortSignal };

/**
 * The console's operations on the platform, independent of the dialect. Every operation rejects with a
 * `Failure` only.
 * `requests` builds what would be sent, for the preview and the snippets.
 */
export type Api = {
  readonly version: ApiConfig['version'];
  readonly endOfV1: EndOfV1 | undefined;
  readonly onVersion: (listener: () => void) => () => void;
  /** Whether a run must name a version. If not, an unknown version is empty and left out. */
  readonly versionRequired: boolean;
  readonly detailNeedsKey: boolean;
  /** Whether a list of runs covers one month at a time; other months need `RunFilter.month`. */
  readonly listsMonths: boolean;
  readonly requests: {
    startRun(order: RunOrder): ApiRequest;
    run(slug: RunSlug): ApiRequest;
    results(slug: RunSlug, page: number, pageSize: number): ApiRequest;
  };
  searchStore(text: string, signal?: AbortSignal): Promise<readonly StoreWorker[]>;
  worker(slug: WorkerSlug, signal?: AbortSignal): Promise<WorkerDescriptor>;
  proxyRegions(signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * Sends exactly this request, once, without retries.
   * @param signal stops waiting for the answer
   * @param wanted as in `rerun`
   */
  startRun(request: ApiRequest, signal?: AbortSignal, wanted?: AbortSignal): Promise<StartedRun>;
  /**
   * Resolves once a start can be sent, with a function that sends it synchronously with the key of that
   * moment. Rejects with a `Failure` of kind `offline` if it would not arrive.
   */
  readyToStart(): Promise<(request: ApiRequest, signal?: AbortSignal) => Promise<StartedRun>>;
  run(slug: RunSlug, signal?: AbortSignal): Promise<Run>;
  runs(filter: RunFilter, signal?: AbortSignal): Promise<RunPage>;
  walkRuns(walk: RunWalk, signal?: AbortSignal): Promise<RunListing>;
  results(slug: RunSlug, page: Pageable): Promise<ResultPage>;
  exportResults(slug: RunSlug, format: ExportFormat, columns: readonly string[]): Promise<string>;
  log(slug: RunSlug, signal?: AbortSignal): Promise<RunLog>;
  abort(slug: RunSlug): Promise<void>;
  /** @param wanted an abort before the request is sent cancels it; a sent request is not called back */
  rerun(slug: RunSlug, callbackUrl: string, wanted?: AbortSignal): Promise<StartedRun>;
  jobs(): Promise<(start: ApiRequest, format: ExportFormat) => Job>;
  /** Checks `key` if given, otherwise the stored one. */
  account(key?: string, signal?: AbortSignal): Promise<Account>;
  /**
   * Resolves when anything answers at the API's origin. Sends no key. Rejects with a `Failure` of kind
   * `network`, `timeout` or `cancelled`.
   */
  reach(signal?: AbortSignal): Promise<void>;
  /** Resolves if a version answers; uses the key if there is one. Rejects with a `Failure`. */
  answers(version: ApiConfig['version'], signal?: AbortSignal): Promise<void>;
  readonly v2: AccountOperations;
  serverTime(): ServerTime;
  seenUntilNow(): (run: RunSlug) => boolean;
  /**
   * Stands for the account in this browser's storage; undefined without a key or if it cannot be
   * computed. Sends no request.
   */
  accountId(): Promise<string | undefined>;
};
