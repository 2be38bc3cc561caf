import { type RefObject, useMemo, useRef, useState } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { emptyRows, type IncomingRows, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useTyping } from '../../hooks/use-typing.ts';

import type { ImportSource } from '../import-rows/import-source.ts';
import { useFormParts } from '../form-context.ts';
import type { RowPlace } from './use-row-focus.ts';
import { useEntry } from '../use-field.ts';
import { createRowsEditor, type RowsChange, type RowsEditor, type TakenIn, toRows } from './rows-editor.ts';
import { filterRows, INVALID_ONLY, NO_FILTER, type RowsFilter } from './rows-view.ts';

/** What was done to many rows at once. */
export type RowsDone =
  | (RowsChange & { readonly kind: 'cleared' | 'removed' | 'stripped' | 'mended'; readonly count: number })
  | (TakenIn &
      PasteReport & {
        readonly kind: 'pasted';
        /** Puts items where these were put. */
        readonly change: IncomingRows['change'];
      });

export type PasteReport = {
  /** How many of the items, the first ones, stand in place of rows that were there. */
  readonly filled: number;
  /** Rows of the Worker's own that all of them stand in place of. */
  readonly replaced?: number;
  /** Lines that were left out. */
  readonly blank: number;
  /** Cells that were left out, because no column is there for them. */
  readonly beyond: number;
};

/** A paste that is more than text for one control: the change it makes, and where the focus goes after it. */
export type RowsPaste = IncomingRows & {
  /** @param before the rows that so many items were put into */
  readonly end: (count: number, before: Rows<Json>) => RowPlace;
  /** What is to be said of the paste, once the items are made. */
  readonly report: () => PasteReport;
};

/** So many of them are known again when what came after them is undone. */
const REMEMBERED = 5;

export type RowsField = {
  readonly rows: Rows<Json>;
  readonly editor: RowsEditor;
  readonly filter: RowsFilter;
  readonly setFilter: (filter: RowsFilter) => void;
  /** What the rows scroll in. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Something in the rows is being typed; `typing` tells, from the element that they stand in. */
  readonly isTyping: boolean;
  readonly typing: ReturnType<typeof useTyping>['typing'];
  /** The rows that the filter lets through; undefined for all. */
  readonly visible: readonly number[] | undefined;
  /** How many rows are being checked just now. */
  readonly checking: number | undefined;
  /** Items of any number; see `RowsEditor`. */
  readonly takeIn: (incoming: IncomingRows) => Promise<TakenIn>;
  /** Where an import that is going on began. */
  readonly importing: ImportSource | undefined;
  readonly setImporting: (source: ImportSource | undefined) => void;
  /** It takes the whole window. */
  readonly isFull: boolean;
  readonly setFull: (isFull: boolean) => void;
  readonly clear: () => void;
  /** What was done to many rows, as long as the rows are as it left them. */
  readonly done: RowsDone | undefined;
  readonly setDone: (done: RowsDone) => void;
};

/**
 * The rows of a list or table, and which of them are shown. A row that is being mended stays in view: the filter looks at the rows
 * again only when their number changes, or the filter does.
 */
export function useRowsField(parameter: Parameter): RowsField {
  const { store } = useFormParts();
  const rows = toRows(useEntry(parameter));
  const editor = useMemo(() => createRowsEditor(store, parameter), [store, parameter]);
  const [view, setView] = useState({ filter: NO_FILTER, rows });
  const found = useMemo(() => filterRows(parameter, view.rows, view.filter), [parameter, view]);
  const scroller = useRef<HTMLDivElement>(null);
  const { isTyping, typing } = useTyping();
  const wrong = useMemo(
    () => (view.filter.invalidOnly ? filterRows(parameter, rows, INVALID_ONLY) : undefined),
    [parameter, rows, view.filter.invalidOnly],
  );
  // With the last row that is wrong, mended or gone by an undo, but not under somebody's hands.
  const isOver = wrong?.length === 0 && (!isTyping || found?.length === 0);
  if (isOver) setView({ filter: NO_FILTER, rows });
  else if (view.rows.length !== rows.length) setView({ ...view, rows });
  const visible = isOver ? undefined : found;
  const [checking, setChecking] = useState<number>();
  const [importing, setImporting] = useState<ImportSource>();
  const [isFull, setFull] = useState(false);
  const [done, setAllDone] = useState<readonly RowsDone[]>([]);
  const setDone = (latest: RowsDone) => setAllDone((before) => [latest, ...before].slice(0, REMEMBERED));
  const takeIn = (incoming: IncomingRows) => editor.takeIn(incoming, setChecking);
  return {
    rows,
    editor,
    filter: view.filter,
    setFilter: (filter) => {
      setView({ filter, rows: editor.current() });
      if (filter.invalidOnly) scroller.current?.scrollTo({ top: 0 });
    },
    scroller,
    isTyping,
    typing,
    visible,
    checking,
    takeIn,
    importing,
    setImporting,
    isFull,
    setFull,
    clear: () => {
      setDone({ kind: 'cleared', count: rows.length, before: rows, after: emptyRows });
      setView({ filter: NO_FILTER, rows });
      editor.put(emptyRows);
    },
    done: done.find(({ after }) => after === rows),
    setDone,
  };
}
