import { expect, it } from 'vitest';
import { refusalOf } from './passed-on.ts';

it.each([
  '/api/scraper?slug=coreclaw/google-maps-scraper',
  '/api/scraper?slug=..%2F..;',
  '/api/v1/run/detail',
  '/api/v2/workers/coreclaw~google-maps-scraper/runs',
  '/api/v2/workers/..hidden/',
])('lets %s pass', (target) => {
  expect(refusalOf('GET', target)).toBeUndefined();
});

it.each([
  '/',
  '/api',
  '/api/',
  '/apis/secret',
  '/api/../secret',
  '/api/v1/..',
  '/api/./v1',
  '/api/.../v1',
  '/api/%2e%2e/secret',
  '/api/.%2E/secret',
  '/api/..%2fsecret',
  '/api/..%5csecret',
  '/api/..\\secret',
  '/api/%252e%252e/secret',
  '/api/..;/secret',
  '/api/..;x=1/secret',
  '/api/..%3b/secret',
  '/api/.;/secret',
  '/api/;/../secret',
  '/api/v1;/../secret',
  '/api/..%20/secret',
  '/api/..%09/secret',
  '/api/%c0%ae%c0%ae/secret',
  '/api/%uff0e%uff0e/secret',
  '/api/\u{ff0e}\u{ff0e}/secret',
  '/api//evil.example/secret',
  '/api/v1//',
  '/api/v1%00/run',
  '/api/v1\n/run',
  'http://evil.example/api/v1/run',
  '/api/v1/run#/../secret',
])('refuses %j', (target) => {
  expect(refusalOf('GET', target)).toBe('path');
});

it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', undefined])(
  'refuses the method %s',
  (method) => {
    expect(refusalOf(method, '/api/v1/run/detail')).toBe('method');
  },
);

it.each([
  ['PUT', '/api/v2/worker-tasks/01KPD6M5YQADCQKGVKPDZVYC63'],
  ['PUT', '/api/v2/worker-tasks/01KPD6M5YQADCQKGVKPDZVYC63/input'],
  ['PUT', '/api/v2/worker-tasks/a?b=/../c'],
  ['DELETE', '/api/v2/worker-tasks/01KPD6M5YQADCQKGVKPDZVYC63'],
])('lets a task be changed by %s %s', (method, target) => {
  expect(refusalOf(method, target)).toBeUndefined();
});

it.each([
  ['PUT', '/api/v2/worker-tasks'],
  ['PUT', '/api/v2/worker-tasks/'],
  ['PUT', '/api/v2/worker-tasks/a/'],
  ['PUT', '/api/v2/worker-tasks/a/runs'],
  ['PUT', '/api/v2/worker-tasks/a/input/b'],
  ['PUT', '/api/v1/worker-tasks/a'],
  ['PUT', '/api/v2/workers/a/worker-tasks/a'],
  ['DELETE', '/api/v2/worker-tasks'],
  ['DELETE', '/api/v2/worker-tasks/a/input'],
  ['PATCH', '/api/v2/worker-tasks/a'],
  ['put', '/api/v2/worker-tasks/a'],
])('refuses %s %s', (method, target) => {
  expect(refusalOf(method, target)).toBe('method');
});

it.each(['/api/v2/worker-tasks/..', '/api/v2/worker-tasks/../input', '/api/v2/worker-tasks//input'])(
  'refuses a PUT under %s by its path',
  (target) => {
    expect(refusalOf('PUT', target)).toBe('path');
  },
);
