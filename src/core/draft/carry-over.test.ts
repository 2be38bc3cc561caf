import { describe, expect, it } from 'vitest';

import { carryOver } from '#core/draft/carry-over.ts';
import { aParameter } from '#core/form/a-parameter.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

describe('carryOver', () => {
  it('keeps what fits as it was typed, gives what is new its default, and moves what does not fit beside the form', () => {
    const kept: Entry = { kind: 'text', text: '1e3' };
    const carried = carryOver(
      {
        parameters: [
          aParameter({ name: 'limit' }),
          aParameter({ name: 'left_empty' }),
          aParameter({ name: 'old_list', type: 'array', editor: 'stringList' }),
          aParameter({ name: 'old_number', type: 'integer', editor: 'number' }),
          aParameter({ name: 'old_words', type: 'integer', editor: 'number' }),
          aParameter({ name: 'old_value', type: 'boolean', editor: 'switch' }),
        ],
        values: {
          entries: new Map<string, Entry>([
            ['limit', kept],
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
          ['limit', kept],
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
      leftOver: ['old_list', 'old_number', 'old_words', 'old_value'],
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
});
