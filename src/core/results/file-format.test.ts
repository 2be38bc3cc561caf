import { expect, it } from 'vitest';

import { fileName } from './file-format.ts';

it.each([
  ['coreclaw/google-maps-scraper', '01KS', 'coreclaw-google-maps-scraper-01KS.csv'],
  ['../../etc/passwd', 'a\\b:c', 'etc-passwd-a-b-c.csv'],
  ['', '', 'results.csv'],
  ['地图', '1', '地图-1.csv'],
])('a file of the results of %s, %s is called %s', (worker, run, name) => {
  expect(fileName({ worker, run }, 'csv')).toBe(name);
});
