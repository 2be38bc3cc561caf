import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { equalJson } from '#core/json/compare.ts';
import { isJson, type Json, type JsonObject } from '#core/json/json.ts';
import { aForm } from '#test/a-form.ts';
import { aParameter } from '#test/a-parameter.ts';
import { buildCustom, valuesFromCustom } from './build-custom.ts';
import { defaultValues } from './default-values.ts';
import type { Entry, FormValues } from './entry.ts';
import type { Editor, Parameter, ParameterType } from './parameter.ts';
import { rowsOf } from './rows.ts';

describe('buildCustom', () => {
  it('puts the parameters in the order of the form, then what the form does not name', () => {
    const parameters = [aParameter({ name: 'b' }), aParameter({ name: 'a' }), aParameter({ name: 'c' })];
    const values = aForm(
      { a: { kind: 'value', value: '1' }, b: { kind: 'value', value: '2' } },
      { z: [null], y: 1 },
    );
    const { custom, problems } = buildCustom(parameters, values);
    expect(Object.entries(custom)).toEqual([
      ['b', '2'],
      ['a', '1'],
      ['z', [null]],
      ['y', 1],
    ]);
    expect(problems).toEqual(new Map());
  });

  it('leaves out what is wrong, and says so', () => {
    const parameters = [
      aParameter({ name: 'n', type: 'integer', editor: 'number' }),
      aParameter({ name: 'r', required: true }),
    ];
    const { custom, problems } = buildCustom(parameters, aForm({ n: { kind: 'text', text: '1.5' } }));
    expect(custom).toEqual({});
    expect(problems).toEqual(
      new Map([
        ['n', { first: [{ problem: { kind: 'notWhole', below: 1, above: 2 } }], count: 1 }],
        ['r', { first: [{ problem: { kind: 'required' } }], count: 1 }],
      ]),
    );
  });

  it('holds hostile names as plain keys', () => {
    const parameters = ['__proto__', 'constructor', 'a.b[0]'].map((name) => aParameter({ name }));
    const values = valuesFromCustom(
      parameters,
      JSON.parse('{"__proto__": "x", "constructor": "y", "a.b[0]": "z"}') as JsonObject,
    );
    expect(JSON.stringify(buildCustom(parameters, values).custom)).toBe(
      '{"__proto__":"x","constructor":"y","a.b[0]":"z"}',
    );
  });

  it('does not let a leftover key shadow a parameter', () => {
    const parameters = [aParameter({ name: 'a' })];
    expect(buildCustom(parameters, aForm({}, { a: 1 })).custom).toEqual({});
  });

  it('sends exactly the defaults of an untouched form', () => {
    const { parameters } = readDescriptor({
      properties: [
        { name: 'terms', type: 'array', editor: 'stringList', default: [{ string: 'cafe' }, { string: '' }] },
        {
          name: 'urls',
          type: 'array',
          editor: 'requestList',
          default: [{ url: 'https://a.example', depth: 2 }],
        },
        {
          name: 'sources',
          type: 'array',
          editor: 'requestListSource',
          default: [{ url: 'u', n: '10', more: [] }],
          param_list: [{ param: 'url' }, { param: 'n', type: 'integer' }],
        },
        { name: 'code', type: 'string', editor: 'textarea', default: 'a\r\nb' },
        { name: 'empty', type: 'string', editor: 'input', default: '' },
        { name: 'none', type: 'array', editor: 'stringList', default: [] },
        { name: 'sort', type: 'string', editor: 'select', options: ['a'], default: 'z' },
        { name: 'json', type: 'object', editor: 'json', default: { a: { b: [1, null] } } },
        { name: 'text', type: 'string', editor: 'json', default: '{"raw": 1' },
        { name: 'limit', type: 'integer', editor: 'number', default: 0 },
        { name: 'on', type: 'boolean', editor: 'switch', default: false },
        {
          name: 'since',
          type: 'string',
          editor: 'datepicker',
          format: 'DD/MM/YYYY',
          valueFormat: 'YYYY-MM-DD',
          default: '2024-12-31',
        },
        { name: 'left', type: 'string', editor: 'input', default: null },
      ],
    });
    expect(buildCustom(parameters, defaultValues(parameters))).toEqual({
      problems: new Map(),
      custom: Object.fromEntries(
        parameters.flatMap((parameter) =>
          parameter.default === undefined ? [] : [[parameter.name, parameter.default]],
        ),
      ),
    });
  });
});

const EDITORS_OF: Record<ParameterType, Editor[]> = {
  string: ['input', 'textarea', 'json'],
  integer: ['number', 'input', 'json'],
  number: ['number', 'json'],
  boolean: ['switch', 'json'],
  array: ['stringList', 'requestListSource', 'json'],
  object: ['json'],
};
const exactNumber = fc.oneof(fc.maxSafeInteger(), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const { json: exactJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    exactNumber,
    fc.array(tie('json')),
    fc.dictionary(fc.string(), tie('json')),
  ),
}));
const row = fc.dictionary(fc.string(), exactJson);
const VALUE_OF: Record<ParameterType, fc.Arbitrary<Json>> = {
  string: fc.string(),
  integer: fc.maxSafeInteger(),
  number: exactNumber,
  boolean: fc.boolean(),
  array: fc.array(row),
  object: row,
};
const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('__proto__', 'constructor', 'a.b', '0'));

/** A parameter of any type and editor, and a value of its type. */
const field = fc
  .constantFrom<ParameterType[]>('string', 'integer', 'number', 'boolean', 'array', 'object')
  .chain((type) =>
    fc.record({
      parameter: fc
        .record({ name, editor: fc.constantFrom(...EDITORS_OF[type]) })
        .map((some) => aParameter({ ...some, type })),
      value: VALUE_OF[type],
    }),
  );
const fields = fc.uniqueArray(field, { selector: ({ parameter }) => parameter.name });

describe('form and JSON', () => {
  it('are each other, for any values of the declared types and any other keys', () => {
    fc.assert(
      fc.property(fields, fc.dictionary(name, exactJson), (given, extras) => {
        const parameters: Parameter[] = given.map(({ parameter }) => parameter);
        const custom: JsonObject = {
          ...extras,
          ...Object.fromEntries(given.map(({ parameter, value }) => [parameter.name, value])),
        };
        const built = buildCustom(parameters, valuesFromCustom(parameters, custom));
        expect(built.problems).toEqual(new Map());
        expect(equalJson(built.custom, custom)).toBe(true);
      }),
    );
  });

  it('settle after one way, for any entries whatsoever', () => {
    const entry: fc.Arbitrary<Entry> = fc.oneof(
      exactJson.map((value): Entry => ({ kind: 'value', value })),
      fc.oneof(fc.string(), fc.json()).map((text): Entry => ({ kind: 'text', text })),
      fc.array(exactJson).map((items): Entry => ({ kind: 'rows', rows: rowsOf(items) })),
    );
    fc.assert(
      fc.property(fields, fc.array(entry), (given, entries) => {
        const parameters = given.map(({ parameter }) => parameter);
        const values: FormValues = {
          entries: new Map(
            parameters
              .slice(0, entries.length)
              .map((parameter, index) => [parameter.name, entries[index] ?? { kind: 'text', text: '' }]),
          ),
          extras: new Map(),
        };
        const { custom } = buildCustom(parameters, values);
        expect(isJson(custom)).toBe(true);
        expect(equalJson(buildCustom(parameters, valuesFromCustom(parameters, custom)).custom, custom)).toBe(
          true,
        );
      }),
    );
  });
});
