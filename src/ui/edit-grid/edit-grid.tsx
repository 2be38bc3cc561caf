import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '../class-names.ts';
import { GridFrame, useGridFrame } from '../data-table/grid-frame.tsx';
import { Spacer } from '../data-table/grid-header.tsx';
import { NUMBER_WIDTH, PINNED } from '../data-table/grid-window.ts';
import { type Block, isOneCell } from '../data-table/selection/block.ts';
import type { CellPlace } from '../data-table/selection/move-cell.ts';
import { useCopyBlock } from '../data-table/selection/use-copy-block.ts';
import { useSelection } from '../data-table/selection/use-selection.ts';
import { CellEditor, type Step } from './cell-editor.tsx';
import type { EditColumn } from './edit-column.ts';
import { EditRow, type GridRow } from './edit-row.tsx';

export type PutText = { readonly row: number; readonly column: number; readonly text: string };

export type EditGridHandle = {
  readonly goTo: (place: CellPlace) => void;
};

type EditGridProps = {
  readonly label: string;
  readonly columns: readonly EditColumn[];
  readonly rowCount: number;
  /** A row by its index among the shown rows; the same object while nothing in it changes. */
  readonly rowAt: (index: number) => GridRow | undefined;
  readonly head: (column: number) => ReactNode;
  readonly cellLabel: (row: GridRow, column: number) => string;
  readonly onPut: (texts: readonly PutText[]) => void;
  readonly onSelect?: (active: CellPlace, block: Block) => void;
  /** Shift+F2 edits a cell in another way than in place; returns false if it cannot. */
  readonly onOpen?: (place: CellPlace) => boolean;
  readonly readBlock: (text: string) => readonly (readonly string[])[];
  readonly ref?: Ref<EditGridHandle>;
  readonly className?: string;
};

/** Header height in pixels: column names and the text below them. */
const HEAD_HEIGHT = window.matchMedia('(pointer: coarse)').matches ? 76 : 60;

const none = () => undefined;

const FIRST: CellPlace = { row: 0, column: 0 };

/** The edited cell, by row number, because rows may be inserted or removed before it. */
type Editing = {
  readonly number: number;
  readonly column: number;
  readonly text: string;
  readonly quick: boolean;
};

/**
 * A grid of texts that are edited in place, with one tab stop: arrow keys move the active cell, Shift
 * extends the selection, Enter, F2 or typing edits, Escape restores, Tab goes right, Delete clears, Ctrl+C
 * and Ctrl+V copy and paste blocks, Ctrl+D fills a block with its first row.
 */
