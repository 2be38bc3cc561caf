import { describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import { splitColumns, valueAt } from '../values/value-at.ts';
import { type ColumnKind, columnJudge } from './column-facts.ts';
import { familyOf, foldFamilies, memberLabel } from '../values/families.ts';

const columnsOf = (...keys: readonly string[]) =>
  keys.map((key) => ({ key, label: key.replaceAll('_', ' ') }));
const judged = (key: string, values: readonly Json[]) => {
  const judge = columnJudge(key);
  for (const value of values) judge.take({ [key]: value });
  return judge.facts();
};

describe('families', () => {
  it('are columns whose names differ by a number, shown as one in the place of the first', () => {
    const columns = columnsOf('title', 'email_1', 'email_1_status', 'email_2', 'email_2_status', 'phone_2');
    expect(foldFamilies(columns, new Set())).toEqual([
      { key: 'title', label: 'title' },
      { key: 'email_*', label: 'email 1–2' },
      { key: 'email_*_status', label: 'email 1–2 status' },
      { key: 'phone_2', label: 'phone 2' },
    ]);
    expect(foldFamilies(columns, new Set(['email_*', 'email_*_status']))).toBe(columns);
  });

  it.each([
    ['Email 1–4 status', 'email_3_status', 'Email 3 status'],
    ['Stars 1–5', 'rating_5_count', 'Stars 5'],
  ])('of %s call %s %s', (family, key, label) => expect(memberLabel(family, key)).toBe(label));

  it.each([
    ['rating_5_count', 'rating_*_count'],
    ['images/0/title', 'images/*/title'],
    ['mp3', undefined],
    ['address2', undefined],
    ['year_2024', undefined],
    ['image_01', undefined],
  ])('of %s is %s', (key, family) => expect(familyOf(key)).toBe(family));

  it('hold what is there of their members, and are lost to no column of the same name', () => {
    expect(valueAt({ email_1: 'a', email_2: null, email_3: 'c' }, 'email_*')).toEqual(['a', 'c']);
    expect(valueAt({ email_1: null }, 'email_*')).toBeUndefined();
    expect(valueAt({ 'email_*': 'own', email_1: 'a' }, 'email_*')).toBe('own');
  });
});

describe('a column', () => {
  it.each<[string, readonly Json[], ColumnKind]>([
    ['rating', [4.5, null, '4'], 'number'],
    ['cid', ['12345678901234567890'], 'text'],
    ['place_id', [1, 2], 'text'],
    ['zip', ['10001'], 'text'],
    ['year', [2024, '2025'], 'text'],
    ['cost_per_year', [2024, 120], 'number'],
    ['views_per_year', [1_500], 'number'],
    ['phone_calls', ['12'], 'number'],
    ['longitude', ['-73.98765432109876', '.5', '1e-05', 'NA', ...Array<string>(30).fill('1')], 'number'],
    ['closed', [true, false], 'boolean'],
    ['scraped_at', ['2026-07-15 07:57:23'], 'date'],
    ['status', ['Open 24 hours'], 'text'],
    ['link', ['https://a.example/1'], 'link'],
    ['tags', [['a'], []], 'list'],
    ['hours', [{ monday: '9' }], 'nested'],
    ['location', [{ lat: 1, lng: 2 }], 'place'],
    ['location', ['52.5, 13.4'], 'place'],
    ['nothing', [null, ''], 'empty'],
    ['all_emails', ['info@a.com, rebate@b.com', 'info@c.com'], 'list'],
    ['all_categories', ['Bar', 'Bar, Bakery', 'Coffee shop, Bakery'], 'list'],
    [
      'address',
      [
        '93 Example St, Brooklyn',
        '7 Sample Ave, Suite 5, Brooklyn',
        '8 Test Sq, Queens',
        '9 Test Sq, Queens',
      ],
      'text',
    ],
    ['title', ['Slice, the', 'Oven'], 'text'],
  ])('%s with %j is told to be of kind %3$s', (key, values, kind) => {
    expect(judged(key, values)).toMatchObject({ kind, rows: values.length });
  });

  it('of lists that are texts is split into their items', () => {
    const rows = [{ all_emails: 'a@b.c, d@e.f' }, { all_emails: 'g@h.i' }];
    const split = splitColumns(columnsOf('all_emails'), new Set(['all_emails']), rows);
    expect(split.map(({ key }) => key)).toEqual(['all_emails/0', 'all_emails/1']);
    expect(rows.map((row) => split.map(({ key }) => valueAt(row, key)))).toEqual([
      ['a@b.c', 'd@e.f'],
      ['g@h.i', undefined],
    ]);
  });
});
