import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aParameter } from './a-parameter.ts';
import { defaultEntry, defaultValues } from './default-values.ts';
import type { Entry, FormValues } from './entry.ts';
import { createFormStore, differsFromDefault, type FormState } from './form-store.ts';
import { rowsOf } from './rows.ts';

const parameters = [
  aParameter({ name: 'a', default: 'A' }),
  aParameter({ name: 'b' }),
  aParameter({ name: 'list', type: 'array', editor: 'stringList' }),
];
const text = (value: string): Entry => ({ kind: 'value', value });
const rows = (...items: Json[]): Entry => ({ kind: 'rows', rows: rowsOf(items) });

/** A form with its defaults, and what it holds as plain objects. */
function aForm() {
  const store = createFormStore({ parameters, values: defaultValues(parameters) });
  const held = () => plain(store.getState().values);
  return { store, held, ...actionsOf(store.getState()) };
}

const actionsOf = ({ setEntry, removeExtra, resetField, replaceAll, undo, redo }: FormState) => ({
  setEntry,
  removeExtra,
  resetField,
  replaceAll,
  undo,
  redo,
});

const plain = ({ entries, extras }: FormValues) => ({
  ...Object.fromEntries(entries),
  ...Object.fromEntries(extras),
});

describe('the form store', () => {
  it('sets, clears and resets a field', () => {
    const { held, setEntry, resetField } = aForm();
    setEntry('b', text('1'));
    expect(held()).toEqual({ a: text('A'), b: text('1') });
    setEntry('a', undefined);
    expect(held()).toEqual({ b: text('1') });
    resetField('a');
    resetField('b');
    expect(held()).toEqual({ a: text('A') });
  });

  it('keeps what the form does not name beside it', () => {
    const { store, replaceAll, removeExtra } = aForm();
    const extras = new Map<string, Json>([
      ['x', [1]],
      ['__proto__', null],
    ]);
    replaceAll({ entries: new Map(), extras });
    removeExtra('x');
    expect([...store.getState().values.extras]).toEqual([['__proto__', null]]);
  });

  it('never changes values in place', () => {
    const { store, setEntry } = aForm();
    const before = store.getState().values;
    setEntry('a', text('other'));
    expect(before.entries.get('a')).toEqual(text('A'));
    expect(store.getState().values.entries).not.toBe(before.entries);
  });

  it('does nothing for the entry that is there already', () => {
    const { store, setEntry } = aForm();
    const before = store.getState();
    setEntry('a', before.values.entries.get('a'));
    setEntry('b', undefined);
    expect(store.getState()).toBe(before);
  });
});

