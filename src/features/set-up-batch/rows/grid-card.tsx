import { Ban, CornerUpLeft, Plus, Search, Trash2, Undo2 } from 'lucide-react';
import {
  type ReactNode,
  type Ref,
  startTransition,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';

import { holdsItems } from '#core/batch/sheet/cells/cell-entry.ts';
import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import { specOf } from '#core/batch/sheet/fillers.ts';
import type { DraftColumn, DraftRow, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { valueText } from '#core/json/write.ts';
import { parseGrid } from '#core/sheet/parse-grid.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';
import { fitWidth } from '#ui/data-table/columns/column-widths.ts';
import { EditGrid, type EditGridHandle } from '#ui/edit-grid/edit-grid.tsx';
import type { GridRow } from '#ui/edit-grid/edit-row.tsx';

import type { TitleOf } from '../form/use-titles.ts';
import { fieldOf } from './sheet-cell-dialog.tsx';
import type { Checked } from './use-checks.ts';
import type { CellPlace } from './use-problem-walk.ts';
import { ColumnHead } from './column-head.tsx';
import { useRowProblemText } from './problem-words.ts';
import { useFoundRows } from './use-found-rows.ts';
import type { SheetActions } from '../sheet/use-sheet.ts';

type GridCardProps = {
  readonly sheet: SheetDraft;
  readonly descriptor: WorkerDescriptor;
  readonly checker: RowChecker;
  readonly last: Checked | undefined;
  readonly clashing: ReadonlySet<number>;
  readonly canUndo: boolean;
  readonly actions: SheetActions;
  readonly titleOf: TitleOf;
  readonly onActive: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace) => void;
  readonly ref: Ref<{ readonly goTo: (place: CellPlace) => void }>;
  readonly children: ReactNode;
};

export function GridCard(props: GridCardProps) {
  const { ref, sheet, descriptor, checker, last, clashing, canUndo, actions, titleOf, onActive, children } =
    props;
  const t = useMessages();
  const { columns, rows } = sheet;
  const { parameters } = descriptor;
  const grid = useRef<EditGridHandle>(null);
  const [search, setSearch] = useState('');
  const [wrongOnly, setWrongOnly] = useState(false);
  const [pastHidden, setPastHidden] = useState(0);
  const [selected, setSelected] = useState<VerticalSpan>();
  const wrong = useMemo(() => last && { rows: last.rows, places: last.sums.wrong }, [last]);
  const found = useFoundRows(rows, { search, only: wrongOnly ? wrong : undefined });
  const count = found?.length ?? rows.length;
  const placeOf = (index: number): number | undefined => (found ? found[index] : index);
  const placed = <At extends { readonly row: number }>(shownAt: At): readonly At[] => {
    const row = placeOf(shownAt.row);
    return row === undefined ? [] : [{ ...shownAt, row }];
  };
  const uncover = (place: CellPlace) => {
    setSearch('');
    setWrongOnly(false);
    requestAnimationFrame(() => grid.current?.goTo(place));
  };
  const textOf = useRowProblemText(titleOf, columns);
  const shownRow = useMemo(() => rowMaker(checker, textOf), [checker, textOf]);
  // Columns are fitted to the rows that came, and stay so while those are edited.
  const [sample, setSample] = useState({ of: sheet.source, rows: rows.chunks[0] ?? [] });
  if (sample.of !== sheet.source) setSample({ of: sheet.source, rows: rows.chunks[0] ?? [] });
  const shown = useMemo(
    () => columns.map((column, at) => toEditColumn(column, { at, sample, parameters, titleOf, t })),
    [columns, parameters, titleOf, sample, t],
  );
  useImperativeHandle(ref, () => ({
    goTo: ({ row, column }) => {
      const index = found ? found.indexOf(row) : row;
      if (index === -1) uncover({ row, column });
      else grid.current?.goTo({ row: index, column });
    },
  }));
  return (
    <>
      <EditGrid
        ref={grid}
        label={t('batch.grid')}
        columns={shown}
        rowCount={count}
        rowAt={(index) => {
          const row = rowAt(rows, placeOf(index) ?? -1);
          return row && shownRow(row);
        }}
        head={(at) => {
          const column = columns[at];
          return (
            column && (
              <ColumnHead
                at={at}
                column={column}
                parameters={parameters}
                titleOf={titleOf}
                clashes={clashing.has(at)}
                onTarget={actions.setTarget}
              />
            )
          );
        }}
        cellLabel={(row, at) => t('batch.cell', { row: row.number, column: columns[at]?.name ?? '' })}
        onPut={(texts) => {
          actions.putCells(texts.flatMap(placed));
          const past = new Set(texts.flatMap(({ row }) => (placeOf(row) === undefined ? [row] : [])));
          setPastHidden(past.size);
        }}
        onSelect={(active, { top, bottom }) => {
          // The grid is painted before what is said beside it.
          startTransition(() => {
            setSelected({ top, bottom });
            placed(active).forEach(onActive);
          });
        }}
        onOpen={(place) => {
          const isField = fieldOf(sheet, descriptor, place.column) !== undefined;
          if (isField) placed(place).forEach(props.onOpen);
          return isField;
        }}
        readBlock={(text) => [...parseGrid(text)]}
        className="max-h-[max(17rem,calc(100dvh-23.5rem))]"
      />
      <PastHidden count={found ? pastHidden : 0} />
      {count === 0 && rows.length > 0 && (
        <p role="status" className="border-b border-line px-4 py-3 text-muted">
          {t('batch.noneFound')}
        </p>
      )}
      {children}
      <GridTools
        search={search}
        wrongOnly={wrongOnly}
        canUndo={canUndo}
        hasWrong={wrong !== undefined && wrong.places.length > 0}
        found={found && t('batch.found', { count, of: formatNumber(rows.length) })}
        onSearch={(text) => {
          setSearch(text);
          setPastHidden(0);
        }}
        onWrongOnly={(isOn) => {
          setWrongOnly(isOn);
          setPastHidden(0);
        }}
        onUndo={actions.undo}
        rowTools={
          <RowTools
            rows={rows}
            actions={actions}
            places={placesIn(selected, count).flatMap((at) => placeOf(at) ?? [])}
          />
        }
        onAdd={() => {
          actions.putCells([{ row: rows.length, column: 0, text: '' }]);
          uncover({ row: rows.length, column: 0 });
        }}
      />
    </>
  );
}

function PastHidden({ count }: { readonly count: number }) {
  const t = useMessages();
  if (count === 0) return null;
  return (
    <p role="alert" className="border-b border-line px-4 py-2 text-bad">
      {t('batch.pastHidden', { count })}
    </p>
  );
}

type GridToolsProps = {
  readonly search: string;
  readonly wrongOnly: boolean;
  readonly canUndo: boolean;
  readonly hasWrong: boolean;
  readonly found: string | undefined;
  readonly onSearch: (search: string) => void;
  readonly onWrongOnly: (wrongOnly: boolean) => void;
  readonly onUndo: () => void;
  readonly onAdd: () => void;
  readonly rowTools: ReactNode;
};

type RowToolsProps = {
  readonly rows: SheetDraft['rows'];
  readonly places: readonly number[];
  readonly actions: SheetActions;
};

function RowTools({ rows, places, actions }: RowToolsProps) {
  const t = useMessages();
  if (places.length === 0) return null;
  const row = rowAt(rows, places[0] ?? 0);
  const isOut = row?.leftOut === true;
  const words = { count: places.length, row: row?.number ?? 0 };
  const Icon = isOut ? CornerUpLeft : Ban;
  return (
    <>
      <IconButton
        label={t(isOut ? 'batch.rows.takeBack' : 'batch.rows.leaveOut', words)}
        onClick={() => actions.leaveOut(places, !isOut)}
      >
        <Icon size={15} aria-hidden />
      </IconButton>
      <IconButton label={t('batch.rows.remove', words)} onClick={() => actions.removeRows(places)}>
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </>
  );
}

type VerticalSpan = { readonly top: number; readonly bottom: number };

function placesIn(span: VerticalSpan | undefined, count: number): readonly number[] {
  if (span === undefined) return [];
  const last = Math.min(span.bottom, count - 1);
  return Array.from({ length: Math.max(0, last - span.top + 1) }, (_, at) => span.top + at);
}

const takeFocus = (field: HTMLInputElement | null) => field?.focus();

function GridTools(props: GridToolsProps) {
  const { search, wrongOnly, onSearch } = props;
  const t = useMessages();
  const [isSearching, setIsSearching] = useState(false);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line bg-sunken px-3 py-1.5">
      <Button size="small" variant="quiet" onClick={props.onAdd}>
        <Plus size={14} aria-hidden />
        {t('batch.add')}
      </Button>
      {isSearching ? (
        <input
          type="search"
          aria-label={t('batch.search')}
          placeholder={t('batch.search')}
          value={search}
          ref={takeFocus}
          // It stays once it is there: what is pressed next does not move away from under the pointer.
          onChange={(event) => onSearch(event.currentTarget.value)}
          className={classNames(LOW_CONTROL, 'w-48')}
        />
      ) : (
        <Button size="small" variant="quiet" onClick={() => setIsSearching(true)}>
          <Search size={14} aria-hidden />
          {t('batch.search')}
        </Button>
      )}
      <IconButton label={t('common.undo')} disabled={!props.canUndo} onClick={props.onUndo}>
        <Undo2 size={15} aria-hidden />
      </IconButton>
      {props.rowTools}
      {(props.hasWrong || wrongOnly) && (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={wrongOnly}
            onChange={(event) => props.onWrongOnly(event.currentTarget.checked)}
          />
          {t('batch.wrongOnly')}
        </label>
      )}
      <span role="status" className="ml-auto text-sm text-muted tabular-nums">
        {props.found}
      </span>
    </div>
  );
}

