import { expect, it } from 'vitest';

import { ok } from '#core/result.ts';
import { readNumberText } from './read-number-text.ts';

const DIGITS = '7'.repeat(1_000_000);
const ZEROS = '0'.repeat(1_000_000);

it.each([
  ['digits before a letter', `${DIGITS}x`, 'notANumber'],
  ['digits before a second point', `${DIGITS}.${DIGITS}.`, 'notANumber'],
  ['digits', DIGITS, 'notExact'],
  ['digits before a comma', `${DIGITS},`, 'hasCommas'],
  ['a fraction with its digit at the end', `1.${ZEROS}1`, 'notWhole'],
  ['an exponent', `1e${DIGITS}x`, 'notANumber'],
])('gives up at once on a million %s', (_, text, kind) => {
  expect(readNumberText(text, 'integer')).toMatchObject({ ok: false, error: { kind } });
});

it('reads a whole number with a million zeros behind its point', () => {
  expect(readNumberText(`12.${ZEROS}`, 'integer')).toEqual(ok(12));
  expect(readNumberText(`0.${ZEROS}`, 'integer')).toEqual(ok(0));
});
