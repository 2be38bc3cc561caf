import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#core/json/json.ts';
import { checkCustom } from './check-custom.ts';

const NOTES: JsonObject = { name: 'note', type: 'string', editor: 'input', required: true };
const descriptor = (...properties: Json[]): Json => ({ parameters: { custom: { properties } } });

const verdict = (data: Json, custom: JsonObject) => {
  try {
    checkCustom(data, custom);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('wherever the descriptor has its properties', () => {
  it.each<[string, Json]>([
    ['parameters.custom', descriptor(NOTES)],
    ['input_schema', { input_schema: { properties: [NOTES] } }],
    ['data itself', { properties: [NOTES] }],
    ['an object by name', { properties: { note: { type: 'string', required: true } } }],
  ])('checks those in %s', (_, data) => {
    expect(verdict(data, { note: 'x' })).toBe('accepted');
    expect(verdict(data, { other: 'x' })).toBe('custom.note is required');
    expect(verdict(data, { note: 1 })).toBe('custom.note must be of type string');
  });
});

it.each<[string, Json, JsonObject, string]>([
  [
    'a field that a list names as required',
    { properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    { b: 'x' },
    'custom.a is required',
  ],
  ['no properties, and nothing sent', descriptor(), {}, 'accepted'],
  ['no descriptor at all', null, {}, 'accepted'],
  ['properties, and nothing sent', descriptor({ name: 'a', type: 'string' }), {}, 'custom must not be empty'],
  ['an unknown type', descriptor({ name: 'a', type: 'money' }), { a: 1 }, 'accepted'],
  [
    'a type named like an inherited member',
    descriptor({ name: 'a', type: 'constructor' }),
    { a: 1 },
    'accepted',
  ],
  ['null and text among the properties', descriptor(null, 'x', NOTES), { note: 'x' }, 'accepted'],
  ['the first of two names', descriptor(NOTES, { name: 'note', type: 'integer' }), { note: 'x' }, 'accepted'],
  [
    'a whole number with a fraction of zero',
    descriptor({ name: 'a', type: 'integer' }),
    { a: 10.0 },
    'accepted',
  ],
  [
    'a chosen empty text for a required choice',
    descriptor({ name: 'a', required: true, options: [{ label: 'Any', value: '' }] }),
    { a: '' },
    'accepted',
  ],
  [
    'an empty text that a required choice does not offer',
    descriptor({ name: 'a', required: true, enum: ['x'] }),
    { a: '' },
    'custom.a is required',
  ],
  [
    'a zero for a required number',
    descriptor({ name: 'a', type: 'integer', required: true }),
    { a: 0 },
    'accepted',
  ],
  [
    'a list in a JSON array',
    descriptor({ name: 'a', type: 'array', editor: 'json' }),
    { a: [[1], { b: 2 }] },
    'accepted',
  ],
  [
    'null beside objects',
    descriptor({ name: 'a', type: 'array', editor: 'requestList' }),
    { a: [null, { url: 'x' }] },
    'accepted',
  ],
  [
    'a text in a table',
    descriptor({ name: 'a', type: 'array', editor: 'requestListSource' }),
    { a: ['x'] },
    'custom.a: items must be objects',
  ],
  [
    'objects and texts in one list',
    descriptor({ name: 'a', type: 'array', editor: 'requestList' }),
    { a: [{ url: 'x' }, 'y'] },
    'custom.a: items must not mix objects and plain values',
  ],
  [
    'a list in a list',
    descriptor({ name: 'a', type: 'array', editor: 'stringList' }),
    { a: [['x']] },
    'custom.a: an item must not be an array',
  ],
])('answers %s', (_, data, custom, expected) => {
  expect(verdict(data, custom)).toBe(expected);
});

it('takes a field named __proto__ for one like any other', () => {
  const data = descriptor({ name: '__proto__', type: 'string', required: true });
  expect(verdict(data, Object.fromEntries([['__proto__', 'x']]))).toBe('accepted');
  expect(verdict(data, { other: 1 })).toBe('custom.__proto__ is required');
});
