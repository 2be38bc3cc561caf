import type { Api } from '#api/operations.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { type Job, RUN_SLUG } from '#core/snippet/job/job.ts';

/** What a snippet does with a run that is composed. */
export const RUN_PURPOSES = ['start', 'job', 'status', 'results'] as const;
export type RunPurpose = (typeof RUN_PURPOSES)[number];

/** What it does with a saved task. */
export const TASK_PURPOSES = ['runTask', 'runTaskJob', 'createTask'] as const;
export type TaskPurpose = (typeof TASK_PURPOSES)[number];

export type SnippetPurpose = RunPurpose | TaskPurpose;

/** What a snippet is written of. */
export type Writing =
  | { readonly kind: 'request'; readonly request: ApiRequest }
  | { readonly kind: 'job'; readonly job: Job };

/** Names of the files that hold the bodies, where these are not in the snippets. */
export const BODY_FILE: Record<SnippetPurpose, string> = {
  start: 'run.json',
  job: 'run.json',
  status: 'status.json',
  results: 'results.json',
  runTask: 'run.json',
  runTaskJob: 'run.json',
  createTask: 'task.json',
};

/** Rows that a snippet asks for: what every version of the platform's API allows in one page. */
export const PAGE_SIZE = 100;

/** The request to write: the start itself, or one about a run that it will have started. */
export const PURPOSE_REQUEST: Record<
  Exclude<RunPurpose, 'job'>,
  (api: Api, start: ApiRequest) => ApiRequest
> = {
  start: (_api, start) => start,
  status: (api) => api.requests.run(RUN_SLUG),
  results: (api) => api.requests.results(RUN_SLUG, 1, PAGE_SIZE),
};

/** The request that carries what was filled in. */
export const requestOf = (writing: Writing): ApiRequest =>
  writing.kind === 'job' ? writing.job.start : writing.request;

/** A writing with another request in place of its own, as `requestOf` gives it. */
export const withRequest = (writing: Writing, request: ApiRequest): Writing =>
  writing.kind === 'job'
    ? { kind: 'job', job: { ...writing.job, start: request } }
    : { kind: 'request', request };
