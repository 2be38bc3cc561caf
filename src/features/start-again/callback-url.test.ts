import { expect, it } from 'vitest';

import { callbackUrlProblem } from './callback-url.ts';

it.each([
  ['', 'again.callback.missing'],
  ['example.com/hook', 'again.callback.malformed'],
  ['ftp://example.com/hook', 'again.callback.malformed'],
  ['https://', 'again.callback.malformed'],
  ['javascript:alert(1)', 'again.callback.malformed'],
  ['https://example.com/?token=scraper_api_1', 'again.callback.key'],
  ['https://example.com/?token=scraper%5fapi_1', 'again.callback.key'],
  ['https://example.com/hook', undefined],
  ['http://127.0.0.1:8080/hook?run=1', undefined],
])('of the callback URL %j is wrong: %s', (text, problem) => {
  expect(callbackUrlProblem(text, 'scraper_api_1')).toBe(problem);
});
