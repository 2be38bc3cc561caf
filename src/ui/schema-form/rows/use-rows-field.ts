import { type RefObject, useMemo, useRef, useState } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { emptyRows, type IncomingRows, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useTyping } from '../../hooks/use-typing.ts';

import type { ImportSource } from '../import-rows/import-source.ts';
import { useFormParts } from '../form-context.ts';
import type { RowPlace } from './use-row-focus.ts';
import { useEntry } from '../use-field.ts';
import {
  createRowsEditor,
  type RowsChange,
  type RowsEditor,
  type InsertedRows,
  toRows,
} from './rows-editor.ts';
import { filterRows, INVALID_ONLY, NO_FILTER, type RowsFilter } from './rows-view.ts';

export type RowsDone =
  | (RowsChange & { readonly kind: 'cleared' | 'removed' | 'stripped' | 'mended'; readonly count: number })
  | (InsertedRows &
      PasteReport & {
        readonly kind: 'pasted';
        readonly change: IncomingRows['change'];
        /** Duplicates that were removed since, and the rows with them. */
        readonly removed?: { readonly count: number; readonly from: Rows<Json> };
      });

export type PasteReport = {
  readonly filled: number;
  readonly replaced?: number;
  readonly blank: number;
  /** Cells that were dropped because no column exists for them. */
  readonly beyond: number;
};

export type RowsPaste = IncomingRows & {
  /** @param before the rows before the insertion of `count` items */
  readonly end: (count: number, before: Rows<Json>) => RowPlace;
  readonly report: () => PasteReport;
};

/** Number of changes that are recognized again after later ones are undone. */
const REMEMBERED = 5;

export type RowsField = {
  readonly rows: Rows<Json>;
  readonly editor: RowsEditor;
  readonly filter: RowsFilter;
  readonly setFilter: (filter: RowsFilter) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** True while a row is being typed into. Put `typing` on the surrounding element. */
  readonly isTyping: boolean;
  readonly typing: ReturnType<typeof useTyping>['typing'];
  readonly visible: readonly number[] | undefined;
  readonly checking: number | undefined;
  readonly takeIn: (incoming: IncomingRows) => Promise<InsertedRows>;
  readonly importing: ImportSource | undefined;
  readonly setImporting: (source: ImportSource | undefined) => void;
  readonly isFull: boolean;
  readonly setFull: (isFull: boolean) => void;
  readonly clear: () => void;
  readonly done: RowsDone | undefined;
  readonly setDone: (done: RowsDone) => void;
};

/**
 * The rows of a list or table and the visible ones. A row stays visible while it is corrected: the filter
 * runs again only if the number of rows or the filter changes.
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
