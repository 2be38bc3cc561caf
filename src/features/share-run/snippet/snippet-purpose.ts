import type { Api } from '#api/operations.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { type Job, RUN_SLUG } from '#core/snippet/job/job.ts';

export const RUN_PURPOSES = ['start', 'job', 'status', 'results'] as const;
export type RunPurpose = (typeof RUN_PURPOSES)[number];

export const TASK_PURPOSES = ['runTask', 'runTaskJob', 'createTask'] as const;
export type TaskPurpose = (typeof TASK_PURPOSES)[number];

export type SnippetPurpose = RunPurpose | TaskPurpose;

export type Writing =
  | { readonly kind: 'request'; readonly request: ApiRequest }
  | { readonly kind: 'job'; readonly job: Job };

/** Names of the files that hold the bodies, if these are not in the snippets. */
export const BODY_FILE: Record<SnippetPurpose, string> = {
  start: 'run.json',
  job: 'run.json',
  status: 'status.json',
  results: 'results.json',
  runTask: 'run.json',
  runTaskJob: 'run.json',
  createTask: 'task.json',
};

/** Rows that a snippet requests: the page size that every version of the platform's API allows. */
export const PAGE_SIZE = 100;

export const PURPOSE_REQUEST: Record<
  Exclude<RunPurpose, 'job'>,
  (api: Api, start: ApiRequest) => ApiRequest
> = {
  start: (_api, start) => start,
  status: (api) => api.requests.run(RUN_SLUG),
  results: (api) => api.requests.results(RUN_SLUG, 1, PAGE_SIZE),
};

export const requestOf = (writing: Writing): ApiRequest =>
  writing.kind === 'job' ? writing.job.start : writing.request;

export const withRequest = (writing: Writing, request: ApiRequest): Writing =>
  writing.kind === 'job'
    ? { kind: 'job', job: { ...writing.job, start: request } }
    : { kind: 'request', request };
