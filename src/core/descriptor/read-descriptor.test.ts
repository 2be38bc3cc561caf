import { markInexact, parseDigits } from '#core/json/digits.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aColumn } from '#test/a-parameter.ts';
import { formToJson } from '#core/form/custom-json.ts';
import { defaultValues } from '#core/form/default-values.ts';
import {
  type DateFormat,
  type Editor,
  ISO_DATES,
  type Parameter,
  type ParameterType,
} from '#core/form/parameter.ts';
import { isJson, type Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { writeJson } from '#core/json/write.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import type { Remark, Splitting, WorkerDescriptor } from './descriptor.ts';
import { readDescriptor } from './read-descriptor.ts';
import { titleFromName } from './parameter/title-from-name.ts';

const read = (...properties: unknown[]): WorkerDescriptor =>
  readDescriptor({ version: 'v1.0.5', parameters: { system: {}, custom: { properties } } });

/** A property that nothing has to be inferred for, but what `overrides` change. */
const aProperty = (overrides: object = {}) => ({
  name: 'field',
  title: 'Field',
  type: 'string',
  editor: 'input',
  ...overrides,
});

/** The parameter that a single property is read as, and the kinds of what was remarked about it. */
function readOne(overrides: object): Parameter & { remarks: string[] } {
  const { parameters, remarks } = read(withoutUndefined(aProperty(overrides)));
  return { ...parameters[0]!, remarks: remarks.map(({ kind }) => kind) };
}

const withoutUndefined = (object: object): unknown => JSON.parse(JSON.stringify(object));

const names = ({ parameters }: WorkerDescriptor) => parameters.map(({ name }) => name);

describe('readDescriptor', () => {
  it('reads a whole descriptor', () => {
    const data = {
      version: 'v1.0.5',
      readme: '# Places',
      parameters: {
        system: {
          cpus: 0.5,
          memory: 2048,
          execute_limit_time_seconds: 600,
          max_total_charge: 1,
          max_total_traffic: 5,
          proxy_region: 'de',
        },
        custom: {
          description: 'Collects places.',
          b: 'keywords',
          properties: [
            {
              name: 'keywords',
              title: 'Search terms',
              description: 'One per line.',
              type: 'array',
              editor: 'stringList',
              required: true,
              default: [{ string: 'cafe' }],
              sectionCaption: 'What',
              sectionDescription: 'to look for',
            },
            {
              name: 'limit',
              title: 'Limit',
              type: 'integer',
              editor: 'number',
              default: 10,
              minimum: 1,
              maximum: 20,
              placeholder: 'e.g. 5',
            },
          ],
        },
      },
    };
    expect(readDescriptor(data)).toEqual({
      version: 'v1.0.5',
      readme: '# Places',
      description: 'Collects places.',
      system: { cpus: 0.5, memory: 2048, timeout: 600, maxCharge: 1, maxTraffic: 5, proxyRegion: 'DE' },
      splitting: { kind: 'field', field: 'keywords' },
      chargeLimits: [],
      remarks: [],
      parameters: [
        {
          name: 'keywords',
          title: 'Search terms',
          description: 'One per line.',
          type: 'array',
          editor: 'stringList',
          required: true,
          options: [],
          multiple: false,
          default: [{ string: 'cafe' }],
          itemShape: { kind: 'object', key: 'string' },
          columns: [],
          dateFormat: { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' },
          section: { caption: 'What', description: 'to look for' },
        },
        {
          name: 'limit',
          title: 'Limit',
          description: '',
          type: 'integer',
          editor: 'number',
          required: false,
          options: [],
          multiple: false,
          minimum: 1,
          maximum: 20,
          placeholder: 'e.g. 5',
          default: 10,
          itemShape: { kind: 'text' },
          columns: [],
          dateFormat: { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' },
        },
      ],
    } satisfies WorkerDescriptor);
  });

  it('is total: any JSON gives a form with unique names and editors that can give the type', () => {
    const value = fc.jsonValue();
    const property = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record(Object.fromEntries(PROPERTY_KEYS.map((key) => [key, valueUnder(key)])), {
          requiredKeys: [],
        }),
      },
      { weight: 1, arbitrary: value },
    );
    const container = fc.record(
      {
        properties: fc.oneof(fc.array(property), fc.dictionary(fc.string(), property), value),
        b: value,
        concurrency: value,
      },
      { requiredKeys: [] },
    );
    const data = fc.oneof(
      value,
      container,
      fc.record({ parameters: fc.record({ custom: container, system: value }), version: value }),
      fc.record({ input_schema: container }),
    );
    fc.assert(
      fc.property(data, (anything) => {
        const descriptor = readDescriptor(anything);
        expect(new Set(names(descriptor)).size).toBe(descriptor.parameters.length);
        expect(
          descriptor.parameters.filter((parameter) => !EDITORS_OF[parameter.type].includes(parameter.editor)),
        ).toEqual([]);
        expect(descriptor.parameters.filter(({ title }) => title === '')).toEqual([]);
        expect(isJson(descriptor)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    undefined,
    null,
    'text',
    5,
    [],
    {},
    { parameters: null },
    { parameters: { custom: { properties: [] } } },
    Number.NaN,
  ])('says that there are no properties in %j', (data) => {
    expect(readDescriptor(data)).toEqual({
      version: '',
      readme: '',
      description: '',
      system: FALLBACK_SYSTEM,
      parameters: [],
      splitting: { kind: 'none' },
      chargeLimits: [],
      remarks: [{ name: 'properties', kind: 'noProperties' }],
    });
  });

  it('finds the container in each of its places', () => {
    const container = { properties: [aProperty()], b: 'field', description: 'Here' };
    const splitting: Splitting = { kind: 'field', field: 'field' };
    for (const data of [
      { parameters: { custom: container } },
      container,
      { input_schema: container },
      { parameters: container },
    ]) {
      expect(readDescriptor(data)).toMatchObject({
        splitting,
        chargeLimits: [],
        description: 'Here',
        parameters: [{ name: 'field' }],
      });
    }
  });

  it('reads the first place that holds anything where none has properties', () => {
    const said = { input_schema: { description: 'Takes nothing', b: 'urls' } };
    expect(readDescriptor(said)).toMatchObject({
      ...{ description: 'Takes nothing', splitting: { kind: 'field', field: 'urls' }, parameters: [] },
    });
  });

  it('reads properties that are keyed by name', () => {
    const { parameters, remarks } = readDescriptor({
      properties: { b: aProperty({ name: 'other' }), a: aProperty(), c: null },
    });
    expect(parameters.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(remarks).toEqual([{ name: 'properties.c', kind: 'unreadable', detail: 'null' }]);
  });

  it('leaves out what is no property, and says what and where', () => {
    const { parameters, remarks } = read(null, 'text', aProperty(), [1], { title: 'No name' }, 7);
    expect(parameters.map(({ name }) => name)).toEqual(['field']);
    expect(remarks).toEqual<Remark[]>([
      { name: 'properties[0]', kind: 'unreadable', detail: 'null' },
      { name: 'properties[1]', kind: 'unreadable', detail: '"text"' },
      { name: 'properties[3]', kind: 'unreadable', detail: '[ 1 ]' },
      { name: 'properties[4]', kind: 'unreadable', detail: '{ "title": "No name" }' },
      { name: 'properties[5]', kind: 'unreadable', detail: '7' },
    ]);
  });

  it('keeps the first of two properties of one name', () => {
    const { parameters, remarks } = read(aProperty({ title: 'First' }), aProperty({ title: 'Second' }));
    expect(parameters.map(({ title }) => title)).toEqual(['First']);
    expect(remarks).toEqual([{ name: 'field', kind: 'duplicateName' }]);
  });

  it('takes hostile names as they are', () => {
    const hostile = ['__proto__', 'constructor', 'toString', 'two words', 'a.b', 'a[0]', ' ', '😀', '0'];
    expect(names(read(...hostile.map((name) => aProperty({ name }))))).toEqual(hostile);
  });
});

describe('the version', () => {
  it.each([
    ['v1.0.5', 'v1.0.5'],
    [' 1 ', ' 1 '],
    [2, '2'],
    [null, ''],
  ])('%j is kept as %j', (version, expected) => {
    expect(readDescriptor({ version }).version).toBe(expected);
  });
});

describe('system defaults', () => {
  it.each([
    ['max_total_charge', '5 USD', { kind: 'limitUnread', declared: '"5 USD"' }],
    ['max_total_traffic', -1, { kind: 'limitUnread', declared: '-1' }],
    ['memory', 3000, { kind: 'systemUnread', declared: '3000', used: 4096 }],
    ['execute_limit_time_seconds', 'soon', { kind: 'systemUnread', declared: '"soon"', used: 1800 }],
  ])('says of %s: %j that it cannot be used', (name, value, remark) => {
    const custom = { properties: [] };
    const { remarks } = readDescriptor({ version: 'v1', parameters: { system: { [name]: value }, custom } });
    expect(remarks).toContainEqual({ name: `system.${name}`, ...remark });
  });

  const system = (declared: object) => readDescriptor({ parameters: { system: declared } }).system;

  it.each<[string, object, object]>([
    ['falls back where there are none', {}, FALLBACK_SYSTEM],
    ['reads memory_bytes as MB', { memory_bytes: 4096 }, { memory: 4096, cpus: 1 }],
    ['prefers memory', { memory: 1024, memory_bytes: 4096 }, { memory: 1024, cpus: 0.25 }],
    [
      'reads numbers written as text',
      { memory: '2048', cpus: '2', execute_limit_time_seconds: '60' },
      { memory: 2048, cpus: 2, timeout: 60 },
    ],
    ['takes the next size that is offered', { memory: 3000 }, { memory: 4096 }],
    ['takes the largest size where more is asked for', { memory: 99_999 }, { memory: 16384 }],
    ['takes what is too large for MB as bytes', { memory_bytes: 536_870_912 }, { memory: 512 }],
    [
      'drops what cannot be',
      { memory: -1, cpus: 0, max_total_charge: -5, max_total_traffic: 'x', proxy_region: 'Germany' },
      FALLBACK_SYSTEM,
    ],
    [
      'keeps zero as no limit',
      { max_total_charge: 0, max_total_traffic: '0' },
      { maxCharge: 0, maxTraffic: 0 },
    ],
  ])('%s', (_, declared, expected) => {
    expect(system(declared)).toMatchObject(expected);
  });
});

describe('splitting', () => {
  const splitting = (declared: object) => readDescriptor({ properties: [], ...declared }).splitting;

  it.each<[object, Splitting]>([
    [{}, { kind: 'none' }],
    [{ b: '  ' }, { kind: 'none' }],
    [{ b: ' urls ' }, { kind: 'field', field: 'urls' }],
    [
      { b: 'urls', concurrency: { fields: ['', null, ' '] } },
      { kind: 'field', field: 'urls' },
    ],
    [
      { b: 'urls', concurrency: { fields: ['a', 'a', ''] } },
      { kind: 'fields', fields: ['a'], removable: [] },
    ],
    [
      { concurrency: { fields: ['a', 'b'], remove_fields: ['b', 'c', 5] } },
      { kind: 'fields', fields: ['a', 'b'], removable: ['b'] },
    ],
    [{ concurrency: 'a' }, { kind: 'none' }],
  ])('of %j', (declared, expected) => {
    expect(splitting(declared)).toEqual(expected);
  });
});

it('reads the caps on what is charged in advance, and leaves out what is none', () => {
  const limits = [
    { field: 'urls', regex: '/maps/', max: 100 },
    { field: 'urls', max: '500' },
    { field: 'terms', max: 0 },
    // The platform takes only fields that make subtasks by the new rules.
    { field: 'pages', max: 0 },
    ...['urls', null, { field: '', max: 1 }, { field: 'urls', max: 'many' }, { field: 'urls', max: -1 }],
  ];
  const container = { properties: [], concurrency: { fields: ['urls', 'terms'], limits } };
  expect(readDescriptor(container).chargeLimits).toEqual([
    { field: 'urls', pattern: '/maps/', max: 100 },
    { field: 'urls', max: 500 },
    { field: 'terms', max: 0 },
  ]);
  expect(readDescriptor({ properties: [], b: 'urls', concurrency: { limits } }).chargeLimits).toEqual([]);
  expect(readDescriptor({ properties: [], concurrency: { limits: 'all' } }).chargeLimits).toEqual([]);
});

describe('editors and types', () => {
  it.each<[string, ParameterType, object, Editor, boolean]>([
    ['input', 'string', {}, 'input', false],
    ['textfield', 'string', {}, 'input', false],
    ['textarea', 'string', {}, 'textarea', false],
    ['number', 'integer', {}, 'number', false],
    ['radioGroup', 'integer', { options: [{ label: 'One', value: 1 }] }, 'radio', false],
    ['checkboxGroup', 'array', { options: ['a'] }, 'checkbox', false],
    ['checkbox', 'boolean', {}, 'switch', false],
    ['switch', 'boolean', {}, 'switch', false],
    ['datepicker', 'string', {}, 'datepicker', false],
    ['stringlist', 'array', {}, 'stringList', false],
    ['request_list', 'array', {}, 'requestList', false],
    ['requestListSources', 'array', { param_list: [{ param: 'url' }] }, 'requestListSource', false],
    ['json', 'object', {}, 'json', false],
    ['json', 'array', {}, 'json', false],
    ['json', 'string', {}, 'json', false],
    ['input', 'integer', {}, 'input', false],
    ['select', 'array', { options: ['a'], multiple: true }, 'select', false],
    ['input', 'boolean', {}, 'switch', true],
    ['textarea', 'boolean', {}, 'switch', true],
    ['number', 'boolean', {}, 'switch', true],
    ['number', 'string', {}, 'input', true],
    ['textarea', 'array', { default: ['a', 'b'] }, 'stringList', true],
    ['textarea', 'array', { default: [{ a: 1 }] }, 'json', true],
    ['textarea', 'array', {}, 'json', true],
    ['input', 'object', {}, 'json', true],
    ['stringList', 'string', {}, 'input', true],
    ['stringList', 'string', { default: 'a\nb' }, 'textarea', true],
    ['switch', 'string', {}, 'input', true],
    ['switch', 'integer', {}, 'number', true],
    ['select', 'string', {}, 'input', true],
    ['select', 'boolean', { options: ['true', 'false'] }, 'select', false],
    ['select', 'boolean', { options: ['yes', 'no'] }, 'switch', true],
    ['radio', 'array', { options: ['a'] }, 'checkbox', true],
    ['checkbox', 'array', {}, 'stringList', true],
    ['checkbox', 'string', { options: ['a'] }, 'select', true],
    ['requestListSource', 'array', {}, 'requestList', true],
    ['requestListSource', 'array', { default: [{ url: 'u' }] }, 'requestListSource', false],
  ])('%s for %s with %j is drawn as %s', (declared, type, more, editor, unfit) => {
    const parameter = readOne({ editor: declared, type, ...more });
    expect([parameter.type, parameter.editor, parameter.remarks]).toEqual([
      type,
      editor,
      unfit ? ['editorUnfit'] : [],
    ]);
  });

  it.each<[object, Editor]>([
    [{ type: 'string' }, 'input'],
    [{ type: 'string', default: 'a\r\nb' }, 'textarea'],
    [{ type: 'string', enum: ['a'] }, 'select'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'boolean' }, 'switch'],
    [{ type: 'array' }, 'stringList'],
    [{ type: 'array', options: ['a'] }, 'checkbox'],
    [{ type: 'array', param_list: [{ param: 'a' }] }, 'requestListSource'],
    [{ type: 'array', default: [[1]] }, 'json'],
    [{ type: 'object' }, 'json'],
  ])('infers the editor of %j', (overrides, editor) => {
    const missing = readOne({ editor: undefined, ...overrides });
    const unknown = readOne({ editor: 'colorWheel', ...overrides });
    expect([missing.editor, missing.remarks, unknown.editor, unknown.remarks]).toEqual([
      editor,
      ['editorInferred'],
      editor,
      ['editorUnknown'],
    ]);
  });

  it.each<[object, ParameterType]>([
    [{ editor: 'switch' }, 'boolean'],
    [{ editor: 'number' }, 'number'],
    [{ editor: 'number', default: 5 }, 'integer'],
    [{ editor: 'number', default: 0.5 }, 'number'],
    [{ editor: 'stringList' }, 'array'],
    [{ editor: 'json' }, 'object'],
    [{ editor: 'json', default: [] }, 'array'],
    [{ editor: 'checkbox' }, 'boolean'],
    [{ editor: 'checkbox', options: ['a'] }, 'array'],
    [{ editor: 'select', options: [1, 2, ''] }, 'integer'],
    [{ editor: 'select', options: [1, 2.5] }, 'number'],
    [{ editor: 'select', options: ['a', 1] }, 'string'],
    [{ editor: 'select', options: ['a'], multiple: true }, 'array'],
    [{ editor: undefined, default: true }, 'boolean'],
    [{ editor: undefined, default: { a: 1 } }, 'object'],
    [{ editor: undefined }, 'string'],
  ])('infers the type of %j', (overrides, type) => {
    const parameter = readOne({ type: undefined, ...overrides });
    expect([parameter.type, parameter.remarks.includes('typeInferred')]).toEqual([type, true]);
  });

  it('chooses several values at once where the type is an array', () => {
    expect(readOne({ editor: 'select', type: 'array', options: ['a'] }).multiple).toBe(true);
    expect(readOne({ editor: 'select', type: 'string', options: ['a'], multiple: true }).multiple).toBe(
      false,
    );
  });
});

describe('titles', () => {
  it.each([
    ['max_results', 'Max results'],
    ['skipClosed', 'Skip closed'],
    ['startUrls', 'Start URLs'],
    ['placeIDs', 'Place IDs'],
    ['URLList', 'URL list'],
    ['api-key 2', 'API key 2'],
    ['关键词', '关键词'],
    ['__proto__', 'Proto'],
    ['___', '___'],
  ])('of %j is %j', (name, title) => {
    expect(titleFromName(name)).toBe(title);
  });

  it('are inferred where they are missing or blank, and kept exactly where not', () => {
    expect(readOne({ title: ' ' })).toMatchObject({ title: 'Field', remarks: ['titleInferred'] });
    expect(readOne({ title: 'Query | 关键词 <b>' })).toMatchObject({
      title: 'Query | 关键词 <b>',
      remarks: [],
    });
  });
});

describe('options', () => {
  const options = (overrides: object) => readOne({ editor: 'select', ...overrides }).options;

  it.each<[string, object]>([
    [
      'options',
      {
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
    ],
    [
      'allowedValues with labels',
      {
        options: [],
        allowedValues: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
    ],
    ['enum with enumNames', { enum: ['a', 'b'], enumNames: ['A', 'B'] }],
    ['an object', { options: { a: 'A', b: 'B' } }],
  ])('come from %s', (_, overrides) => {
    expect(options(overrides)).toEqual([
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b' },
    ]);
  });

  it('keep the type of their values, and an empty text', () => {
    expect(
      options({
        type: 'integer',
        allowedValues: ['', 5, true, null, { label: 'Ten', value: 10 }, { value: 'any' }],
      }),
    ).toEqual([
      { label: '', value: '' },
      { label: '5', value: 5 },
      { label: 'true', value: true },
      { label: 'Ten', value: 10 },
      { label: 'any', value: 'any' },
    ]);
  });

  it('are of the declared type where their text spells it, as defaults are', () => {
    const declared = [{ label: 'Ten', value: '10' }, '20', { label: 'Ten again', value: 10 }, 'all'];
    const fitted = [
      { label: 'Ten', value: 10 },
      { label: '20', value: 20 },
      { label: 'all', value: 'all' },
    ];
    expect(options({ type: 'integer', options: declared })).toEqual(fitted);
    expect(options({ type: 'number', options: ['0.5'] })).toEqual([{ label: '0.5', value: 0.5 }]);
    expect(options({ type: 'boolean', options: [{ label: 'Yes', value: 'true' }] })).toEqual([
      { label: 'Yes', value: true },
    ]);
    expect(options({ type: 'string', options: ['10'] })).toEqual([{ label: '10', value: '10' }]);
  });

  it('that stand for nothing are left out, and said, and never send their label', () => {
    const parameter = readOne({
      editor: 'select',
      options: [
        { label: 'Any', value: null },
        { label: 'New', value: 'new' },
      ],
    });
    expect(parameter.options).toEqual([{ label: 'New', value: 'new' }]);
    expect(parameter.remarks).toEqual(['optionEmpty']);
  });

  it('name each value once', () => {
    expect(options({ options: ['a', { label: 'Again', value: 'a' }, {}, []] })).toEqual([
      { label: 'a', value: 'a' },
    ]);
  });
});

describe('defaults', () => {
  it.each<[ParameterType, object, Json | undefined, string[]]>([
    ['string', { default: null }, undefined, []],
    ['string', { default: '' }, '', []],
    ['string', { default: 10 }, '10', ['defaultWrongType']],
    ['string', { default: ['a'] }, undefined, ['defaultWrongType']],
    ['string', { default: { a: 1 }, editor: 'json' }, '{\n  "a": 1\n}', ['defaultWrongType']],
    ['integer', { default: '10' }, 10, ['defaultWrongType']],
    ['integer', { default: 10.5 }, undefined, ['defaultWrongType']],
    ['integer', { default: 'ten' }, undefined, ['defaultWrongType']],
    ['integer', { default: '' }, undefined, []],
    ['integer', { default: 99, maximum: 10 }, 99, ['defaultOutOfRange']],
    ['number', { default: 10 }, 10, []],
    ['boolean', { default: 'true', editor: 'switch' }, true, ['defaultWrongType']],
    ['boolean', { default: 0, editor: 'switch' }, false, ['defaultWrongType']],
    ['boolean', { default: 'maybe', editor: 'switch' }, undefined, ['defaultWrongType']],
    ['array', { default: '["a"]', editor: 'stringList' }, ['a'], ['defaultWrongType']],
    ['array', { default: {}, editor: 'stringList' }, undefined, ['defaultWrongType']],
    ['array', { default: [], editor: 'stringList' }, [], []],
    ['array', { default: ['a', { b: 1 }], editor: 'stringList' }, ['a', { b: 1 }], []],
    ['array', { default: 'a', editor: 'checkbox', options: ['a'] }, ['a'], ['defaultWrongType']],
    ['array', { default: ['a', 'z'], editor: 'checkbox', options: ['a'] }, ['a', 'z'], ['defaultNotOption']],
    ['string', { default: 'z', editor: 'select', options: ['a'] }, 'z', ['defaultNotOption']],
    ['string', { default: 1, editor: 'select', options: [1] }, 1, []],
    ['integer', { default: '', editor: 'select', options: ['', 1] }, '', []],
    ['object', { default: '{"a": {"b": []}}', editor: 'json' }, { a: { b: [] } }, ['defaultWrongType']],
  ])('of type %s with %j become %j', (type, overrides, expected, remarks) => {
    const parameter = readOne({ type, ...overrides });
    expect([parameter.default, parameter.remarks]).toEqual([expected, remarks]);
  });
});

describe('bounds', () => {
  it.each<[object, object, string | undefined]>([
    [{ minimum: 1, maximum: 5 }, { minimum: 1, maximum: 5 }, undefined],
    [{ minimum: '1', maximum: ' 5.5 ' }, { minimum: 1, maximum: 5.5 }, undefined],
    [{ minimum: null, maximum: '' }, {}, undefined],
    [{ minimum: 5, maximum: 1 }, {}, 'minimum: 5, maximum: 1'],
    [{ minimum: 'low', maximum: 5 }, { maximum: 5 }, 'minimum: "low"'],
    [{ type: 'string', minimum: 1 }, {}, 'minimum: 1'],
  ])('of %j are %j', (declared, bounds, dropped) => {
    const { parameters, remarks } = read(aProperty({ type: 'integer', ...declared }));
    const { minimum, maximum } = parameters[0]!;
    expect({ minimum, maximum }).toEqual({ minimum: undefined, maximum: undefined, ...bounds });
    expect(remarks).toEqual(
      dropped === undefined ? [] : [{ name: 'field', kind: 'boundsDropped', detail: dropped }],
    );
  });
});

describe('item shapes', () => {
  it.each<[string, Json | undefined, Parameter['itemShape']]>([
    ['stringList', undefined, { kind: 'text' }],
    ['requestList', undefined, { kind: 'object', key: 'url' }],
    ['requestList', [], { kind: 'object', key: 'url' }],
    ['requestList', ['https://a.example'], { kind: 'text' }],
    ['stringList', [{ keyword: 'a' }], { kind: 'object', key: 'keyword' }],
    ['stringList', [{ page: 1, label: 'x', url: 'y' }], { kind: 'object', key: 'url' }],
    ['stringList', [{ page: 1, label: 'x' }], { kind: 'object', key: 'label' }],
    ['requestList', [{ keyword: 'pizza', url: '' }], { kind: 'object', key: 'keyword' }],
    ['requestList', [{ keyword: '', url: ' ' }], { kind: 'object', key: 'url' }],
    [
      'requestList',
      [
        { keyword: '', url: '' },
        { keyword: 'pizza', url: '' },
      ],
      { kind: 'object', key: 'keyword' },
    ],
    ['stringList', [null, {}, 'a'], { kind: 'text' }],
  ])('of %s with the default %j', (editor, defaultValue, shape) => {
    expect(readOne({ type: 'array', editor, default: defaultValue }).itemShape).toEqual(shape);
  });
});

describe('tables', () => {
  it('have a column per param_list entry, inferred without a remark', () => {
    const parameter = readOne({
      type: 'array',
      editor: 'requestListSource',
      default: [{ url: 'https://a.example', num_of_posts: '10', extra: 1 }],
      param_list: [
        { param: 'url', title: 'URL', required: true },
        { param: 'num_of_posts', type: 'integer', minimum: 1 },
        { param: 'sort', editor: 'select', options: [{ label: 'New', value: 'new' }] },
        null,
        { param: 'url', title: 'Again' },
      ],
    });
    expect(parameter.remarks).toEqual(['duplicateName']);
    expect(parameter.default).toEqual([{ url: 'https://a.example', num_of_posts: '10', extra: 1 }]);
    expect(parameter.columns).toEqual([
      aColumn({ name: 'url', title: 'URL', required: true }),
      aColumn({ name: 'num_of_posts', title: 'Num of posts', type: 'integer', editor: 'number', minimum: 1 }),
      aColumn({
        name: 'sort',
        title: 'Sort',
        editor: 'select',
        options: [{ label: 'New', value: 'new' }],
      }),
    ]);
  });

  it('write lists in their cells as JSON', () => {
    const { columns } = readOne({
      type: 'array',
      editor: 'requestListSource',
      param_list: [
        { param: 'tags', type: 'array' },
        { param: 'urls', type: 'array', editor: 'requestList' },
        { param: 'modes', type: 'array', editor: 'select', multiple: true, options: ['a', 'b'] },
      ],
    });
    expect(columns.map(({ editor, multiple }) => [editor, multiple])).toEqual([
      ['json', false],
      ['json', false],
      ['select', true],
    ]);
  });

  it('have the columns of the default where param_list has none', () => {
    const parameter = readOne({
      type: 'array',
      editor: 'requestListSource',
      default: [{ url: 'u', page: 3 }],
    });
    expect(parameter.columns.map(({ name, type }) => [name, type])).toEqual([
      ['url', 'string'],
      ['page', 'integer'],
    ]);
  });
});

describe('numbers that would be sent rounded', () => {
  const BIG = '9007199254740993';
  const data = (property: string) =>
    parseDigits(`{"parameters":{"custom":{"properties":[${property}]}}}`, markInexact);
  const read = (property: string) => {
    const { parameters, remarks } = readDescriptor(data(property));
    return { parameter: parameters[0], remarks: remarks.map(({ name: _, ...remark }) => remark) };
  };
  const base = '"name":"id","title":"ID"';

  it('are no default, and their type is seen all the same', () => {
    const { parameter, remarks } = read(`{${base},"editor":"number","default":${BIG}}`);
    expect(parameter).toMatchObject({ type: 'integer', editor: 'number' });
    expect(parameter).not.toHaveProperty('default');
    expect(remarks).toContainEqual({ kind: 'notExact', detail: `default: ${BIG}` });
  });

  it('are no default as text either, and none deep within', () => {
    const text = read(`{${base},"type":"integer","editor":"number","default":"${BIG}"}`);
    expect(text.parameter).not.toHaveProperty('default');
    const deep = read(`{${base},"type":"array","editor":"json","default":[{"a":[${BIG}]}]}`);
    expect(deep.parameter).not.toHaveProperty('default');
    expect(deep.remarks).toEqual([{ kind: 'notExact', detail: `default: ${BIG}` }]);
  });

  it('leave a list the shape of its items', () => {
    const { parameter } = read(
      `{${base},"type":"array","editor":"stringList","default":[{"word":"a","n":${BIG}}]}`,
    );
    expect(parameter?.itemShape).toEqual({ kind: 'object', key: 'word' });
  });

  it('are no option, and what stands beside them keeps its name', () => {
    const { parameter, remarks } = read(
      `{${base},"type":"integer","editor":"select","enum":[1,${BIG},2],"enumNames":["One","Big","Two"]}`,
    );
    expect(parameter?.options).toEqual([
      { label: 'One', value: 1 },
      { label: 'Two', value: 2 },
    ]);
    expect(remarks).toEqual([{ kind: 'notExact', detail: `option: ${BIG}` }]);
  });

  it('are no bound', () => {
    const { parameter, remarks } = read(
      `{${base},"type":"integer","editor":"number","minimum":1,"maximum":${BIG}}`,
    );
    expect(parameter).toMatchObject({ minimum: 1 });
    expect(parameter).not.toHaveProperty('maximum');
    expect(remarks).toEqual([{ kind: 'notExact', detail: `maximum: ${BIG}` }]);
  });
});

describe('what is nested too deep', () => {
  const DEEP = '['.repeat(5_000) + ']'.repeat(5_000);

  it.each([
    ['a default', `{"name":"a","title":"A","type":"array","editor":"json","default":${DEEP}}`, 'default'],
    ['an option', `{"name":"a","title":"A","type":"array","editor":"json","options":[${DEEP}]}`, 'options'],
  ])('is left out of the form, and noted: %s', (_, property, detail) => {
    const other = '{"name":"b","title":"B","type":"string","editor":"input","default":"x"}';
    const descriptor = readDescriptor(
      JSON.parse(
        `{"version":"v1","more":${DEEP},"parameters":{"custom":{"properties":[${property},${other}]}}}`,
      ),
    );
    expect(descriptor.parameters.map((parameter) => [parameter.name, parameter.default])).toEqual([
      ['a', undefined],
      ['b', 'x'],
    ]);
    expect(descriptor.remarks).toEqual([{ name: 'a', kind: 'tooDeep', detail }]);
    expect(descriptor.version).toBe('v1');
  });

  it('is no property', () => {
    expect(readDescriptor({ properties: [JSON.parse(DEEP)] }).remarks).toContainEqual(
      expect.objectContaining({ name: 'properties[0]', kind: 'unreadable' }),
    );
  });

  it('begins where the JSON of the form would be refused', () => {
    const { parameters } = readDescriptor({
      properties: [300, 480, 499].map((depth, index) => ({
        name: `p${index}`,
        type: 'array',
        editor: 'json',
        default: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json,
      })),
    });
    expect(parameters.map((parameter) => parameter.default !== undefined)).toEqual([true, true, false]);
    const { custom } = formToJson(parameters, defaultValues(parameters));
    expect(parseJson(writeJson({ input: { parameters: { custom } } })).ok).toBe(true);
  });
});

describe('dates', () => {
  it.each<readonly [object, DateFormat]>([
    [
      { format: 'DD/MM/YYYY', valueFormat: 'YYYY-MM-DD' },
      { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
    ],
    [{ format: 'DD/MM/YYYY' }, { shown: 'DD/MM/YYYY', sent: 'DD/MM/YYYY' }],
    [{ valueFormat: 'yyyy/MM/dd' }, { shown: 'YYYY/MM/DD', sent: 'YYYY/MM/DD' }],
    [{ format: 'date' }, { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' }],
    // Real descriptors write the month in small letters.
    [
      { format: 'dd/mm/yyyy', valueFormat: 'yyyy-mm-dd' },
      { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
    ],
    // Two digits of a year do not say which century is meant.
    [{ format: 'd.m.yy' }, { shown: 'D.M.YYYY', sent: 'D.M.YY' }],
    [{ valueFormat: 'YYMMDD' }, { shown: 'YYYYMMDD', sent: 'YYMMDD' }],
    // strftime
    [
      { format: '%d/%m/%Y', valueFormat: '%Y-%m-%d' },
      { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
    ],
    [
      { valueFormat: '%Y-%m-%dT%H:%M:%SZ' },
      { shown: 'YYYY-MM-DD[T]HH:mm:ss[Z]', sent: 'YYYY-MM-DD[T]HH:mm:ss[Z]' },
    ],
    [{ valueFormat: '%-d.%-m.%y' }, { shown: 'D.M.YYYY', sent: 'D.M.YY' }],
    [{ valueFormat: '%F %I:%M %p' }, { shown: 'YYYY-MM-DD hh:mm A', sent: 'YYYY-MM-DD hh:mm A' }],
    [{ valueFormat: '%d %b %Y [%B]' }, ISO_DATES],
    [
      { valueFormat: '%Y年%m月%d日 100%%' },
      { shown: 'YYYY年MM月DD日 100[%]', sent: 'YYYY年MM月DD日 100[%]' },
    ],
    // PHP, Java with quotes, and what means one thing here and another there.
    ...[
      'Y-m-d',
      'd/m/Y',
      "yyyy-MM-dd'T'HH:mm",
      'dd.MM.y',
      'yyyy\\MM',
      '%Y-%q',
      '%H:%M',
      'YYYYY',
      'MMMMM',
      'D'.repeat(41),
    ].map((valueFormat) => [{ valueFormat }, ISO_DATES] as const),
    [{ format: 'mm/dd/yyyy HH:mm' }, { shown: 'MM/DD/YYYY HH:mm', sent: 'MM/DD/YYYY HH:mm' }],
    [{ format: 'hh:mm dd/mm/yyyy' }, { shown: 'hh:mm DD/MM/YYYY', sent: 'hh:mm DD/MM/YYYY' }],
    [{ format: 'YYYYMMDDTHHmmss' }, { shown: 'YYYYMMDDTHHmmss', sent: 'YYYYMMDDTHHmmss' }],
    [{ format: 'YYYY-MM mm' }, { shown: 'YYYY-MM mm', sent: 'YYYY-MM mm' }],
    [{ format: 'dd [de] mm' }, { shown: 'DD [de] MM', sent: 'DD [de] MM' }],
    [{ format: 'YYYY年M月D日' }, { shown: 'YYYY年M月D日', sent: 'YYYY年M月D日' }],
  ])('with %j', (declared, dateFormat) => {
    expect(readOne({ editor: 'datepicker', ...declared }).dateFormat).toEqual(dateFormat);
  });
});

describe('a date', () => {
  const aDate = (declared: object) => {
    const { parameters, remarks } = read({
      name: 'on',
      title: 'On',
      type: 'string',
      editor: 'datepicker',
      ...declared,
    });
    return { value: parameters[0]?.default, remarks };
  };
  const formats = { format: 'DD/MM/YYYY', valueFormat: 'YYYY-MM-DD' };

  it('that is the default as it is shown becomes what is sent', () => {
    expect(aDate({ ...formats, default: '25/12/2024' })).toEqual({ value: '2024-12-25', remarks: [] });
    expect(aDate({ ...formats, default: '2024-12-25' })).toEqual({ value: '2024-12-25', remarks: [] });
  });

  it('that is no date stays the default, and is remarked upon', () => {
    expect(aDate({ ...formats, default: '7 days' })).toEqual({
      value: '7 days',
      remarks: [{ name: 'on', kind: 'defaultNotADate', value: '7 days', format: 'YYYY-MM-DD' }],
    });
  });

  it('whose format is not known is remarked upon', () => {
    expect(aDate({ format: 'DD/MM/YYYY', valueFormat: 'x' }).remarks).toEqual([
      { name: 'on', kind: 'dateFormatUnknown', declared: 'x', format: 'DD/MM/YYYY' },
    ]);
    expect(aDate({ format: 'day month' }).remarks).toEqual([
      { name: 'on', kind: 'dateFormatUnknown', declared: 'day month', format: 'YYYY-MM-DD' },
    ]);
    expect(aDate({ valueFormat: 'd/m/Y' }).remarks).toEqual([
      { name: 'on', kind: 'dateFormatUnknown', declared: 'd/m/Y', format: 'YYYY-MM-DD' },
    ]);
    const long = 'D'.repeat(100_000);
    expect(aDate({ valueFormat: long }).remarks).toEqual([
      { name: 'on', kind: 'dateFormatUnknown', declared: `${'D'.repeat(39)}…`, format: 'YYYY-MM-DD' },
    ]);
    expect(aDate({ format: 'date-time' }).remarks).toEqual([]);
  });
});

it('takes what a list beside the properties says is required', () => {
  const isRequired = (container: object) =>
    readDescriptor(container).parameters.map(({ name, required }) => [name, required]);
  const properties = { a: { type: 'string' }, b: { type: 'string', required: false }, c: { type: 'string' } };
  expect(isRequired({ properties, required: ['a', 'b', 'ghost', 5] })).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ]);
  expect(isRequired({ properties, required: true })).toContainEqual(['a', false]);
  expect(isRequired({ properties: [{ name: 'a' }], required: ['a'] })).toEqual([['a', true]]);
});

it('cuts a title, a placeholder and the label of an option that are too long to be read', () => {
  const long = 'x'.repeat(100_000);
  const { title, placeholder, options } = readOne({
    title: long,
    placeholder: long,
    editor: 'select',
    options: [{ label: long, value: 'a' }, { value: { long } }],
  });
  const cut = `${'x'.repeat(199)}…`;
  expect([title, placeholder, options[0]?.label]).toEqual([cut, cut, cut]);
  expect(options[1]?.label).toHaveLength(200);
});

it('takes required, placeholder and section as they are meant', () => {
  expect(readOne({ required: 'true', prefill: 'try this', sectionCaption: 'More' })).toMatchObject({
    required: true,
    placeholder: 'try this',
    section: { caption: 'More', description: '' },
  });
  expect(readOne({ required: 1, sectionCaption: '  ' })).not.toHaveProperty('section');
});

const PROPERTY_KEYS = [
  'name',
  'type',
  'editor',
  'title',
  'default',
  'required',
  'options',
  'enum',
  'param_list',
  'minimum',
  'maximum',
  'multiple',
  'format',
];

function valueUnder(key: string): fc.Arbitrary<unknown> {
  const usual = new Map<string, fc.Arbitrary<unknown>>([
    ['name', fc.constantFrom('a', 'b', '__proto__', 'constructor', 'c d')],
    ['type', fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object')],
    [
      'editor',
      fc.constantFrom(
        'input',
        'number',
        'select',
        'checkbox',
        'switch',
        'stringList',
        'requestListSource',
        'json',
        'datepicker',
      ),
    ],
    ['options', fc.array(fc.record({ label: fc.string(), value: fc.jsonValue() }, { requiredKeys: [] }))],
    [
      'param_list',
      fc.array(
        fc.record({ param: fc.string(), type: fc.constantFrom('integer', 'string') }, { requiredKeys: [] }),
      ),
    ],
  ]);
  return fc.oneof(
    { weight: 4, arbitrary: usual.get(key) ?? fc.jsonValue() },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

const NUMERIC: Editor[] = ['input', 'textarea', 'number', 'select', 'radio', 'json'];
const EDITORS_OF: Record<ParameterType, Editor[]> = {
  string: ['input', 'textarea', 'select', 'radio', 'datepicker', 'json'],
  integer: NUMERIC,
  number: NUMERIC,
  boolean: ['switch', 'select', 'radio', 'json'],
  array: ['select', 'checkbox', 'stringList', 'requestList', 'requestListSource', 'json'],
  object: ['json'],
};
