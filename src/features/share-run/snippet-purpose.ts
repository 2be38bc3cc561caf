import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

/** What a snippet does with the run. */
export const SNIPPET_PURPOSES = ['start', 'status', 'results'] as const;

export type SnippetPurpose = (typeof SNIPPET_PURPOSES)[number];

/** Names of the files that hold the bodies, where these are not in the snippets. */
export const BODY_FILE: Record<SnippetPurpose, string> = {
  start: 'run.json',
  status: 'status.json',
  results: 'results.json',
};

/** Rows that a snippet asks for: what every version of the platform's API allows in one page. */
const PAGE_SIZE = 100;

/** Stands where the run's ID belongs, which only the answer to the start tells. */
const RUN_SLUG = toRunSlug('RUN_SLUG');

/** The request to write: the start itself, or one about a run that it will have started. */
export const PURPOSE_REQUEST: Record<SnippetPurpose, (api: Api, start: ApiRequest) => ApiRequest> = {
  start: (_api, start) => start,
  status: (api) => api.requests.run(RUN_SLUG),
  results: (api) => api.requests.results(RUN_SLUG, 1, PAGE_SIZE),
};

function toRunSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(`${text} cannot name a run.`);
  return text;
}
