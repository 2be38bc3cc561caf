import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Splitting } from '#core/descriptor/descriptor.ts';
import { aParameter } from '#test/a-parameter.ts';
import { itemsOfRows, rowsOf } from '#core/form/rows.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { isSureRefusal, refusedItem, splitIntoSubtasks, type SubtaskProblem } from './split-into-subtasks.ts';

const by = (fields: string[], removable: string[] = []): Splitting => ({ kind: 'fields', fields, removable });
const byField = (field: string): Splitting => ({ kind: 'field', field });

describe('isEmptyItem', () => {
  it.each<[Json, boolean]>([
    [null, true],
    ['', true],
    [' \n', true],
    [{}, true],
    [{ url: '' }, true],
    [{ url: ' ', more: { deep: null } }, true],
    [0, false],
    [false, false],
    ['a', false],
    [{ url: '', page: 0 }, false],
    [[], false],
  ])('of %j is %j', (item, expected) => {
    expect(isEmptyItem(item)).toBe(expected);
  });
});

describe('isSureRefusal', () => {
  const parameters = [aParameter({ name: 'list', type: 'array' }), aParameter({ name: 'text' })];

  it.each<[SubtaskProblem, boolean]>([
    [{ kind: 'allEmpty', fields: ['list'] }, true],
    [{ kind: 'allEmpty', fields: ['list', 'text'] }, false],
    [{ kind: 'allEmpty', fields: ['in no form'] }, false],
    [{ kind: 'fieldMissing', field: 'list' }, true],
    [{ kind: 'fieldMissing', field: 'text' }, false],
    [{ kind: 'fieldEmpty', field: 'in no form' }, false],
    [{ kind: 'fieldNotAList', field: 'list' }, false],
    [{ kind: 'ownKey', field: 'list', row: 0 }, false],
    [{ kind: 'nestedArray', field: 'list', row: 0 }, true],
    [{ kind: 'mixedItems', field: 'list' }, true],
  ])('of %j is %j', (problem, expected) => {
    expect(isSureRefusal(problem, parameters)).toBe(expected);
  });
});

describe('refusedItem', () => {
  it('reads which item the platform refused for the key of a field that splits the run', () => {
    const message = 'item at index 2 in [start urls] must not override concurrency field';
    expect(refusedItem(message)).toEqual({ kind: 'ownKey', field: 'start urls', row: 2 });
    expect(refusedItem('concurrency fields have no non-empty fields')).toBeUndefined();
  });
});

