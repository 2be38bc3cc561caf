import fc from 'fast-check';
import { expect, it } from 'vitest';

import { anyWebUrl } from '#test/any-web-url.ts';
import { linkExpiry } from './link-expiry.ts';

const FILE = 'https://files.example.com/run.csv';

it.each([
  ['?X-Amz-Date=20261124T140000Z&X-Amz-Expires=900&X-Amz-Signature=ab', '2026-11-24T14:15:00.000Z'],
  ['?X-Goog-Date=20261124T140000Z&X-Goog-Expires=60', '2026-11-24T14:01:00.000Z'],
  ['?OSSAccessKeyId=k&Expires=1795528800&Signature=ab', '2026-11-24T14:00:00.000Z'],
  ['?expires=1795528800', '2026-11-24T14:00:00.000Z'],
  ['?sv=2024&se=2026-11-24T14%3A00%3A00Z&sig=ab', '2026-11-24T14:00:00.000Z'],
])('an address with %s tells that it works until %s', (query, until) => {
  expect(new Date(linkExpiry(FILE + query) ?? 0).toISOString()).toBe(until);
});

it.each([
  '',
  '?expires=soon',
  '?X-Amz-Date=20261124T140000Z',
  '?X-Amz-Date=now&X-Amz-Expires=60',
  '?X-Amz-Date=20261124T140000Z&X-Amz-Expires=1e300',
  '?se=never',
])('an address with %j does not tell until when it works', (query) => {
  expect(linkExpiry(FILE + query)).toBeUndefined();
});

it('reads any text without an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), anyWebUrl), (text) => {
      expect(linkExpiry(text) ?? 0).not.toBeNaN();
    }),
  );
});