export function EditGrid(props: EditGridProps) {
  const {
    ref,
    label,
    columns,
    rowCount,
    rowAt,
    head,
    cellLabel,
    onPut,
    onSelect,
    onOpen,
    readBlock,
    className,
  } = props;
  const t = useMessages();
  const [editing, setEditing] = useState<Editing>();
  const frame = useGridFrame({
    rowCount,
    headHeight: HEAD_HEIGHT,
    widths: columns.map(({ width }) => width),
  });
  const { scroller, width } = frame;
  const copy = useCopyBlock({
    columns: columns.map((_, at) => ({ key: String(at) })),
    rowAt: (index) => {
      const row = rowAt(index);
      return row && Object.fromEntries(row.cells.entries());
    },
    load: undefined,
  });
  const begin = (place: CellPlace, text: string, quick = false) => {
    const number = rowAt(place.row)?.number;
    if (number === undefined) return;
    // The editor has the focus before the key that begins it is put in.
    flushSync(() => setEditing({ number, column: place.column, text, quick }));
  };
  const textAt = ({ row, column }: CellPlace) => rowAt(row)?.cells[column] ?? '';
  const { active, block, goTo, handlers } = useSelection({
    rows: rowCount,
    columns: columns.length,
    pageRows: frame.pageRows,
    scrollTo: frame.scrollTo,
    onOpen: (row) => {
      const place = { row, column: active?.column ?? 0 };
      begin(place, textAt(place));
    },
    onColumnKey: none,
    onCopy: copy.toEvent,
    ...(onSelect && { onSelect }),
  });
  useImperativeHandle(ref, () => ({
    goTo: (place) => {
      // The grid takes its first cell for the active one when it gets the focus.
      scroller.current?.focus();
      goTo(place);
    },
  }));
  const fill = ({ top, bottom, left, right }: Block, text: string) => {
    const texts: PutText[] = [];
    for (let row = top; row <= Math.min(bottom, rowCount - 1); row += 1)
      for (let column = left; column <= right; column += 1) texts.push({ row, column, text });
    onPut(texts);
  };
  const fillDown = ({ top, bottom, left, right }: Block) => {
    const texts: PutText[] = [];
    for (let row = top + 1; row <= Math.min(bottom, rowCount - 1); row += 1)
      for (let column = left; column <= right; column += 1)
        texts.push({ row, column, text: textAt({ row: top, column }) });
    if (texts.length > 0) onPut(texts);
  };
  const clear = (from: Block | undefined) => {
    if (from) fill(from, '');
    return from !== undefined;
  };
  const sideways = (by: number) => {
    if (active === undefined) return false;
    const column = active.column + by;
    if (column < 0 || column >= columns.length) return false;
    goTo({ row: active.row, column });
    return true;
  };
  const actions: Readonly<Record<string, (shift: boolean) => boolean>> = {
    F2: (shift) => {
      const place = active ?? FIRST;
      if (shift && onOpen?.(place)) return true;
      begin(place, textAt(place));
      return true;
    },
    Delete: () => clear(block),
    Backspace: () => clear(block),
    Tab: (shift) => sideways(shift ? -1 : 1),
    fillDown: () => {
      if (block) fillDown(block);
      return true;
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (rowCount > 0 && isText(event)) return begin(active ?? FIRST, '', true);
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const act = actions[actionOf(event)];
    if (act === undefined) {
      // Ctrl+Enter belongs to the page.
      if (key !== 'Enter' || !(ctrlKey || metaKey)) handlers.onKeyDown(event);
    } else if (act(shiftKey)) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isInControl(event.target)) return;
    const cells = readBlock(event.clipboardData.getData('text/plain'));
    const { row, column } = active ?? FIRST;
    const [only] = cells;
    event.preventDefault();
    event.stopPropagation();
    // The active row may be gone; where there are none, rows are made.
    if (row >= Math.max(rowCount, 1)) return;
    // One text fills all that is selected.
    if (block && !isOneCell(block) && cells.length === 1 && only?.length === 1)
      return fill(block, only[0] ?? '');
    onPut(
      cells.flatMap((texts, down) =>
        texts
          .slice(0, columns.length - column)
          .map((text, right) => ({ row: row + down, column: column + right, text })),
      ),
    );
  };
  const commit = (place: CellPlace, text: string, step: Step | undefined) => {
    setEditing(undefined);
    if (text !== textAt(place)) onPut([{ ...place, text }]);
    if (step === undefined) return;
    scroller.current?.focus();
    const by = step === 'down' || step === 'right' ? 1 : -1;
    if (step === 'right' || step === 'left') sideways(by);
    else goTo({ ...place, row: Math.min(Math.max(0, place.row + by), rowCount - 1) });
  };
  const editorIn = (row: GridRow, place: CellPlace, { text, quick }: Editing) => {
    const column = columns[place.column];
    return (
      <CellEditor
        label={cellLabel(row, place.column)}
        text={text}
        quick={quick}
        choices={column?.choices}
        lines={column?.lines === true || text.includes('\n')}
        onCommit={(newText, step) => commit(place, newText, step)}
        onCancel={() => {
          setEditing(undefined);
          scroller.current?.focus();
        }}
      />
    );
  };
  // The same ones as long as they are: else every row would be drawn anew at each key.
  const drawn = useMemo(
    () =>
      frame.columns.flatMap(({ index, start, size }) => {
        const column = columns[index];
        return column ? [{ ...column, index, start, width: size }] : [];
      }),
    [frame.columns, columns],
  );
  return (
    <GridFrame
      frame={frame}
      label={label}
      className={className}
      active={active}
      block={block}
      onPaste={onPaste}
      {...outsideEditor(handlers)}
      onKeyDown={onKeyDown}
      description={t('grid.keys')}
      columnCount={columns.length}
      head={
        <div role="rowgroup" className="sticky top-0 z-2 min-w-full overflow-x-clip" style={{ width }}>
          <div
            role="row"
            aria-rowindex={1}
            className="flex border-b border-line bg-sunken"
            style={{ height: HEAD_HEIGHT }}
          >
            <div
              role="columnheader"
              aria-colindex={1}
              className="sticky left-0 z-1 shrink-0 border-r border-line bg-sunken"
              style={{ width: NUMBER_WIDTH }}
            >
              <span className="sr-only">{t('form.rows.number')}</span>
            </div>
            {drawn.map((column, at) => (
              <HeadCell key={column.name} columns={drawn} at={at}>
                {head(column.index)}
              </HeadCell>
            ))}
          </div>
        </div>
      }
      keyOf={(index) => rowAt(index)?.number ?? -index}
      row={(place) => {
        const row = rowAt(place.index);
        const edited = editing?.number === row?.number ? editing : undefined;
        return (
          row && (
            <EditRow
              {...place}
              row={row}
              columns={drawn}
              editedColumn={edited?.column}
              editor={edited && editorIn(row, { row: place.index, column: edited.column }, edited)}
            />
          )
        );
      }}
    />
  );
}

const actionOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string =>
  (ctrlKey || metaKey) && key.toLowerCase() === 'd' ? 'fillDown' : key;

function isText({ key, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return nativeEvent.isComposing || key === 'Process' || /^.$/su.test(key);
}

const isInControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, select, button') !== null;

type Handlers = ReturnType<typeof useSelection>['handlers'];

function outsideEditor({ onFocus, onCopy, onPointerDown, onPointerOver, onClick, onDoubleClick }: Handlers) {
  const outside =
    <Event extends { readonly target: EventTarget }>(handle: (event: Event) => void) =>
    (event: Event) => {
      if (!isInControl(event.target)) handle(event);
    };
  return {
    onFocus,
    onCopy: outside(onCopy),
    onPointerDown: outside(onPointerDown),
    onPointerOver: outside(onPointerOver),
    onClick: outside(onClick),
    onDoubleClick: outside(onDoubleClick),
  };
}

type HeadCellProps = {
  readonly columns: readonly (EditColumn & { readonly index: number; readonly start: number })[];
  readonly at: number;
  readonly children: ReactNode;
};

function HeadCell({ columns, at, children }: HeadCellProps) {
  const column = columns[at];
  if (column === undefined) return null;
  return (
    <>
      {at === 1 && <Spacer columns={columns} />}
      <div
        role="columnheader"
        data-column={column.name}
        aria-colindex={column.index + 2}
        className={classNames(
          'shrink-0 border-r border-line',
          column.index === 0 && classNames(PINNED, 'bg-sunken'),
        )}
        style={{ width: column.width, ...(column.index === 0 && { left: NUMBER_WIDTH }) }}
      >
        {children}
      </div>
    </>
  );
}
