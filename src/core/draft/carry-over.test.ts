import { describe, expect, it } from 'vitest';

import { carryOptions, carryOver } from './carry-over.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { toDraftParameter } from './draft-parameter.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { aParameter } from '#test/a-parameter.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import type { Entry } from '#core/form/entry.ts';
import { ISO_DATES, type Parameter } from '#core/form/parameter.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';

describe('carryOver', () => {
  it('keeps what fits as it was typed, gives what is new its default, and moves what does not fit beside the form', () => {
    const typedLimit: Entry = { kind: 'text', text: '1e3' };
    const carried = carryOver(
      {
        parameters: [
          aParameter({ name: 'limit' }),
          aParameter({ name: 'left_empty' }),
          // As older builds stored them: without a title.
          { name: 'old_list', type: 'array', editor: 'stringList', dateFormat: ISO_DATES },
          aParameter({ name: 'old_number', title: 'Old number', type: 'integer', editor: 'number' }),
          { name: 'old_words', type: 'integer', editor: 'number', dateFormat: ISO_DATES },
          { name: 'old_value', type: 'boolean', editor: 'switch', dateFormat: ISO_DATES },
        ],
        values: {
          entries: new Map<string, Entry>([
            ['limit', typedLimit],
            ['old_list', { kind: 'rows', rows: rowsOf(['a', 'b']) }],
            ['old_number', { kind: 'text', text: '10' }],
            ['old_words', { kind: 'text', text: 'ten or so' }],
            ['old_value', { kind: 'value', value: false }],
          ]),
          extras: new Map([['own', 1]]),
        },
      },
      [
        aParameter({ name: 'limit', default: 'x' }),
        aParameter({ name: 'left_empty', default: 'x' }),
        aParameter({ name: 'new' }),
        aParameter({ name: 'new_default', default: 'x' }),
      ],
    );
    expect(carried).toEqual({
      values: {
        entries: new Map<string, Entry>([
          ['limit', typedLimit],
          ['new_default', { kind: 'value', value: 'x' }],
        ]),
        extras: new Map<string, unknown>([
          ['own', 1],
          ['old_list', ['a', 'b']],
          ['old_number', 10],
          ['old_words', 'ten or so'],
          ['old_value', false],
        ]),
      },
      changes: { gone: ['old_list', 'Old number', 'old_words', 'old_value'], renewed: [], unfit: [] },
    });
  });

  it.each([
    ['code', aParameter({ editor: 'json' }), 'true', 'true'],
    ['code', aParameter({ editor: 'json' }), '123', '123'],
    [
      'a year',
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'YYYY', sent: 'YYYY' } }),
      '2024',
      '2024',
    ],
    [
      'a date',
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' } }),
      '05/06/2024',
      '2024-06-05',
    ],
    ['JSON', aParameter({ type: 'object', editor: 'json' }), '{"a":[1]}', { a: [1] }],
  ])('moves %s beside the form as that would have sent it', (_, before, text, sent) => {
    expect(
      carryOver(
        {
          parameters: [before],
          values: { entries: new Map<string, Entry>([['field', { kind: 'text', text }]]), extras: new Map() },
        },
        [],
      ).values.extras,
    ).toEqual(new Map([['field', sent]]));
  });

  it.each<[string, Parameter, Entry, Parameter, Entry]>([
    [
      'a typed date in the present format',
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' } }),
      { kind: 'text', text: '05/06/2024' },
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'MM/DD/YYYY', sent: 'YYYY-MM-DD' } }),
      { kind: 'text', text: '06/05/2024' },
    ],
    [
      'a date typed with one digit for its day in the present format',
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' } }),
      { kind: 'text', text: '5/6/2024' },
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'MM/DD/YYYY', sent: 'YYYY-MM-DD' } }),
      { kind: 'text', text: '06/05/2024' },
    ],
    [
      'a given date in the present format',
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' } }),
      { kind: 'value', value: '2024-06-05' },
      aParameter({ editor: 'datepicker', dateFormat: { shown: 'YYYY-MM-DD', sent: 'DD.MM.YYYY' } }),
      { kind: 'value', value: '05.06.2024' },
    ],
    [
      'text as the number that the field now wants',
      aParameter(),
      { kind: 'value', value: '10' },
      aParameter({ type: 'integer', editor: 'number' }),
      { kind: 'text', text: '10' },
    ],
    [
      'text that came in place of a number as it is, where a number is wanted as before',
      aParameter({ type: 'number', editor: 'number' }),
      { kind: 'value', value: '10' },
      aParameter({ type: 'number', editor: 'number', maximum: 50 }),
      { kind: 'value', value: '10' },
    ],
    [
      'text that is still text',
      aParameter(),
      { kind: 'value', value: 'true' },
      aParameter({ editor: 'textarea' }),
      { kind: 'value', value: 'true' },
    ],
    [
      'a number that is now text, as it was typed',
      aParameter({ type: 'integer', editor: 'number' }),
      { kind: 'text', text: '007' },
      aParameter(),
      { kind: 'text', text: '007' },
    ],
    [
      'JSON that is now a list',
      aParameter({ type: 'array', editor: 'json' }),
      { kind: 'text', text: '["a", "b"]' },
      aParameter({ type: 'array', editor: 'stringList' }),
      { kind: 'rows', rows: rowsOf(['a', 'b']) },
    ],
    [
      'a list that is now JSON, without its unfilled rows',
      aParameter({ type: 'array', editor: 'stringList' }),
      { kind: 'rows', rows: rowsOf(['a', null]) },
      aParameter({ type: 'array', editor: 'json' }),
      { kind: 'text', text: '[\n  "a"\n]' },
    ],
    [
      'a number that is now chosen',
      aParameter({ type: 'integer', editor: 'number' }),
      { kind: 'text', text: '10' },
      aParameter({ type: 'integer', editor: 'select', options: [{ label: 'Ten', value: 10 }] }),
      { kind: 'value', value: 10 },
    ],
  ])('carries %s', (_, before, held, parameter, carried) => {
    const { entries } = carryOver(
      { parameters: [before], values: { entries: new Map([['field', held]]), extras: new Map() } },
      [parameter],
    ).values;
    expect(entries).toEqual(new Map([['field', carried]]));
  });

  it('gives a new field what was kept beside the form under its name', () => {
    const limit = aParameter({ name: 'limit', type: 'integer', editor: 'number', default: 5 });
    const { values } = carryOver(
      {
        parameters: [],
        values: {
          entries: new Map(),
          extras: new Map<string, Json>([
            ['limit', 99],
            ['own', 1],
          ]),
        },
      },
      [limit],
    );
    expect(buildCustom([limit], values).custom).toEqual({ limit: 99, own: 1 });
    expect([...values.extras.keys()]).toEqual(['own']);
  });

  it('keeps of a list whose field is gone only the rows that were filled', () => {
    const list = aParameter({ name: 'list', type: 'array', editor: 'stringList' });
    const entries = new Map<string, Entry>([['list', { kind: 'rows', rows: rowsOf(['a', null]) }]]);
    const { values } = carryOver({ parameters: [list], values: { entries, extras: new Map() } }, []);
    expect(values.extras).toEqual(new Map([['list', ['a']]]));
  });

  describe('to a version with other defaults', () => {
    const before = [
      aParameter({ name: 'limit', title: 'Limit', type: 'integer', editor: 'number', default: 10 }),
      aParameter({ name: 'city', title: 'City', default: 'Oslo' }),
      aParameter({ name: 'note', title: 'Note' }),
      aParameter({ name: 'typed', title: 'Typed', default: 'a' }),
      aParameter({ name: 'same', title: 'Same', type: 'integer', editor: 'number', default: 1_000 }),
    ];
    const now = [
      aParameter({ name: 'limit', title: 'Limit', type: 'integer', editor: 'number', default: 20 }),
      aParameter({ name: 'city', title: 'City' }),
      aParameter({ name: 'note', title: 'Note', default: 'new' }),
      aParameter({ name: 'typed', title: 'Typed', default: 'b' }),
      aParameter({ name: 'same', title: 'Same', type: 'integer', editor: 'number', default: 1_000 }),
    ];
    const entries = new Map(defaultValues(before).entries)
      .set('typed', { kind: 'value', value: 'mine' })
      .set('same', { kind: 'text', text: '1e3' });
    const values = { entries, extras: new Map<string, Json>() };
    const stored = before.map((parameter) => toDraftParameter(parameter, entries.get(parameter.name)));

    it('gives them to the fields that nobody touched, and says so', () => {
      const carried = carryOver({ parameters: stored, values }, now);
      expect(buildCustom(now, carried.values).custom).toEqual({
        limit: 20,
        note: 'new',
        typed: 'mine',
        same: 1_000,
      });
      expect(carried.values.entries.get('same')).toEqual({ kind: 'text', text: '1e3' });
      expect(carried.changes).toEqual({ gone: [], renewed: ['Limit', 'City', 'Note'], unfit: [] });
    });

    it('keeps the old ones in a draft that does not say what was touched', () => {
      const old = before.map(({ name, type, editor, dateFormat }) => ({ name, type, editor, dateFormat }));
      const carried = carryOver({ parameters: old, values }, now);
      expect(buildCustom(now, carried.values).custom).toEqual({
        limit: 10,
        city: 'Oslo',
        typed: 'mine',
        same: 1_000,
      });
      expect(carried.changes.renewed).toEqual([]);
    });
  });

  it.each<[string, Partial<Parameter>, Entry, Partial<Parameter>]>([
    [
      'out of bounds',
      { type: 'integer', editor: 'number' },
      { kind: 'text', text: '99' },
      { type: 'integer', editor: 'number', maximum: 50 },
    ],
    ['of another type', {}, { kind: 'value', value: 'ten' }, { type: 'integer', editor: 'number' }],
    [
      'not among the options',
      {},
      { kind: 'value', value: 'xl' },
      { editor: 'select', options: [{ label: 'S', value: 's' }] },
    ],
    [
      'text where a list is wanted',
      {},
      { kind: 'value', value: 'a' },
      { type: 'array', editor: 'stringList' },
    ],
  ])('names what no longer fits by its title: %s', (_, before, entry, now) => {
    const old = aParameter(before);
    const values = { entries: new Map([['field', entry]]), extras: new Map<string, Json>() };
    const stored = { parameters: [toDraftParameter(old, entry)], values };
    const unfit = (parameter: Parameter) => carryOver(stored, [parameter]).changes.unfit;
    expect(unfit(aParameter({ ...now, title: 'New title' }))).toEqual(['New title']);
    expect(unfit(old)).toEqual([]);
  });

  it('does not say of what was wrong before that it no longer fits', () => {
    const limit = aParameter({ type: 'integer', editor: 'number' });
    const entry: Entry = { kind: 'text', text: 'ten' };
    const values = { entries: new Map([['field', entry]]), extras: new Map<string, Json>() };
    const { changes } = carryOver({ parameters: [toDraftParameter(limit, entry)], values }, [limit]);
    expect(changes.unfit).toEqual([]);
  });

  describe('to a list with items of another shape', () => {
    const aList = (itemShape: Parameter['itemShape']) =>
      aParameter({ title: 'URLs', type: 'array', editor: 'stringList', itemShape });
    const carry = (from: Parameter, items: readonly Json[], to: Parameter) => {
      const entry: Entry = { kind: 'rows', rows: rowsOf(items) };
      const values = { entries: new Map([['field', entry]]), extras: new Map<string, Json>() };
      const carried = carryOver({ parameters: [toDraftParameter(from, entry)], values }, [to]);
      const after = carried.values.entries.get('field');
      return {
        items: after?.kind === 'rows' ? after.rows.chunks.flat() : after,
        unfit: carried.changes.unfit,
      };
    };
    const text = aList({ kind: 'text' });
    const url = aList({ kind: 'object', key: 'url' });
    const key = aList({ kind: 'object', key: 'key' });

    it.each<[Parameter, readonly Json[], Parameter, readonly Json[]]>([
      [text, ['a', null, 'b'], url, [{ url: 'a' }, null, { url: 'b' }]],
      [url, [{ url: 'a' }], text, ['a']],
      [url, [{ url: 'a' }], key, [{ key: 'a' }]],
    ])('makes the items anew where nothing is lost', (from, items, to, made) => {
      expect(carry(from, items, to)).toEqual({ items: made, unfit: [] });
    });

    it('leaves all of them where one holds more, and says so', () => {
      const items = [{ url: 'a' }, { url: 'b', method: 'POST' }];
      expect(carry(url, items, text)).toEqual({ items, unfit: ['URLs'] });
    });

    it('leaves items alone that a person made so in the same version', () => {
      expect(carry(text, [{ url: 'a' }], text)).toEqual({ items: [{ url: 'a' }], unfit: [] });
    });
  });
});

it('does not loosen a limit of what a run may spend that stood as the Worker had it, and takes a stricter one', () => {
  const before = toOptionsDraft(defaultOptions(aDescriptor()));
  const usual = ['maxCharge', 'maxTraffic', 'timeout'] as const;
  const carried = (stood: Partial<OptionsDraft>, now: Partial<OptionsDraft>) =>
    carryOptions({ options: { ...before, ...stood }, usual }, { ...before, ...now }, {});
  for (const maxCharge of ['0', '50'])
    expect(carried({ maxCharge: '5' }, { maxCharge })).toMatchObject({
      options: { maxCharge: '5' },
      changed: [],
    });
  for (const maxCharge of ['0', '50'])
    expect(carried({ maxCharge }, { maxCharge: '5' })).toMatchObject({
      options: { maxCharge: '5' },
      changed: [{ name: 'maxCharge', from: maxCharge, to: '5' }],
    });
  expect(carried({ maxTraffic: '100' }, { maxTraffic: '0', timeout: '9000' })).toMatchObject({
    options: { maxTraffic: '100', timeout: '9000' },
    changed: [{ name: 'timeout', from: before.timeout, to: '9000' }],
  });
});