describe('splitIntoSubtasks', () => {
  it('makes one subtask where the Worker does not split', () => {
    expect(splitIntoSubtasks({ kind: 'none' }, { urls: ['a', 'b'] })).toEqual({
      count: 1,
      sources: [],
      unused: [],
    });
  });

  it('sums the items of all active fields', () => {
    const custom = { urls: [{ url: 'a' }, { url: 'b' }], ids: ['x'], other: ['not counted'] };
    expect(splitIntoSubtasks(by(['urls', 'ids']), custom)).toEqual({
      count: 3,
      sources: [
        { field: 'urls', count: 2 },
        { field: 'ids', count: 1 },
      ],
      unused: [],
    });
  });

  it('does not count empty items', () => {
    expect(splitIntoSubtasks(byField('urls'), { urls: [{ url: 'a' }, { url: '' }, {}, null] })).toMatchObject(
      {
        count: 1,
      },
    );
  });

  it('leaves removable fields unused as soon as a preferred one has values', () => {
    const custom = { keywords: ['k', 'l', 'm'], urls: [{ url: 'a' }, { url: 'b' }] };
    expect(splitIntoSubtasks(by(['keywords', 'urls'], ['keywords']), custom)).toEqual({
      count: 2,
      sources: [{ field: 'urls', count: 2 }],
      unused: [{ field: 'keywords', because: 'urls' }],
    });
  });

  it('uses removable fields while the preferred ones are empty', () => {
    expect(
      splitIntoSubtasks(by(['keywords', 'urls'], ['keywords']), { keywords: ['k'], urls: [{ url: '' }] }),
    ).toEqual({
      count: 1,
      sources: [{ field: 'keywords', count: 1 }],
      unused: [],
    });
  });

  it('uses every field when all of them are removable', () => {
    expect(splitIntoSubtasks(by(['a', 'b'], ['a', 'b']), { a: ['1'], b: ['2'] })).toMatchObject({
      count: 2,
      unused: [],
    });
  });

  it.each<[string, Splitting, JsonObject, object]>([
    ['all fields are empty', by(['a', 'b']), { a: [], b: [''] }, { kind: 'allEmpty', fields: ['a', 'b'] }],
    ['the field is missing', byField('a'), {}, { kind: 'fieldMissing', field: 'a' }],
    [
      'the field is inherited only',
      byField('constructor'),
      {},
      { kind: 'fieldMissing', field: 'constructor' },
    ],
    ['the field is no list', byField('a'), { a: 'x' }, { kind: 'fieldNotAList', field: 'a' }],
    [
      'an item has the key of the field',
      byField('url'),
      { url: [{ link: 'x' }, { url: 'y' }] },
      { kind: 'ownKey', field: 'url', row: 1 },
    ],
    [
      'an item has the key of another field that splits the run',
      by(['url', 'terms']),
      { url: [{ link: 'x', terms: 'y' }] },
      { kind: 'ownKey', field: 'url', row: 0 },
    ],
    ['the field is empty', byField('a'), { a: [null, ''] }, { kind: 'fieldEmpty', field: 'a' }],
    ['an item is an array', byField('a'), { a: ['x', ['y']] }, { kind: 'nestedArray', field: 'a', row: 1 }],
    ['the only item is an array', by(['a']), { a: [[]] }, { kind: 'nestedArray', field: 'a', row: 0 }],
    ['objects and text are mixed', by(['a']), { a: ['x', { url: 'y' }] }, { kind: 'mixedItems', field: 'a' }],
  ])('foresees that %s', (_, splitting, custom, problem) => {
    expect(splitIntoSubtasks(splitting, custom).problem).toEqual(problem);
  });

  it('counts a value that is no list as one subtask, as the platform was seen to take it', () => {
    const expected = { count: 1, sources: [{ field: 'a', count: 1 }], unused: [] };
    const problem = { kind: 'fieldNotAList', field: 'a' };
    expect(splitIntoSubtasks(by(['a']), { a: 'one text' })).toEqual({ ...expected, problem });
    expect(splitIntoSubtasks(byField('a'), { a: 5 })).toEqual({ ...expected, problem });
    expect(splitIntoSubtasks(by(['a']), { a: ' ' })).toEqual({
      count: 0,
      sources: [],
      unused: [],
      problem: { kind: 'allEmpty', fields: ['a'] },
    });
  });

  it('tells of what is surely refused before what may be taken', () => {
    expect(splitIntoSubtasks(by(['a', 'b']), { a: 'text', b: ['x', { y: 'z' }] }).problem).toEqual({
      kind: 'mixedItems',
      field: 'b',
    });
  });

  it('tells of what was never seen to be taken before what was', () => {
    expect(splitIntoSubtasks(by(['a', 'b']), { a: 'text', b: [{ b: null }] }).problem).toEqual({
      kind: 'ownKey',
      field: 'b',
      row: 0,
    });
  });

  it('does not mind what is wrong with a field that is put aside', () => {
    expect(splitIntoSubtasks(by(['a', 'b'], ['a']), { a: ['x', {}], b: ['y'] })).toEqual({
      count: 1,
      sources: [{ field: 'b', count: 1 }],
      unused: [{ field: 'a', because: 'b' }],
    });
  });

  it('does not count what a field with something wrong in it will put aside, nor that field', () => {
    const splitting = by(['urls', 'keywords'], ['keywords']);
    const custom = { keywords: ['a', 'b'] };
    expect(splitIntoSubtasks(splitting, custom, { pending: ['urls'] })).toEqual({
      count: 0,
      sources: [],
      unused: [{ field: 'keywords', because: 'urls' }],
      uncounted: ['urls'],
    });
    expect(splitIntoSubtasks(splitting, { urls: ['x'] }, { pending: ['keywords'] })).toEqual({
      count: 1,
      sources: [{ field: 'urls', count: 1 }],
      unused: [{ field: 'keywords', because: 'urls' }],
    });
    expect(splitIntoSubtasks(by(['urls', 'keywords']), custom, { pending: ['urls'] })).toEqual({
      count: 2,
      sources: [{ field: 'keywords', count: 2 }],
      unused: [],
      uncounted: ['urls'],
    });
    expect(splitIntoSubtasks(byField('urls'), {}, { pending: ['urls'] })).toEqual({
      count: 0,
      sources: [],
      unused: [],
      uncounted: ['urls'],
    });
  });

  it('finds in a long list, kept in chunks, what it finds in a plain one', () => {
    const plain: Json[] = Array.from({ length: 3_500 }, (_, index) => (index % 10 === 0 ? ' ' : 'x'));
    plain[2_222] = ['nested'];
    plain[3_000] = { url: 'x' };
    const split = splitIntoSubtasks(by(['a']), { a: itemsOfRows(rowsOf(plain)) });
    expect(split).toEqual(splitIntoSubtasks(by(['a']), { a: plain }));
    expect(split.problem).toEqual({ kind: 'nestedArray', field: 'a', row: 2_222 });
  });

  it('counts what its sources add up to, whatever the input', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        // fast-check's JsonValue is our Json, with mutable arrays.
        const split = splitIntoSubtasks(by(['a', 'b'], ['b']), { a, b } as JsonObject);
        expect(split.count).toBe(split.sources.reduce((sum, { count }) => sum + count, 0));
        expect(split.count === 0 && split.problem === undefined).toBe(false);
      }),
    );
  });
});