describe('undo', () => {
  it('takes back what was typed into one field at once', () => {
    const { store, held, setEntry, undo, redo } = aForm();
    for (const typed of ['1', '12', '123']) setEntry('b', text(typed));
    for (const typed of ['x', 'xy']) setEntry('a', text(typed));
    undo();
    expect(held()).toEqual({ a: text('A'), b: text('123') });
    undo();
    expect([held(), store.getState().canUndo, store.getState().canRedo]).toEqual([
      { a: text('A') },
      false,
      true,
    ]);
    undo();
    redo();
    redo();
    redo();
    expect([held(), store.getState().canRedo]).toEqual([{ a: text('xy'), b: text('123') }, false]);
  });

  it('takes back a cleared, a reset and a replaced form each on its own', () => {
    const { held, setEntry, resetField, replaceAll, undo } = aForm();
    setEntry('a', text('1'));
    setEntry('a', undefined);
    setEntry('a', text('2'));
    resetField('a');
    replaceAll({ entries: new Map(), extras: new Map([['x', 1]]) });
    const seen = [1, 2, 3, 4, 5].map(() => {
      undo();
      return held();
    });
    expect(seen).toEqual([{ a: text('A') }, { a: text('2') }, {}, { a: text('1') }, { a: text('A') }]);
  });

  it('takes back an import apart from what is typed into its rows, and a new row with what is typed into it', () => {
    const { held, setEntry, undo } = aForm();
    setEntry('list', rows('a', 'b', 'c'));
    setEntry('list', rows('a', 'x', 'c'));
    setEntry('list', rows('a', 'xy', 'c'));
    setEntry('list', rows('a', 'xy', 'c', null));
    setEntry('list', rows('a', 'xy', 'c', 'd'));
    const seen = [1, 2, 3].map(() => {
      undo();
      return held()['list'];
    });
    expect(seen).toEqual([rows('a', 'xy', 'c'), rows('a', 'b', 'c'), undefined]);
  });

  it('forgets what was undone as soon as something else is typed', () => {
    const { store, held, setEntry, undo, redo } = aForm();
    setEntry('b', text('1'));
    undo();
    setEntry('b', text('2'));
    redo();
    expect([held(), store.getState().canRedo]).toEqual([{ a: text('A'), b: text('2') }, false]);
  });

  it('goes back a hundred steps', () => {
    const { store, held, resetField, replaceAll, undo } = aForm();
    for (let step = 0; step < 150; step += 1)
      replaceAll({ entries: new Map([['a', text(`${step}`)]]), extras: new Map() });
    for (let step = 0; step < 200; step += 1) undo();
    expect([held(), store.getState().canUndo]).toEqual([{ a: text('49') }, false]);
    resetField('a');
    expect(store.getState().canUndo).toBe(true);
  });

  it('comes back to the beginning, and again to the end, after any edits', () => {
    type Step = (form: ReturnType<typeof aForm>) => void;
    const name = fc.constantFrom('a', 'b', 'list');
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(name, fc.option(fc.string())).map(
        ([field, value]): Step =>
          ({ setEntry }) =>
            setEntry(field, value === null ? undefined : text(value)),
      ),
      fc.array(fc.string()).map(
        (items): Step =>
          ({ setEntry }) =>
            setEntry('list', rows(...items)),
      ),
      name.map(
        (field): Step =>
          ({ resetField }) =>
            resetField(field),
      ),
      fc.string().map(
        (key): Step =>
          ({ store, replaceAll }) =>
            replaceAll({ ...store.getState().values, extras: new Map([[key, 1]]) }),
      ),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const form = aForm();
        const start = form.held();
        for (const apply of steps) apply(form);
        const end = form.held();
        for (let count = 0; count <= steps.length; count += 1) form.undo();
        expect(form.held()).toEqual(start);
        for (let count = 0; count <= steps.length; count += 1) form.redo();
        expect(form.held()).toEqual(end);
      }),
    );
  });
});

describe('a step that changes more than the form', () => {
  it('is taken back and done again as a whole', () => {
    const { getState } = createFormStore({
      parameters: [],
      values: { entries: new Map(), extras: new Map() },
    });
    const filled = { entries: new Map(), extras: new Map([['a', 1]]) };
    let beside = 'filled';
    const step = { undo: () => (beside = 'before'), redo: () => (beside = 'filled') };
    getState().replaceAll(filled, { beside: step });
    getState().setEntry('b', { kind: 'value', value: 1 });
    getState().undo();
    expect(beside).toBe('filled');
    getState().undo();
    expect([beside, getState().values.extras.size]).toEqual(['before', 0]);
    getState().redo();
    expect([beside, getState().values]).toEqual(['filled', filled]);
  });
});

it('takes all typing in an editor of the whole for one step', () => {
  const start = { entries: new Map(), extras: new Map() };
  const { getState } = createFormStore({ parameters: [], values: start });
  for (const count of [1, 2, 3])
    getState().replaceAll({ entries: new Map(), extras: new Map([['a', count]]) }, { editing: 'json' });
  getState().undo();
  expect(getState()).toMatchObject({ values: start, canUndo: false });
});

describe('a field that is still being read', () => {
  it('is named until all that is read into it is in', () => {
    const { getState } = createFormStore({
      parameters: [],
      values: { entries: new Map(), extras: new Map() },
    });
    const [first, second, other] = ['urls', 'urls', 'names'].map((name) => getState().beginReading(name));
    expect(getState().reading).toEqual(['urls', 'urls', 'names']);
    first?.();
    first?.();
    expect(getState().reading).toEqual(['urls', 'names']);
    second?.();
    other?.();
    expect(getState()).toMatchObject({ reading: [], canUndo: false });
  });
});

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
