import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aParameter } from '#test/a-parameter.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { createDraftStore } from './draft-store.ts';

const parameters = [
  aParameter({ name: 'a', default: 'A' }),
  aParameter({ name: 'b' }),
  aParameter({ name: 'list', type: 'array', editor: 'stringList' }),
];
const text = (value: string): Entry => ({ kind: 'value', value });
const rows = (...items: Json[]): Entry => ({ kind: 'rows', rows: rowsOf(items) });

/** A form with its defaults, and what it holds as plain objects. */
function aForm() {
  const store = createDraftStore({ parameters, draft: { values: defaultValues(parameters) } });
  const held = () => plain(store.getState().draft.values);
  const { setEntry, removeExtra, resetField, apply, undo, redo } = store.getState();
  const replaceAll = (values: FormValues) => apply('all', () => ({ values }));
  return { store, held, setEntry, removeExtra, resetField, replaceAll, undo, redo };
}

const plain = ({ entries, extras }: FormValues) => ({
  ...Object.fromEntries(entries),
  ...Object.fromEntries(extras),
});

describe('the form of a draft', () => {
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
    expect([...store.getState().draft.values.extras]).toEqual([['__proto__', null]]);
  });

  it('never changes values in place', () => {
    const { store, setEntry } = aForm();
    const before = store.getState().draft.values;
    setEntry('a', text('other'));
    expect(before.entries.get('a')).toEqual(text('A'));
    expect(store.getState().draft.values.entries).not.toBe(before.entries);
  });

  it('does nothing for the entry that is there already', () => {
    const { store, setEntry } = aForm();
    const before = store.getState();
    setEntry('a', before.draft.values.entries.get('a'));
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
            replaceAll({ ...store.getState().draft.values, extras: new Map([[key, 1]]) }),
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

describe('a draft that holds more than a form', () => {
  const values: FormValues = { entries: new Map(), extras: new Map() };
  type Held = { readonly values: FormValues; readonly note: string; readonly apart: string };
  const aDraft = () => createDraftStore<Held>({ parameters: [], draft: { values, note: '', apart: '' } });
  const filled: FormValues = { entries: new Map(), extras: new Map([['a', 1]]) };

  it('is brought back as a whole', () => {
    const { getState } = aDraft();
    getState().apply('fill', (draft) => ({ ...draft, values: filled, note: 'filled' }));
    getState().setEntry('b', text('1'));
    getState().undo();
    expect(getState().draft).toEqual({ values: filled, note: 'filled', apart: '' });
    getState().undo();
    expect(getState().draft).toEqual({ values, note: '', apart: '' });
    getState().redo();
    expect(getState().draft).toEqual({ values: filled, note: 'filled', apart: '' });
  });

  it('takes typing under one label for one step, and another label for another', () => {
    const { getState } = aDraft();
    const type = (label: string, note: string) =>
      getState().apply(label, (draft) => ({ ...draft, note }), 'typing');
    for (const note of ['1', '12', '123']) type('note', note);
    for (const note of ['4', '45']) type('other', note);
    getState().undo();
    expect(getState().draft.note).toBe('123');
    getState().undo();
    expect(getState()).toMatchObject({ draft: { note: '' }, canUndo: false });
  });

  it('makes no step of what changes nothing', () => {
    const { getState } = aDraft();
    getState().apply('nothing', (draft) => draft);
    expect(getState().canUndo).toBe(false);
  });

  it('keeps over undo and redo what is no step', () => {
    const { getState } = aDraft();
    getState().apply('note', (draft) => ({ ...draft, note: 'one' }));
    getState().amend((draft) => ({ ...draft, apart: 'kept' }));
    getState().undo();
    expect(getState().draft).toEqual({ values, note: '', apart: 'kept' });
    getState().redo();
    expect(getState().draft).toEqual({ values, note: 'one', apart: 'kept' });
  });

  it('begins with steps to undo where it was put in the place of other drafts', () => {
    const before = { values: defaultValues(parameters) };
    const { getState } = createDraftStore({
      parameters,
      draft: { values: defaultValues([]) },
      before: [before],
    });
    expect(getState().canUndo).toBe(true);
    getState().undo();
    expect(getState()).toMatchObject({ draft: before, canUndo: false, canRedo: true });
  });

  it('finds the latest draft of some kind to go back to', () => {
    const { getState } = aDraft();
    for (const note of ['one', 'two', 'two'])
      getState().apply('note', (draft) => ({ ...draft, note, apart: `${draft.apart}+` }));
    expect(getState().lastBefore(({ note }) => note !== 'two')).toMatchObject({ note: 'one', apart: '+' });
    expect(getState().lastBefore(({ note }) => note === 'three')).toBeUndefined();
  });
});

describe('a field that is still being read', () => {
  it('is named until all that is read into it is in', () => {
    const { getState } = createDraftStore({
      parameters: [],
      draft: { values: { entries: new Map(), extras: new Map() } },
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
