import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aParameter } from '#test/a-parameter.ts';
import { defaultEntry, differsFromDefault } from './default-values.ts';
import type { Entry } from './entry.ts';
import { rowsOf } from './rows.ts';

const text = (value: string): Entry => ({ kind: 'value', value });
const rows = (...items: Json[]): Entry => ({ kind: 'rows', rows: rowsOf(items) });

describe('differsFromDefault', () => {
  const integer = aParameter({ type: 'integer', editor: 'number', default: 10 });
  const json = aParameter({ type: 'object', editor: 'json', default: { a: 1, b: 2 } });
  const list = aParameter({ type: 'array', editor: 'stringList', default: ['a', 'b'] });

  it.each<[string, Parameters<typeof differsFromDefault>[0], Entry | undefined, boolean]>([
    ['the default itself', integer, defaultEntry(integer), false],
    ['the same number as typed', integer, { kind: 'text', text: '1e1' }, false],
    ['another number', integer, { kind: 'text', text: '11' }, true],
    ['what is no number', integer, { kind: 'text', text: 'x' }, true],
    ['a cleared field', integer, undefined, true],
    ['the same JSON in another order', json, { kind: 'text', text: '{"b": 2, "a": 1}' }, false],
    ['broken JSON', json, { kind: 'text', text: '{"b": 2' }, true],
    ['the same rows', list, rows('a', 'b'), false],
    ['other rows', list, rows('a', 'c'), true],
    ['one row more', list, rows('a', 'b', null), true],
    ['nothing where there is no default', aParameter(), undefined, false],
    ['something where there is no default', aParameter(), text(''), true],
  ])('of %s', (_, parameter, entry, expected) => {
    expect(differsFromDefault(parameter, entry)).toBe(expected);
  });
});
