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

export const MOST_ROWS = 10_000;

export const MOST_COLUMNS = 200;

type SheetToTake = {
  readonly source: SheetSource;
  readonly descriptor: WorkerDescriptor;
  readonly remembered: RememberedTargets;
  readonly emptyTables?: ReadonlySet<string>;
  readonly passed?: number;
  readonly wanted?: readonly string[];
};

export const SAMPLED = 50;

/** The first rows, and for each column empty in them its first cell further down. */
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

export function takeSheet(sheet: Sheet, input: SheetToTake): SheetDraft {
  const { source, passed = 0, wanted = [] } = input;
  const isResults = source.kind === 'run' || source.kind === 'results';
  const mapped = mapColumns({ ...input, isResults, names: sheet.columns, sample: sampleOf(sheet) });
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
 * Letters of the columns to reread from a wide file whose rows did not all fit. Undefined if there are as
 * many rows as a batch can have, or all columns are used.
 */
export function columnsToRead(
  { letters }: Grid,
  sheet: Sheet,
  draft: SheetDraft,
): readonly string[] | undefined {
  if (sheet.rows.length >= MOST_ROWS || draft.columns.length === letters.length) return undefined;
  const names = new Set(draft.columns.map(({ name }) => name));
  return letters.filter((_, at) => names.has(sheet.columns[at] ?? ''));
}

function placesOfColumns(columns: readonly DraftColumn[], wanted: readonly string[]): readonly number[] {
  const rankOf = (column: DraftColumn) => (wanted.includes(column.name) ? 0 : fills(column) ? 1 : 2);
  const ranked = columns.map((column, place) => ({ place, rank: rankOf(column) }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_COLUMNS)
    .map(({ place }) => place)
    .toSorted((a, b) => a - b);
}

const NAME = /^(?=.*\p{L}).{1,60}$/u;

/**
 * Index of the header row of a grid, from 0; undefined if there is none.
 * Besides the general rule, the first row is the header if a cell resembles a field's name, or in a file
 * if all its cells look like names.
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
