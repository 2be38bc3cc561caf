import { expect, it } from 'vitest';

import { valueBefore } from './value-before.ts';

const BEFORE = new Map(['title', 'phone', 'email_1', 'email_2', 'hours'].map((key) => [key, `old:${key}`]));

it('tells what has changed, what was empty, and nothing of what is the same', () => {
  const row = { title: 'b', 'old:title': 'a', phone: '1', 'old:phone': null, email_1: 'x' };
  expect(['title', 'phone', 'email_1', 'other'].map((key) => valueBefore(row, key, BEFORE))).toEqual([
    'a',
    null,
    undefined,
    undefined,
  ]);
  expect(valueBefore(row, 'title', undefined)).toBeUndefined();
});

it('tells of a family all that it held before, where one of its members has changed', () => {
  const row = { email_1: 'a', email_2: 'c', 'old:email_2': 'b' };
  expect(valueBefore(row, 'email_*', BEFORE)).toEqual(['a', 'b']);
  expect(valueBefore({ email_1: 'a', 'old:email_1': null }, 'email_*', BEFORE)).toBeNull();
  expect(valueBefore({ email_1: 'a', email_2: 'b' }, 'email_*', BEFORE)).toBeUndefined();
});

it('tells of a part of a split column whether that part has changed', () => {
  const row = { hours: { mon: '9', tue: '8' }, 'old:hours': { mon: '9', wed: '7' } };
  expect(['hours/mon', 'hours/tue', 'hours/wed'].map((key) => valueBefore(row, key, BEFORE))).toEqual([
    undefined,
    null,
    '7',
  ]);
});
