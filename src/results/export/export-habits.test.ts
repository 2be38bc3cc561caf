import { expect, it } from 'vitest';

import { storedHabits } from './export-habits.ts';

const habits = {
  target: 'xlsx',
  columns: 'table',
  escapeFormulas: true,
  marked: true,
  optionsOpen: false,
} as const;

it('takes JSON for what nobody has chosen where the first version wrote it, and no other form', () => {
  const nestedOf = (nested: string) => {
    const read = storedHabits.codec.decode(JSON.stringify({ format: 1, ...habits, nested }));
    return read.ok && read.value.nested;
  };
  expect(['json', 'text', 'split'].map(nestedOf)).toEqual([undefined, 'text', 'split']);
});

it('keeps JSON that is chosen', () => {
  const chosen = { ...habits, nested: 'json' } as const;
  expect(storedHabits.codec.decode(storedHabits.codec.encode(chosen))).toEqual({ ok: true, value: chosen });
});

it('keeps the columns that were chosen one by one, with the Worker that they are of', () => {
  const decode = (columns: unknown) => {
    const read = storedHabits.codec.decode(JSON.stringify({ format: 3, ...habits, columns }));
    return read.ok && read.value.columns;
  };
  const chosen = { worker: 'a/b', keys: ['title', '__proto__'] };
  expect(decode(chosen)).toEqual(chosen);
  expect(decode('all')).toBe('all');
  expect([undefined, 'some', { worker: 'a/b', keys: [] }, { keys: ['title'] }].map(decode)).toEqual(
    Array(4).fill('table'),
  );
});
