import type { Parameter } from '#core/form/parameter.ts';

import {
  type CellKind,
  type CellWay,
  type ColumnWays,
  doubtIn,
  isDoubtable,
  kindOfField,
  kindOfOption,
  NO_WAYS,
  wayShown,
} from './cells/cell-ways.ts';
import type { RowCheck, RowChecker, RowProblem } from './check-rows.ts';
import { specOf } from './fillers.ts';
import { type DraftColumn, type DraftRow, type SheetDraft, textsIn } from './sheet-draft.ts';

export const NO_COLUMN_WAYS: ColumnWays = new Map();

type JudgedColumn = { readonly at: number; readonly column: DraftColumn; readonly kind: CellKind };

const known = new WeakMap<RowChecker['checkAlone'], WeakMap<readonly DraftRow[], ColumnWays>>();

/** Notations that the cells of each column reveal, including earlier cells. Memoized per chunk. */
export function waysOf(
  { rules, checkAlone }: RowChecker,
  { rows, seen }: Pick<SheetDraft, 'rows' | 'seen'>,
): ColumnWays {
  const byChunk = known.get(checkAlone) ?? new WeakMap<readonly DraftRow[], ColumnWays>();
  known.set(checkAlone, byChunk);
  const judged = judgedColumns(rules.columns, rules.descriptor.parameters);
  const found = new Map<number, ReadonlySet<CellWay>>();
  const add = (at: number, ways: Iterable<CellWay>) => {
    const all = new Set([...(found.get(at) ?? NO_WAYS), ...ways]);
    if (all.size > 0) found.set(at, all);
  };
  for (const { at } of judged) add(at, seen?.get(at) ?? []);
  for (const chunk of judged.length === 0 ? [] : rows.chunks) {
    const ways = byChunk.get(chunk) ?? waysIn(chunk, judged);
    byChunk.set(chunk, ways);
    for (const [at, own] of ways) add(at, own);
  }
  return found;
}

function waysIn(chunk: readonly DraftRow[], judged: readonly JudgedColumn[]): ColumnWays {
  return new Map(
    judged.map(({ at, column }) => {
      const shown = new Set<CellWay>();
      for (const { cells } of chunk) {
        for (const text of textsIn(column, cells[at])) {
          const way = wayShown(text);
          if (way) shown.add(way);
        }
      }
      return [at, shown] as const;
    }),
  );
}

export const isSameWays = (one: ColumnWays, other: ColumnWays): boolean =>
  one.size === other.size &&
  [...one].every(([at, ways]) => {
    const others = other.get(at);
    return others?.size === ways.size && [...ways].every((way) => others.has(way));
  });

export function judgedBy(checker: RowChecker, ways: ColumnWays): RowChecker {
  const { rules, checkAlone } = checker;
  const doubtable = judgedColumns(rules.columns, rules.descriptor.parameters).filter(
    ({ at, column, kind }) => column.asRead !== true && isDoubtable(kind, ways.get(at) ?? NO_WAYS),
  );
  if (doubtable.length === 0) return { ...checker, ways, check: checkAlone };
  const answers = new WeakMap<DraftRow, RowCheck>();
  const judge = (row: DraftRow): RowCheck => {
    const alone = checkAlone(row);
    const doubts = doubtable.flatMap((judged) => doubtAt(judged, row.cells[judged.at] ?? '', ways) ?? []);
    if (doubts.length === 0) return alone;
    const { order: _, problems, ...rest } = alone;
    const others = problems.filter((one) => doubts.every(({ column }) => column !== one.column));
    const inOrder = [...doubts, ...others].sort((one, other) => (one.column ?? -1) - (other.column ?? -1));
    return { ...rest, problems: inOrder };
  };
  return {
    ...checker,
    ways,
    check: (row) => {
      const answer = answers.get(row) ?? judge(row);
      answers.set(row, answer);
      return answer;
    },
  };
}

/** Rewrites a cell in an unambiguous notation with the meaning it is read as. */
export function plainCell({ rules, ways }: RowChecker, at: number, text: string): string {
  const judged = judgedColumns(rules.columns, rules.descriptor.parameters).find((one) => one.at === at);
  const doubt = judged && doubtAt(judged, text, ways);
  return doubt?.obstacle.cells.own ?? text;
}

function doubtAt(
  { at, column, kind }: JudgedColumn,
  cell: string,
  ways: ColumnWays,
): PlacedDoubt | undefined {
  const shown = ways.get(at) ?? NO_WAYS;
  const texts = textsIn(column, cell);
  const doubts = texts.map((text) => doubtIn(kind, text, shown));
  const first = doubts.find((doubt) => doubt !== undefined);
  if (first === undefined) return undefined;
  const { separator = '\n' } = column.target.kind === 'field' ? column.target : {};
  const cellWith = (reading: 'own' | 'other') =>
    texts.map((text, place) => doubts[place]?.[reading] ?? text.trim()).join(separator);
  const cells = { own: cellWith('own'), other: cellWith('other') };
  return { column: at, obstacle: { kind: 'doubtful', ...first, cells } };
}

type PlacedDoubt = {
  readonly column: number;
  readonly obstacle: Extract<RowProblem['obstacle'], { readonly kind: 'doubtful' }>;
};

const knownColumns = new WeakMap<
  readonly DraftColumn[],
  readonly [readonly Parameter[], readonly JudgedColumn[]]
>();

function judgedColumns(
  columns: readonly DraftColumn[],
  parameters: readonly Parameter[],
): readonly JudgedColumn[] {
  const before = knownColumns.get(columns);
  if (before?.[0] === parameters) return before[1];
  const made = columns.flatMap((column, at) => {
    const kind = kindOf(column, parameters);
    return kind ? [{ at, column, kind }] : [];
  });
  knownColumns.set(columns, [parameters, made]);
  return made;
}

function kindOf({ target }: DraftColumn, parameters: readonly Parameter[]): CellKind | undefined {
  if (target.kind === 'option') return kindOfOption(target.name);
  const spec = target.kind === 'field' ? specOf(target, parameters) : undefined;
  return spec && kindOfField(spec);
}
