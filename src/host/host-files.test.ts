import { expect, it } from 'vitest';
import { pageHeaders } from './answer-headers.ts';
import { hostFiles } from './host-files.ts';

it('gives each screen the page, and says what the page’s own policy says', () => {
  const apiOrigin = 'https://api.example.com';
  expect(hostFiles({ base: '/console/', apiOrigin }, '<!doctype html>')).toEqual({
    _redirects:
      '/console/workers/* /console/ 200\n/console/runs /console/ 200\n/console/runs/* /console/ 200\n/console/connection /console/ 200\n',
    _headers: [
      '/console/*',
      ...Object.entries(pageHeaders(apiOrigin)).map(([name, value]) => `  ${name}: ${value}`),
      '/console/assets/*',
      '  Cache-Control: public, max-age=31536000, immutable',
      '',
    ].join('\n'),
    '404.html': '<!doctype html>',
  });
});
