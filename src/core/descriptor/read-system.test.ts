import { expect, it } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';

import { readNamedSystem } from './read-system.ts';

it.each<[string, JsonObject, object]>([
  ['nothing', {}, {}],
  ['a region', { proxy_region: ' us ' }, { proxyRegion: 'US' }],
  ['no region', { proxy_region: '' }, { proxyRegion: '' }],
  ['a limit of none', { max_total_charge: 0 }, { maxCharge: 0 }],
  ['memory by its older name, in a size that is on offer', { memory_bytes: 700 }, { memory: 1024 }],
  ['what cannot be read', { memory: 'much', max_total_charge: -1, cpus: null, proxy_region: 'Mars' }, {}],
])('takes of an input that names %s no option more', (_, input, named) => {
  expect(readNamedSystem(input)).toEqual(named);
});
