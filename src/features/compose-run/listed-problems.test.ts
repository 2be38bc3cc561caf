import { expect, it } from 'vitest';

import { aParameter } from '#core/form/a-parameter.ts';

import { fieldOfEmptyInput, fieldOfTaskProblem } from './listed-problems.ts';

const parameters = [aParameter({ name: 'note' }), aParameter({ name: 'urls' })];

it('leads from a problem with the tasks to a field that is drawn, else to the JSON', () => {
  expect(fieldOfTaskProblem({ kind: 'allEmpty', fields: ['ghost', 'urls'] }, parameters)).toBe('urls');
  expect(fieldOfTaskProblem({ kind: 'allEmpty', fields: ['ghost'] }, parameters)).toBe('custom-json');
  expect(fieldOfTaskProblem({ kind: 'fieldNotAList', field: 'note' }, parameters)).toBe('note');
  expect(fieldOfTaskProblem({ kind: 'fieldMissing', field: 'ghost' }, parameters)).toBe('custom-json');
  expect(fieldOfTaskProblem({ kind: 'tooManyTasks', count: 3, limit: 2 }, parameters)).toBe('custom-json');
});

it('foresees that an input without anything in it is refused, where the Worker has parameters', () => {
  expect(fieldOfEmptyInput(parameters, {})).toBe('note');
  expect(fieldOfEmptyInput(parameters, { more: 1 })).toBeUndefined();
  expect(fieldOfEmptyInput([], {})).toBeUndefined();
});
