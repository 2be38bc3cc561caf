import { expect, it } from 'vitest';

import { isClearText } from './origin.ts';

it.each([
  ['http://openapi.coreclaw.com', true],
  ['http://10.0.0.7:8080', true],
  ['http://localhost.evil.example', true],
  ['http://127.0.0.1:8080', false],
  ['http://localhost', false],
  ['http://[::1]:1', false],
  ['https://openapi.coreclaw.com', false],
])('knows whether the way to %s can be read by others: %s', (origin, expected) => {
  expect(isClearText(origin)).toBe(expected);
});
