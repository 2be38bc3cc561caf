import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useMemo } from 'react';

import { rowAt, type Rows } from '#core/form/rows.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';
import type { InnerPlace } from '../../field-handles.ts';

import type { ImportSource } from '../import-rows/import-source.ts';
import { pasteOverExamples } from './paste-over-examples.ts';
import { rowCommand, type RowCommand } from './row-keys.ts';
import { placeOf, type RowPlace, type RowFocus } from './use-row-focus.ts';
import { NO_FILTER } from './rows-view.ts';
import type { RowsField, RowsPaste } from './use-rows-field.ts';

export type AroundSelection = { readonly before: string; readonly behind: string };

type PastedInto = { readonly rows: Rows<Json>; readonly around: AroundSelection | undefined };

type RowsCommandsOptions = {
  readonly field: RowsField;
  readonly focus: RowFocus;
  readonly columns: readonly string[];
  readonly isEmpty: (item: Json) => boolean;
  /** True for pasted text whose columns must be chosen first. */
  readonly imports: (text: string) => boolean;
  readonly parameter: Parameter;
  /** Reads pasted text; undefined if the focused control should take it. */
  readonly readPaste: (text: string, place: RowPlace, into: PastedInto) => RowsPaste | undefined;
};

export type RowsCommands = ReturnType<typeof useRowsCommands>;

