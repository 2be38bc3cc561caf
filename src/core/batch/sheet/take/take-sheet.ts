import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { guessHeader } from '#core/sheet/guess-grid.ts';
import { plainName } from '#core/find/plain-name.ts';
import type { Grid, Sheet, SheetRow } from '#core/sheet/sheet.ts';

import { mapColumns, type RememberedTargets } from './map-columns.ts';
import {
  type DraftColumn,
  fills,
  type SheetDraft,
  type SheetSource,
  toDraftRows,
  USUAL_LIMITS,
} from '../sheet-draft.ts';

/** Rows that a batch can have. */
export const MOST_ROWS = 10_000;

/** Columns that a batch can have. */
export const MOST_COLUMNS = 200;

type Taken = {
  readonly source: SheetSource;
  readonly descriptor: WorkerDescriptor;
  readonly remembered: RememberedTargets;
  /** Tables of the form without a row, as `mapColumns` takes them. */
  readonly emptyTables?: ReadonlySet<string>;
  /** Rows that are passed over. */
  readonly passed?: number;
  /** Names of columns that are taken before others, where a batch cannot have all. */
  readonly wanted?: readonly string[];
};

/** Rows that tell what a column holds. */
export const SAMPLED = 50;

/** The first rows, and further down the first cell of each column that is empty in them. */
function sampleOf({ columns, rows }: Sheet): Sheet['rows'] {
  const sample = rows.slice(0, SAMPLED);
  const isFilled = (row: SheetRow, column: number) => (row[column] ?? '').trim() !== '';
  let empty = [...columns.keys()].filter((column) => !sample.some((row) => isFilled(row, column)));
  for (let at = SAMPLED; at < rows.length && empty.length > 0; at += 1) {
    const row = rows[at] ?? [];
    if (!empty.some((column) => isFilled(row, column))) continue;
    sample.push(row);
    empty = empty.filter((column) => !isFilled(row, column));
  }
  return sample;
}

/** The rows of a sheet as a batch for a Worker: each column with what it fills. */
export function takeSheet(sheet: Sheet, taken: Taken): SheetDraft {
  const { source, passed = 0, wanted = [] } = taken;
  const isResults = source.kind === 'run' || source.kind === 'results';
  const mapped = mapColumns({ ...taken, isResults, names: sheet.columns, sample: sampleOf(sheet) });
  const rows = sheet.rows.slice(passed, passed + MOST_ROWS);
  const places = placesOfColumns(mapped, wanted);
  const isWhole = places.length === mapped.length;
  return {
    source,
    columns: isWhole ? mapped : places.flatMap((place) => mapped[place] ?? []),
    rows: toDraftRows(
      isWhole ? rows : rows.map((row) => places.map((place) => row[place] ?? '')),
      places.length,
      passed + 1,
    ),
    limits: USUAL_LIMITS,
  };
}

/**
 * The columns, by their letters, for which to read a wide file once more of which not all rows could be held: those that were taken of it.
 * Undefined where as many rows are there as a batch can have, or all its columns are taken.
 */
export function columnsToRead(
  { letters }: Grid,
  sheet: Sheet,
  taken: SheetDraft,
): readonly string[] | undefined {
  if (sheet.rows.length >= MOST_ROWS || taken.columns.length === letters.length) return undefined;
  const names = new Set(taken.columns.map(({ name }) => name));
  return letters.filter((_, at) => names.has(sheet.columns[at] ?? ''));
}

/** The columns that a batch has of those of a sheet, in their order: what is wanted, what fills something, and the first others. */
function placesOfColumns(columns: readonly DraftColumn[], wanted: readonly string[]): readonly number[] {
  const rankOf = (column: DraftColumn) => (wanted.includes(column.name) ? 0 : fills(column) ? 1 : 2);
  const ranked = columns.map((column, place) => ({ place, rank: rankOf(column) }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_COLUMNS)
    .map(({ place }) => place)
    .toSorted((a, b) => a - b);
}

/** Cells that a name can be: a text that is not long. */
const NAME = /^(?=.*\p{L}).{1,60}$/u;

/**
 * Which row of a grid names its columns, from 0; undefined where none does. Beside what tells the header of any sheet, the first row does
 * where one of its cells is like the name of a field, and in a file where it is names throughout.
 */
export function headerOf(grid: Grid, descriptor: WorkerDescriptor, isFile: boolean): number | undefined {
  const { parameters } = descriptor;
  const guessed = guessHeader(
    grid.rows,
    parameters.flatMap(({ name, title, columns }) => [
      ...[name, title],
      ...columns.flatMap((column) => [column.name, column.title]),
    ]),
  );
  if (guessed !== undefined) return guessed;
  const [names = []] = grid.rows;
  const isLikeField = mapColumns({ names, sample: [], descriptor }).some(fills);
  const filled = names.filter((name) => name.trim() !== '');
  const areNames = filled.length > 0 && filled.every((name) => NAME.test(name));
  // Where nothing in it is like a field, names are told by this: each is there, and once.
  const areUnlike = new Set(names.map(plainName)).size === names.length && filled.length === names.length;
  return areNames && (isLikeField || (isFile && areUnlike && names.length > 1)) ? 0 : undefined;
}
