import type { Entry } from '#core/form/entry.ts';
import type { Column, Parameter } from '#core/form/parameter.ts';
import { putCellText } from '#core/form/reading/cell-text.ts';
import { type Rows, rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { entryFromCell } from './cells/cell-entry.ts';
import { partTexts, placesIn, type Separator } from './cells/cell-items.ts';
import { type DraftColumn, type DraftRow, fillableColumns, type Target } from './sheet-draft.ts';

export type Filler = {
  readonly parameter: Parameter;
  readonly parts: readonly FilledPlace[];
};

type FilledPlace = {
  readonly at: number;
  readonly within?: Column;
  readonly separator: Separator;
};

export type FieldTarget = Extract<Target, { readonly kind: 'field' }>;

const known = new WeakMap<readonly DraftColumn[], readonly [readonly Parameter[], readonly Filler[]]>();

export function fillersOf(
  columns: readonly DraftColumn[],
  parameters: readonly Parameter[],
): readonly Filler[] {
  const before = known.get(columns);
  if (before?.[0] === parameters) return before[1];
  const made = new Map<string, { readonly parameter: Parameter; readonly parts: FilledPlace[] }>();
  for (const [at, { target }] of columns.entries()) {
    if (target.kind !== 'field') continue;
    const parameter = parameters.find(({ name }) => name === target.name);
    const within = parameter && fillableColumns(parameter).find(({ name }) => name === target.within);
    if (parameter === undefined || (target.within !== undefined && within === undefined)) continue;
    const filler = made.get(parameter.name) ?? { parameter, parts: [] };
    made.set(parameter.name, filler);
    filler.parts.push({ at, separator: target.separator ?? '\n', ...(within && { within }) });
  }
  const fillers = [...made.values()];
  known.set(columns, [parameters, fillers]);
  return fillers;
}

export type MissingPart = { readonly field: string; readonly within: string; readonly beside: number };

export const missingParts = (fillers: readonly Filler[]): readonly MissingPart[] =>
  fillers.flatMap(({ parameter, parts }) => {
    const [first] = parts;
    const filled = new Set(parts.map(({ within }) => within?.name));
    if (first === undefined || filled.has(undefined)) return [];
    return fillableColumns(parameter).flatMap(({ name, required }) =>
      required && !filled.has(name) ? [{ field: parameter.name, within: name, beside: first.at }] : [],
    );
  });

export function entryOf({ parameter, parts }: Filler, { cells }: Pick<DraftRow, 'cells'>): Entry | undefined {
  const whole = parts.findLast(({ within }) => within === undefined);
  if (whole) return entryFromCell(parameter, cells[whole.at] ?? '', whole.separator);
  const filled = parts.map((part) => ({ ...part, texts: partTexts(cells[part.at] ?? '', part.separator) }));
  const length = Math.max(0, ...filled.map(({ texts }) => texts.length));
  if (length === 0) return undefined;
  const rows = Array.from({ length }, (_, row) =>
    filled.reduce<Json>(
      (made, { within, texts }) => (within ? putCellText(made, within, texts[row] ?? '') : made),
      null,
    ),
  );
  return { kind: 'rows', rows: rowsOf(rows) };
}

export type Uneven = {
  readonly at: number;
  readonly count: number;
  readonly other: number;
  readonly most: number;
};

export const lengthOf = ({ parts }: Filler, { cells }: Pick<DraftRow, 'cells'>): number =>
  Math.max(0, ...parts.map(({ at, separator }) => partTexts(cells[at] ?? '', separator).length));

const knownPlaces = new WeakMap<Filler, WeakMap<readonly DraftRow[], readonly number[]>>();

/** Places of the rows to send that make a row of a table. Memoized per chunk. */
export function placesFilling(filler: Filler, rows: Rows<DraftRow>): readonly number[] {
  const byChunk = knownPlaces.get(filler) ?? new WeakMap<readonly DraftRow[], readonly number[]>();
  knownPlaces.set(filler, byChunk);
  const within = (chunk: readonly DraftRow[]) =>
    chunk.flatMap((row, at) => (row.leftOut !== true && lengthOf(filler, row) > 0 ? [at] : []));
  let from = 0;
  return rows.chunks.flatMap((chunk) => {
    const places = byChunk.get(chunk) ?? within(chunk);
    byChunk.set(chunk, places);
    from += chunk.length;
    return places.map((at) => from - chunk.length + at);
  });
}

/**
 * Cells whose items do not align with the others. A blank cell leaves its table column empty; trailing
 * blank items need explicit places.
 */
export function unevenCells(filler: Filler, row: Pick<DraftRow, 'cells'>): readonly Uneven[] {
  const { parts } = filler;
  if (parts.length < 2 || parts.some(({ within }) => within === undefined)) return [];
  const most = lengthOf(filler, row);
  const textOf = (at: number) => row.cells[at] ?? '';
  const longest = parts.find(({ at, separator }) => partTexts(textOf(at), separator).length === most);
  return parts.flatMap(({ at, separator }) => {
    const count = placesIn(textOf(at), separator).length;
    return longest === undefined || count === 0 || count >= most
      ? []
      : [{ at, count, other: longest.at, most }];
  });
}

export const entryOfParts = (texts: readonly string[]): Entry => ({
  kind: 'rows',
  rows: rowsOf(texts.map((text) => (text === '' ? null : text))),
});

const specs = new WeakMap<Column, Parameter>();

export function specOf(
  { name, within }: FieldTarget,
  parameters: readonly Parameter[],
): Parameter | undefined {
  const parameter = parameters.find((one) => one.name === name);
  if (within === undefined) return parameter;
  const column = parameter && fillableColumns(parameter).find((one) => one.name === within);
  if (column === undefined) return undefined;
  const made = specs.get(column) ?? { ...column, itemShape: { kind: 'text' }, columns: [] };
  specs.set(column, made);
  return made;
}
