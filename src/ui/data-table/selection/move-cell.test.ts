import { describe, expect, it } from 'vitest';

import { type CellPlace, moveCell } from './move-cell.ts';

const grid = { rows: 100, columns: 5, pageRows: 20 };
const from: CellPlace = { row: 50, column: 2 };

describe('moving through a grid', () => {
  it.each<[string, boolean, CellPlace | undefined]>([
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowLeft', false, { row: 50, column: 1 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['ArrowDown', true, { row: 99, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
    ['PageUp', false, { row: 30, column: 2 }],
    ['PageDown', false, { row: 70, column: 2 }],
    ['Tab', false, undefined],
    ['constructor', false, undefined],
  ])('%s (with Ctrl: %s) leads to %j', (key, far, to) => {
    expect(moveCell(key, far, from, grid)).toEqual(to);
  });

  it('stays inside', () => {
    expect(moveCell('PageDown', false, { row: 95, column: 4 }, grid)).toEqual({ row: 99, column: 4 });
    expect(moveCell('ArrowLeft', false, { row: 0, column: 0 }, grid)).toEqual({ row: 0, column: 0 });
    expect(moveCell('ArrowDown', false, from, { ...grid, rows: 0 })).toBeUndefined();
  });
});