/** Creates the shown row; returns the same reference while nothing about it changes. */
function rowMaker(
  checker: RowChecker,
  textOf: ReturnType<typeof useRowProblemText>,
): (row: DraftRow) => GridRow {
  const made = new WeakMap<DraftRow, GridRow>();
  return (row) => {
    const known = made.get(row);
    if (known) return known;
    const isBare = row.cells.every((cell) => cell.trim() === '');
    const problems = row.leftOut || isBare ? [] : checker.check(row).problems;
    const words = problems.flatMap((problem) =>
      problem.column === undefined ? [] : [[problem.column, textOf(problem)] as const],
    );
    const shown: GridRow = { ...row, struck: row.leftOut === true, problems: new Map(words.reverse()) };
    made.set(row, shown);
    return shown;
  };
}

/** Minimum width of a head in pixels. */
const LEAST_WIDTH = 118;
/** Approximate pixels: Chinese and Japanese characters count twice. */
const widthOf = (text: string) => text.length * 7 + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0) * 6.5;
/** Number of rows that a column is fitted to. */
const FITTED = 60;

type ColumnInput = {
  readonly at: number;
  readonly sample: { readonly rows: readonly DraftRow[] };
  readonly parameters: WorkerDescriptor['parameters'];
  readonly titleOf: TitleOf;
  readonly t: Translate;
};

