import { describe, expect, it } from 'vitest';

import { readDecimal } from './decimal.ts';
import { readUsd } from './read-usd.ts';

describe('a sum of money that a person types', () => {
  it.each(['3', '0.0014', '.5', ' 2.40 ', '1.', '10.'])('is read from %j', (text) => {
    expect(readUsd(text)).toEqual(readDecimal(text.trim()));
  });

  it.each([
    '',
    '0',
    '0.000',
    '-1',
    '+5',
    '1,5',
    '$3',
    '1e3',
    '1e-7',
    '٣',
    '3 USD',
    '9'.repeat(16),
    '9'.repeat(21),
  ])('is not read from %j', (text) => {
    expect(readUsd(text)).toBeUndefined();
  });
});
