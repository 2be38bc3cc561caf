import { expect, it } from 'vitest';
import { staysUnderApi } from './api-path.ts';

it.each([
  '/api/scraper?slug=coreclaw/google-maps-scraper',
  '/api/scraper?slug=..%2F..',
  '/api/v1/run/detail',
  '/api/v2/workers/coreclaw~google-maps-scraper/runs',
  '/api/v2/workers/..hidden/',
])('lets %s pass', (target) => {
  expect(staysUnderApi(target)).toBe(true);
});

it.each([
  '/',
  '/api',
  '/apis/secret',
  '/api/../secret',
  '/api/v1/..',
  '/api/./v1',
  '/api/%2e%2e/secret',
  '/api/.%2E/secret',
  '/api/..%2fsecret',
  '/api/..%5csecret',
  '/api/..\\secret',
  '/api/%252e%252e/secret',
  '/api//evil.example/secret',
  '/api/v1%00/run',
  'http://evil.example/api/v1/run',
])('refuses %s', (target) => {
  expect(staysUnderApi(target)).toBe(false);
});
