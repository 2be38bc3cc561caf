import { expect, it } from 'vitest';

import type { ApiRequest } from '#core/request/api-request.ts';

import { withAnswerWindow } from './answer-window.ts';

const START: ApiRequest = {
  method: 'POST',
  path: '/api/v2/start',
  authenticated: true,
  body: { is_async: false },
};

it('says which results a start is answered with, but for the usual ones', () => {
  expect(withAnswerWindow(START, { size: 20, page: 1 })).toBe(START);
  expect(withAnswerWindow(START, { size: 50, page: 1 }).body).toMatchObject({ limit: 50, offset: 1 });
  expect(withAnswerWindow(START, { size: 20, page: 2 }).body).toMatchObject({ limit: 20, offset: 2 });
});

it('says it to v1 by the names of its pages, also for the first one', () => {
  const start = { ...START, path: '/api/v1/scraper/run' };
  expect(withAnswerWindow(start, { size: 20, page: 1 }).body).toMatchObject({ page_size: 20, page_index: 1 });
});