function headTexts({ name, target }: DraftColumn, { titleOf, t }: Pick<ColumnInput, 'titleOf' | 't'>) {
  if (target.kind === 'field') return [`${name}      `, `${titleOf(target.name, target.within)}    `];
  return target.kind === 'option' ? [`${name}        `, `${t(`options.${target.name}`)}    `] : [name];
}

function toEditColumn(column: DraftColumn, { at, sample, parameters, titleOf, t }: ColumnInput) {
  const { name, target } = column;
  const isField = target.kind === 'field';
  const parameter = isField ? specOf(target, parameters) : undefined;
  const texts = sample.rows.slice(0, FITTED).map(({ cells }) => (cells[at] ?? '').split('\n', 1)[0] ?? '');
  const choices = parameter?.multiple === false ? parameter.options.map(({ value }) => valueText(value)) : [];
  return {
    name,
    width: Math.max(LEAST_WIDTH, fitWidth([...headTexts(column, { titleOf, t }), ...texts], widthOf)),
    quiet: target.kind === 'unused',
    lines:
      parameter !== undefined &&
      (holdsItems(parameter) ||
        parameter.editor === 'textarea' ||
        (isField && target.within !== undefined && choices.length === 0)),
    ...(choices.length > 0 && { choices }),
  };
}
