import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

/** Which of its results a synchronous start is answered with. */
export type AnswerWindow = {
  /** 1 to `MOST_IN_ANSWER`. */
  readonly size: number;
  /** From 1; each has as many as `size`. */
  readonly page: number;
};

/** Results in an answer at the most, and where a start of v2 does not say. */
export const MOST_IN_ANSWER = 100;
export const USUAL_IN_ANSWER = 20;

/** What each version calls its size and page. */
const NAMES = [
  ['/api/v1/scraper/run', 'page_size', 'page_index'],
  ['/api/v2/', 'limit', 'offset'],
] as const;

const namesOf = ({ path }: ApiRequest) => NAMES.find(([start]) => path.startsWith(start));

/** Whether a start is answered with results, of which it may say which. */
export const isAnsweredWithResults = (start: ApiRequest): boolean =>
  namesOf(start) !== undefined && isJsonObject(start.body) && ownValue(start.body, 'is_async') === false;

/** The start that is answered with this window of results; the very same for the usual one, which v1 does not document. */
export function withAnswerWindow(start: ApiRequest, { size, page }: AnswerWindow): ApiRequest {
  const [path, sizeName, pageName] = namesOf(start) ?? [];
  const isUsual = path === '/api/v2/' && size === USUAL_IN_ANSWER && page === 1;
  if (sizeName === undefined || isUsual || !isJsonObject(start.body)) return start;
  return { ...start, body: { ...start.body, [sizeName]: size, [pageName]: page } };
}
