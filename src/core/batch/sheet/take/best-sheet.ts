import { sheetOf } from '#core/sheet/grid.ts';
import { type Grid, type SheetFile, WHOLE_ROWS } from '#core/sheet/sheet.ts';

import { fills } from '../sheet-draft.ts';
import { mapColumns } from './map-columns.ts';
import { headerOf, SAMPLED } from './take-sheet.ts';

type MappingInput = Pick<Parameters<typeof mapColumns>[0], 'descriptor' | 'remembered' | 'emptyTables'>;

/**
 * The workbook sheet whose columns fill the most, if it is not the one that was read; the first on a tie.
 * Undefined if the person chose a sheet.
 */
export function betterSheet({ grid, others = [] }: SheetFile, known: MappingInput): string | undefined {
  if (others.length === 0) return undefined;
  let most = filledBy(grid, known);
  let better: string | undefined;
  for (const other of others) {
    const filled = filledBy(other.grid, known);
    if (filled <= most) continue;
    [most, better] = [filled, other.name];
  }
  return better;
}

function filledBy({ rows, ...grid }: Grid, known: MappingInput): number {
  const begin = { ...grid, rows: rows.slice(0, WHOLE_ROWS) };
  const header = headerOf(begin, known.descriptor, true);
  const sheet = sheetOf(begin, { header, nameOf: (letters) => letters });
  const sample = sheet.rows.slice(0, SAMPLED);
  if (sample.length === 0) return 0;
  return mapColumns({ ...known, names: sheet.columns, sample }).filter(fills).length;
}