export function useRowsCommands(options: RowsCommandsOptions) {
  const { field, focus, columns, isEmpty, imports, readPaste, parameter } = options;
  const { editor, visible, setFilter } = field;
  const [firstColumn = ''] = columns;
  const count = () => editor.current().length;
  const showAll = () => visible !== undefined && setFilter(NO_FILTER);

  const neighbour = (row: number, by: 1 | -1): number | undefined => {
    const next = visible ? visible[visible.indexOf(row) + by] : row + by;
    return next !== undefined && next >= 0 && next < count() ? next : undefined;
  };
  const step = ({ row, column }: RowPlace, by: 1 | -1): boolean => {
    const next = neighbour(row, by);
    if (next !== undefined) focus.goTo({ row: next, column });
    return true;
  };
  const insertAfter = (row: number, item: Json, column: string): boolean => {
    showAll();
    editor.insert(row + 1, [item]);
    focus.goTo({ row: Math.min(row + 1, count() - 1), column });
    return true;
  };
  const move = ({ row, column }: RowPlace, by: 1 | -1): boolean => {
    if (row + by < 0 || row + by >= count()) return true;
    showAll();
    editor.move(row, row + by);
    focus.goTo({ row: row + by, column });
    return true;
  };
  const duplicate = ({ row, column }: RowPlace): boolean => {
    const item = rowAt(editor.current(), row);
    return item === undefined || insertAfter(row, item, column);
  };
  const removeAt = ({ row, column }: RowPlace, goTo: number) => {
    editor.remove(row);
    focus.goTo({ row: Math.max(0, Math.min(goTo, count() - 1)), column });
  };
  const removeEmpty = (place: RowPlace): boolean => {
    const item = rowAt(editor.current(), place.row);
    if (item === undefined || !isEmpty(item)) return false;
    removeAt(place, place.row - 1);
    return true;
  };
  const enter = (place: RowPlace): boolean => {
    const shouldContinue = visible !== undefined || (columns.length > 1 && place.row < count() - 1);
    return shouldContinue ? step(place, 1) : insertAfter(place.row, null, place.column);
  };
  const sideways = ({ row, column }: RowPlace, by: 1 | -1): boolean => {
    const next = columns[columns.indexOf(column) + by];
    if (next === undefined) return false;
    focus.goTo({ row, column: next });
    return true;
  };
  /** Inside a row, the browser handles Tab. At the end of a table row, it moves to the next row. */
  const tab = ({ row, column }: RowPlace, by: 1 | -1): boolean => {
    const end = by === 1 ? columns.at(-1) : firstColumn;
    const next = column === end && columns.length > 1 ? neighbour(row, by) : undefined;
    if (next === undefined) return false;
    focus.goTo({ row: next, column: (by === 1 ? firstColumn : columns.at(-1)) ?? '' });
    return true;
  };

  const run: Record<RowCommand, (place: RowPlace) => boolean> = {
    below: (place) => step(place, 1),
    above: (place) => step(place, -1),
    enter,
    removeEmpty,
    moveUp: (place) => move(place, -1),
    moveDown: (place) => move(place, 1),
    duplicate,
    right: (place) => sideways(place, 1),
    left: (place) => sideways(place, -1),
    tabOn: (place) => tab(place, 1),
    tabBack: (place) => tab(place, -1),
  };

  const readPasteAt = (text: string, at: RowPlace, around: AroundSelection | undefined) => {
    const rows = editor.current();
    const into = (held: Rows<Json>) => ({ rows: held, around: undefined });
    const isOfAll = visible === undefined && at.column === firstColumn;
    const overExamples = isOfAll
      ? pasteOverExamples({
          text,
          place: at,
          parameter,
          rows,
          read: (...[pasted, place, held]) => readPaste(pasted, place, into(held)),
        })
      : undefined;
    return overExamples ?? readPaste(text, at, { rows, around });
  };

  const place = focus.place && visible?.includes(focus.place.row) === false ? undefined : focus.place;
  /** The visible row after a removed one, else the one before it. */
  const heir = (row: number): number => {
    const next = neighbour(row, 1);
    return next === undefined ? (neighbour(row, -1) ?? row) : next - 1;
  };
  /** Removing the last visible row also clears the filter, without removing further rows. */
  const removeShown = (shown: RowPlace) => {
    if (visible?.length !== 1) return removeAt(shown, heir(shown.row));
    editor.remove(shown.row);
    focus.note(undefined);
  };
  const remove = useMemo(() => (row: number) => editor.remove(row), [editor]);
  /** Without a row: the last place if it still exists, else the first visible one. */
  const goTo = ({ row, column = firstColumn }: InnerPlace) => {
    const first = { row: visible?.[0] ?? 0, column };
    if (row === undefined) return focus.goTo(place !== undefined && place.row < count() ? place : first);
    showAll();
    focus.goTo({ row, column });
  };
  return {
    goTo,
    /** Stable, so that memoized rows do not render again. */
    remove,
    tools: {
      current: place?.row,
      onAdd: () => insertAfter(count(), null, firstColumn),
      onMove: (by: 1 | -1) => place !== undefined && move(place, by),
      onDuplicate: () => place !== undefined && duplicate(place),
      onRemove: () => place !== undefined && removeShown(place),
      onClear: () => clearAll(field, focus, firstColumn),
    },
    handlers: {
      onFocus: (event: FocusEvent) => {
        const at = placeOf(event.target);
        if (at) focus.note(at);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const at = placeOf(event.target);
        const command = at && rowCommand(event);
        if (at && command && run[command](at)) event.preventDefault();
      },
      onPaste: (event: ClipboardEvent) => {
        const at = placeOf(event.target);
        const source = at && importOf(event.clipboardData, imports);
        if (source) {
          event.preventDefault();
          field.setImporting(source);
          return;
        }
        const text = event.clipboardData.getData('text/plain');
        const read = at && readPasteAt(text, at, aroundSelection(event.target));
        if (read === undefined) return;
        event.preventDefault();
        void takePaste(field, read).then(({ isLonger, end }) => {
          if (isLonger) showAll();
          focus.goTo(end);
        });
      },
    },
  };
}

async function takePaste(field: RowsField, { report, end, ...incoming }: RowsPaste) {
  const result = await field.takeIn(incoming);
  field.setDone({ ...result, ...report(), kind: 'pasted', change: incoming.change });
  return {
    isLonger: result.after.length > result.before.length,
    end: end(result.items.length, result.before),
  };
}

function aroundSelection(target: EventTarget): AroundSelection | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return undefined;
  const { value, selectionStart, selectionEnd } = target;
  if (selectionStart === null || selectionEnd === null || selectionStart === selectionEnd) return undefined;
  return { before: value.slice(0, selectionStart), behind: value.slice(selectionEnd) };
}

function clearAll(field: RowsField, focus: RowFocus, column: string): void {
  field.clear();
  focus.goTo({ row: 0, column });
}

function importOf(data: DataTransfer, imports: (text: string) => boolean): ImportSource | undefined {
  const [file] = data.files;
  if (file?.type.startsWith('text/') === true) return { kind: 'file', file };
  const text = data.getData('text/plain');
  return imports(text) ? { kind: 'text', text } : undefined;
}
