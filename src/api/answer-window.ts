import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

export type AnswerWindow = {
  /** 1 to `MOST_IN_ANSWER`. */
  readonly size: number;
  readonly page: number;
};

/** Maximum number of results in an answer, and the default of a v2 start. */
export const MOST_IN_ANSWER = 100;
export const USUAL_IN_ANSWER = 20;

const NAMES = [
  ['/api/v1/scraper/run', 'page_size', 'page_index'],
  ['/api/v2/', 'limit', 'offset'],
] as const;

const namesOf = ({ path }: ApiRequest) => NAMES.find(([start]) => path.startsWith(start));

export const isAnsweredWithResults = (start: ApiRequest): boolean =>
  namesOf(start) !== undefined && isJsonObject(start.body) && ownValue(start.body, 'is_async') === false;

/** Returns the start with this result window; unchanged for the default window, which v1 does not document. */
export function withAnswerWindow(start: ApiRequest, { size, page }: AnswerWindow): ApiRequest {
  const [path, sizeName, pageName] = namesOf(start) ?? [];
  const isUsual = path === '/api/v2/' && size === USUAL_IN_ANSWER && page === 1;
  if (sizeName === undefined || isUsual || !isJsonObject(start.body)) return start;
  return { ...start, body: { ...start.body, [sizeName]: size, [pageName]: page } };
}
