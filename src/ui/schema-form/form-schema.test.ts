import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { aParameter } from '#test/a-parameter.ts';
import { toFormSchema } from './form-schema.ts';

describe('toFormSchema', () => {
  it('keys the properties safely and in order, and hands each its parameter', () => {
    const parameters = [
      aParameter({ name: '__proto__', title: 'First', required: true, type: 'integer', editor: 'number' }),
      aParameter({ name: 'a.b', title: 'Second', description: 'More', type: 'array', editor: 'requestList' }),
      aParameter({ name: 'c', type: 'object', editor: 'json' }),
    ];
    expect(toFormSchema(parameters)).toEqual({
      schema: {
        type: 'object',
        properties: {
          f0: { title: 'First', type: 'integer' },
          f1: { title: 'Second', description: 'More', type: 'array', items: {} },
          f2: { title: 'Field' },
        },
        required: ['f0'],
      },
      uiSchema: {
        'ui:order': ['f0', 'f1', 'f2'],
        f0: { 'ui:field': 'number', 'ui:options': { parameter: parameters[0] } },
        f1: { 'ui:field': 'requestList', 'ui:options': { parameter: parameters[1] } },
        f2: { 'ui:field': 'json', 'ui:options': { parameter: parameters[2] } },
      },
    });
  });

  it('has a property for every parameter of any descriptor', () => {
    const property = fc.record({
      name: fc.string({ minLength: 1 }),
      type: fc.jsonValue(),
      editor: fc.jsonValue(),
      options: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(property), (properties) => {
        const { parameters } = readDescriptor({ properties });
        const { schema, uiSchema } = toFormSchema(parameters);
        expect(Object.keys(schema.properties)).toEqual(uiSchema['ui:order']);
        expect(uiSchema['ui:order'].length).toBe(parameters.length);
      }),
    );
  });
});
