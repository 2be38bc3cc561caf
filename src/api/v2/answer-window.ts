import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

/** Which of its results a synchronous start is answered with. */
export type AnswerWindow = {
  /** 1 to `MOST_IN_ANSWER`. */
  readonly size: number;
  /** From 1; each has as many as `size`. */
  readonly page: number;
};

/** Results in an answer at the most, and where a start does not say. */
export const MOST_IN_ANSWER = 100;
export const USUAL_IN_ANSWER = 20;

/** Whether a start is answered with results, of which it may say which. */
export const isAnsweredWithResults = ({ path, body }: ApiRequest): boolean =>
  path.startsWith('/api/v2/') && isJsonObject(body) && ownValue(body, 'is_async') === false;

/** The start that is answered with this window of results; the very same for the usual one. */
export function withAnswerWindow(start: ApiRequest, { size, page }: AnswerWindow): ApiRequest {
  const { body } = start;
  if (!isJsonObject(body) || (size === USUAL_IN_ANSWER && page === 1)) return start;
  return { ...start, body: { ...body, limit: size, offset: page } };
}
