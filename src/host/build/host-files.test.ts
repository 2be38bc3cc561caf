import { expect, it } from 'vitest';
import { pageHeaders } from '../serve/answer-headers.ts';
import { hostFiles } from './host-files.ts';

it('gives each screen the page, and says what the page’s own policy says', () => {
  const apiOrigin = 'https://api.example.com';
  const page = '<script src="/console/start.js" data-compose="/console/assets/form.js">';
  expect(hostFiles({ base: '/console/', apiOrigin }, page)).toEqual({
    _redirects:
      '/console/workers/* /console/ 200\n/console/runs /console/ 200\n/console/runs/compare /console/ 200\n/console/runs/* /console/ 200\n/console/batches /console/ 200\n/console/batches/* /console/ 200\n/console/collections /console/ 200\n/console/collections/new /console/ 200\n/console/collections/* /console/ 200\n/console/tasks/* /console/ 200\n/console/spend /console/ 200\n/console/connection /console/ 200\n',
    _headers: [
      '/console/*',
      ...Object.entries(pageHeaders(apiOrigin)).map(([name, value]) => `  ${name}: ${value}`),
      '/console/assets/*',
      '  Cache-Control: public, max-age=31536000, immutable',
      '/console/workers/*',
      '  Link: </console/start.js>; rel=preload; as=script, </console/assets/form.js>; rel=modulepreload; crossorigin',
      '',
    ].join('\n'),
    '404.html': page,
  });
});
