import type { Rows } from '#core/form/rows.ts';
import { splittingFields } from '#core/tasks/split-into-tasks.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import { itemTexts } from './sheet/cell-entry.ts';
import { fills, isBlank, type DraftColumn, type SheetDraft, type DraftRow } from './sheet/sheet-draft.ts';

/** Fewer runs that do the same, because the Worker splits lists by itself. */
export type FewerRuns = {
  /** The list field whose items the platform makes subtasks of, and the place of its column. */
  readonly field: string;
  readonly column: number;
  /** One: all rows differ in that field only. */
  readonly runs: number;
  /** Items in all its cells. */
  readonly items: number;
  /** There are labels, which would stay with the items no more. */
  readonly labels: boolean;
};

/**
 * What putting rows together would come to; undefined where it would not at least halve the runs, and for rows that are to be left
 * out of the batch where they wait, which go by their numbers.
 */
export function fewerRuns(
  { columns, rows, source }: Pick<SheetDraft, 'columns' | 'rows' | 'source'>,
  { splitting, parameters }: WorkerDescriptor,
): FewerRuns | undefined {
  if (source.kind === 'batch' && source.moved !== undefined) return undefined;
  const splits = new Set(splittingFields(splitting));
  const column = columns.findIndex(
    ({ target }) =>
      target.kind === 'field' &&
      splits.has(target.name) &&
      parameters.some(({ name, type }) => name === target.name && type === 'array'),
  );
  const target = columns[column]?.target;
  if (target?.kind !== 'field') return undefined;
  const parts = rows.chunks.map((chunk) => partOf(chunk, columns, column));
  const sum = (of: 'rows' | 'items') => parts.reduce((all, part) => all + part[of], 0);
  const used = sum('rows');
  const groups = new Set<string>();
  for (const { shared } of parts) for (const key of shared) groups.add(key);
  if (used < 2 || groups.size * 2 > used) return undefined;
  const items = sum('items');
  const labels = columns.some((one) => one.target.kind === 'label');
  return { field: target.name, column, runs: groups.size, items, labels };
}

const usedRows = (rows: Rows<DraftRow>): readonly DraftRow[] => rows.chunks.flatMap(usedIn);

const usedIn = (chunk: readonly DraftRow[]): readonly DraftRow[] =>
  chunk.filter((row) => row.leftOut !== true && !isBlank(row));

/** What is known of the rows of one chunk. */
type Part = {
  readonly columns: readonly DraftColumn[];
  readonly rows: number;
  readonly items: number;
  /** What rows that can share a run have in common. */
  readonly shared: ReadonlySet<string>;
};

const known = new WeakMap<readonly DraftRow[], Part>();

/** Remembered, for a chunk never changes. */
function partOf(chunk: readonly DraftRow[], columns: readonly DraftColumn[], column: number): Part {
  const before = known.get(chunk);
  if (before?.columns === columns) return before;
  const used = usedIn(chunk);
  const separator = separatorOf(columns[column]);
  const part = {
    ...{ columns, rows: used.length, shared: new Set(used.map(sharedBy(columns, column))) },
    items: used.reduce((sum, { cells }) => sum + itemTexts(cells[column] ?? '', separator).length, 0),
  };
  known.set(chunk, part);
  return part;
}

/** Tells what rows that can share a run have in common. */
function sharedBy(columns: readonly DraftColumn[], column: number): (row: DraftRow) => string {
  const others = columns.flatMap((one, at) => (at !== column && fills(one) ? [at] : []));
  return ({ cells }) => others.map((at) => cells[at]?.trim() ?? '').join('\0');
}

/** The rows of which one run each comes, put together: the items of a group stand in one cell, one a line. */
export function groupRows({ columns, rows }: SheetDraft, column: number): readonly DraftRow[] {
  const separator = separatorOf(columns[column]);
  const shared = sharedBy(columns, column);
  const groups = new Map<string, DraftRow[]>();
  for (const row of usedRows(rows)) {
    const key = shared(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group, at) => ({
    number: at + 1,
    cells: columns.map((one, place) => {
      const cells = group.map(({ cells: held }) => held[place]?.trim() ?? '');
      if (place === column) return cells.flatMap((cell) => itemTexts(cell, separator)).join('\n');
      // What fills something is the same in all of them.
      return fills(one) ? (cells[0] ?? '') : [...new Set(cells)].join(', ');
    }),
  }));
}

const separatorOf = (column: DraftColumn | undefined) =>
  (column?.target.kind === 'field' ? column.target.separator : undefined) ?? '\n';
