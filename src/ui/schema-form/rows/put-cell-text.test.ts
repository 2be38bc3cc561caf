import { expect, it } from 'vitest';

import { aColumn } from '#core/form/a-parameter.ts';

import { putCellText } from './put-cell-text.ts';

const mode = aColumn({
  name: 'mode',
  editor: 'select',
  options: [
    { label: 'Fast', value: 1 },
    { label: '1', value: 2 },
  ],
});
const deep = aColumn({ name: 'deep', type: 'boolean', editor: 'switch' });

it('finds an option by its value before its label, in any case', () => {
  expect(putCellText(null, mode, ' fast ')).toEqual({ mode: 1 });
  expect(putCellText(null, mode, '1')).toEqual({ mode: 1 });
  expect(putCellText({ url: 'a' }, mode, 'other')).toEqual({ url: 'a', mode: 'other' });
});

it('reads on and off as people write them', () => {
  expect(putCellText(null, deep, 'TRUE')).toEqual({ deep: true });
  expect(putCellText(null, deep, 'no')).toEqual({ deep: false });
  expect(putCellText(null, deep, 'maybe')).toEqual({ deep: 'maybe' });
});

it('takes everything else as if it was typed', () => {
  expect(putCellText(null, aColumn({ name: 'n', type: 'integer' }), ' 5 ')).toEqual({ n: 5 });
  expect(putCellText({ n: 5 }, aColumn({ name: 'n', type: 'integer' }), ' ')).toBeNull();
});
