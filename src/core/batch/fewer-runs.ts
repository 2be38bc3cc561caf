import type { Rows } from '#core/form/rows.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import { type Filler, fillersOf } from './sheet/fillers.ts';
import { partTexts } from './sheet/cells/cell-items.ts';
import { sheetErrorIn } from './sheet/sheet-error.ts';
import {
  fills,
  isBlank,
  saidIn,
  type DraftColumn,
  type SheetDraft,
  type DraftRow,
} from './sheet/sheet-draft.ts';

/** Fewer runs with the same effect, because the Worker splits lists itself. */
export type FewerRuns = {
  readonly field: string;
  readonly columns: readonly number[];
  readonly runs: number;
  readonly items: number;
  readonly labels: boolean;
};

/**
 * What merging rows would save; undefined if it would not halve the runs, and for rows moved out of
 * another batch, which are identified by number.
 */
export function fewerRuns(
  { columns, rows, source }: Pick<SheetDraft, 'columns' | 'rows' | 'source'>,
  { splitting, parameters }: WorkerDescriptor,
): FewerRuns | undefined {
  if (source.kind === 'batch' && source.moved !== undefined) return undefined;
  const splits = new Set(splittingFields(splitting));
  const filler = fillersOf(columns, parameters).find(
    ({ parameter: { name, type } }) => splits.has(name) && type === 'array',
  );
  if (filler === undefined) return undefined;
  const parts = rows.chunks.map((chunk) => partOf(chunk, columns, filler));
  if (parts.some(({ joinable }) => !joinable)) return undefined;
  const sum = (of: 'rows' | 'items') => parts.reduce((all, part) => all + part[of], 0);
  const used = sum('rows');
  const groups = new Set<string>();
  for (const { shared } of parts) for (const key of shared) groups.add(key);
  if (used < 2 || groups.size * 2 > used) return undefined;
  const items = sum('items');
  const labels = columns.some((one) => one.target.kind === 'label');
  const places = filler.parts.map(({ at }) => at);
  return { field: filler.parameter.name, columns: places, runs: groups.size, items, labels };
}

const usedRows = (rows: Rows<DraftRow>): readonly DraftRow[] => rows.chunks.flatMap(usedIn);

const usedIn = (chunk: readonly DraftRow[]): readonly DraftRow[] =>
  chunk.filter((row) => row.leftOut !== true && !isBlank(row));

type ChunkFacts = {
  readonly columns: readonly DraftColumn[];
  readonly rows: number;
  readonly items: number;
  readonly joinable: boolean;
  readonly shared: ReadonlySet<string>;
};

const known = new WeakMap<readonly DraftRow[], ChunkFacts>();

function partOf(chunk: readonly DraftRow[], columns: readonly DraftColumn[], filler: Filler): ChunkFacts {
  const before = known.get(chunk);
  if (before?.columns === columns) return before;
  const used = usedIn(chunk);
  const places = filler.parts.map(({ at }) => at);
  const part = {
    columns,
    rows: used.length,
    shared: new Set(used.map(sharedBy(columns, places))),
    items: used.reduce((sum, row) => sum + itemsIn(filler, row), 0),
    joinable: used.every((row) => isJoinable(filler, row) && !holdsError(columns, row)),
  };
  known.set(chunk, part);
  return part;
}

/** An invalid row reports its own problem; merging would hide it, as the form would read it as text. */
const holdsError = (columns: readonly DraftColumn[], { cells }: DraftRow): boolean =>
  columns.some((column, at) => sheetErrorIn(column, cells[at] ?? '') !== undefined);

function isJoinable({ parts }: Filler, { cells }: DraftRow): boolean {
  // Of several texts of JSON in a cell the texts themselves would be sent.
  if (parts.some(({ at, within }) => within === undefined && /^\s*[[{]/.test(cells[at] ?? ''))) return false;
  const texts = parts.map(({ at, separator }) => partTexts(cells[at] ?? '', separator));
  // They stand one a line from then on.
  if (texts.some((items) => items.some((item) => /[\r\n]/.test(item)))) return false;
  if (parts.length === 1) return true;
  // A blank one at the end would be lost before those of the next row.
  return texts.every((items) => items.length === texts[0]?.length && (items.at(-1) ?? '') !== '');
}

function itemsIn({ parts }: Filler, { cells }: DraftRow): number {
  const [first = [], ...others] = parts.map(({ at, separator }) => partTexts(cells[at] ?? '', separator));
  return first.filter((item, at) => item !== '' || others.some((texts) => (texts[at] ?? '') !== '')).length;
}

function sharedBy(columns: readonly DraftColumn[], places: readonly number[]): (row: DraftRow) => string {
  const others = columns.flatMap((one, at) =>
    !places.includes(at) && fills(one) ? [[at, one] as const] : [],
  );
  return ({ cells }) => others.map(([at, one]) => saidIn(one, cells[at])).join('\0');
}

export function groupRows({ columns, rows }: SheetDraft, places: readonly number[]): readonly DraftRow[] {
  const shared = sharedBy(columns, places);
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
      if (places.includes(place))
        return group.flatMap(({ cells: held }) => partTexts(held[place] ?? '', separatorOf(one))).join('\n');
      const cells = group.map(({ cells: held }) => saidIn(one, held[place]));
      // What fills something is the same in all of them.
      return fills(one) ? (cells[0] ?? '') : [...new Set(cells)].join(', ');
    }),
  }));
}

const separatorOf = ({ target }: DraftColumn) =>
  (target.kind === 'field' ? target.separator : undefined) ?? '\n';
