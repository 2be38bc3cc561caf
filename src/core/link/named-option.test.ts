import { expect, it } from 'vitest';

import { namedOption } from './named-option.ts';

it.each([
  ['system.max_total_charge must be an integer', 'maxCharge'],
  ['max_total_traffic: too much', 'maxTraffic'],
  ['"system.memory" is not offered', 'memory'],
  ['callback_url must be absolute', 'callbackUrl'],
  ['the Worker version is not available', undefined],
  ['not enough memory', undefined],
  ['custom.total_charge is required', undefined],
])('finds the run option in %j', (message, option) => {
  expect(namedOption(message)).toBe(option);
});
