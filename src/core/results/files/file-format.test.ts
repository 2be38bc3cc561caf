import { expect, it } from 'vitest';

import { fileName, workerOfFile } from './file-format.ts';

const at = new Date(2026, 10, 5, 14, 2).getTime();

it.each([
  [
    { worker: 'coreclaw/google-maps-scraper', of: '8XMCR6B9', at },
    'coreclaw-google-maps-scraper_8XMCR6B9_2026-11-05.csv',
  ],
  [{ worker: '地图 · Maps', of: 'Pizza, Brooklyn', at }, '地图-Maps_Pizza-Brooklyn_2026-11-05.csv'],
  [{ worker: '../..', of: '', at: undefined }, 'results.csv'],
  [
    { worker: 'x'.repeat(300), of: 'y'.repeat(300), at },
    `${'x'.repeat(80)}_${'y'.repeat(40)}_2026-11-05.csv`,
  ],
])('a file of %j is called %s', (parts, name) => {
  expect(fileName(parts, 'csv')).toBe(name);
});

it.each([
  ['coreclaw/google-maps-scraper', 'Google Maps', 'coreclaw/google-maps-scraper'],
  ['01KPD6M5YQADCQKGVKPDZVYC63', 'Google Maps', 'Google Maps'],
  ['01KPD6M5YQADCQKGVKPDZVYC63', '', '01KPD6M5YQADCQKGVKPDZVYC63'],
  ['', 'Google Maps', 'Google Maps'],
])('a file of the Worker %j with the title %j is named by %j', (workerSlug, workerTitle, name) => {
  expect(workerOfFile({ workerSlug, workerTitle })).toBe(name);
});
