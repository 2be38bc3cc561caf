import { expect, it } from 'vitest';

import { storedHabits } from './export-choices.ts';

const habits = { target: 'xlsx', escapeFormulas: true, marked: true };

it('takes JSON for what nobody has chosen where the first version wrote it, and no other form', () => {
  const nestedOf = (nested: string) => {
    const read = storedHabits.codec.decode(JSON.stringify({ format: 1, ...habits, nested }));
    return read.ok && read.value.nested;
  };
  expect(['json', 'text', 'split'].map(nestedOf)).toEqual([undefined, 'text', 'split']);
});

it('keeps JSON that is chosen', () => {
  const chosen = { ...habits, target: 'xlsx', nested: 'json' } as const;
  expect(storedHabits.codec.decode(storedHabits.codec.encode(chosen))).toEqual({ ok: true, value: chosen });
});
