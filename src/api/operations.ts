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
 * Why v1 ended: `retired`, where the platform itself said so; `blocked`, where whatever is between does not pass it on, or nobody can
 * tell.
 */
export type EndOfV1 = 'retired' | 'blocked';

export type Pageable = { readonly page: number; readonly pageSize: number; readonly signal?: AbortSignal };

/**
 * What the console asks of the platform, in our own words, whichever dialect answers. Every operation rejects with a
 * `Failure` and with nothing else. `requests` builds what would be sent, for the preview and the snippets.
 */
export type Api = {
  /** The version that is spoken: the one of the build, until the platform no longer answers it. */
  readonly version: ApiConfig['version'];
  /** Why v1 is no longer spoken; undefined while it is, and where it never was. */
  readonly endOfV1: EndOfV1 | undefined;
  /** Calls back once another version is spoken: all that is said of it here is of that one then. */
  readonly onVersion: (listener: () => void) => () => void;
  /** Whether a run needs a version to be named. Where not, one that is unknown is the empty text, and left out. */
  readonly versionRequired: boolean;
  /** Whether a Worker's version and its own system defaults are told to nobody without a key. */
  readonly detailNeedsKey: boolean;
  /** Whether a list of runs answers one month at a time, and others have to be asked for (`RunFilter.month`). */
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
   * Sends exactly this request, once, and never again by itself.
   * @param signal ends the waiting for its answer
   * @param wanted as `rerun` has it
   */
  startRun(request: ApiRequest, signal?: AbortSignal, wanted?: AbortSignal): Promise<StartedRun>;
  /**
   * Ends once a start can leave at once, and gives what sends one in the very turn that it is called in, with the key of then.
   * Rejects with a `Failure` of kind `offline` where it would not arrive.
   */
  readyToStart(): Promise<(request: ApiRequest, signal?: AbortSignal) => Promise<StartedRun>>;
  /** With the reason of a failure, wherever the platform has it. */
  run(slug: RunSlug, signal?: AbortSignal): Promise<Run>;
  runs(filter: RunFilter, signal?: AbortSignal): Promise<RunPage>;
  /** Reads as much of the list of runs as is wanted, however the platform parts it, and tells whether it may have more. */
  walkRuns(walk: RunWalk, signal?: AbortSignal): Promise<RunListing>;
  results(slug: RunSlug, page: Pageable): Promise<ResultPage>;
  /** Gives a signed URL on another origin. */
  exportResults(slug: RunSlug, format: ExportFormat, columns: readonly string[]): Promise<string>;
  log(slug: RunSlug, signal?: AbortSignal): Promise<RunLog>;
  abort(slug: RunSlug): Promise<void>;
  /** @param wanted where it is aborted before the request has left, nothing leaves; what has left is not called back */
  rerun(slug: RunSlug, callbackUrl: string, wanted?: AbortSignal): Promise<StartedRun>;
  /** Gives what makes a whole job of a start: to wait for its run, and to save the results. Asks nothing. */
  jobs(): Promise<(start: ApiRequest, format: ExportFormat) => Job>;
  /** Checks `key` when it is given, else the stored one. */
  account(key?: string, signal?: AbortSignal): Promise<Account>;
  /**
   * Whether anything answers at the API's origin, whoever may read it: ends when it does, and rejects with a `Failure` of
   * kind `network`, `timeout` or `cancelled`. It carries no key.
   */
  reach(signal?: AbortSignal): Promise<void>;
  /** Ends where a version answers: with the key where there is one. Rejects with a `Failure`. */
  answers(version: ApiConfig['version'], signal?: AbortSignal): Promise<void>;
  /** What exists in API v2 only. */
  readonly v2: AccountOperations;
  /** The platform's time by its last answer; asks nothing. */
  serverTime(): ServerTime;
  /** Remembers which runs the platform has told of until now, and gives what tells whether one is among them. Asks nothing. */
  toldUntilNow(): (run: RunSlug) => boolean;
  /** What stands for the account in what this browser keeps of it; undefined without a key, and where there can be none. Asks nothing. */
  accountMark(): Promise<string | undefined>;
};
