import { useMemo, useState } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import type { ImportSource } from '../import-rows/import-source.ts';
import { useFormParts } from '../form-context.ts';
import { useEntry } from '../use-field.ts';
import { createRowsEditor, type Incoming, type RowsEditor, toRows } from './rows-editor.ts';
import { filterRows, NO_FILTER, type RowsFilter } from './rows-view.ts';

export type RowsField = {
  readonly rows: Rows<Json>;
  readonly editor: RowsEditor;
  readonly filter: RowsFilter;
  readonly setFilter: (filter: RowsFilter) => void;
  /** The rows that the filter lets through; undefined for all. */
  readonly visible: readonly number[] | undefined;
  /** How many rows are being checked just now. */
  readonly checking: number | undefined;
  /** Items of any number; see `RowsEditor`. */
  readonly takeIn: (incoming: Incoming) => Promise<{ readonly count: number }>;
  /** Where an import that is going on began. */
  readonly importing: ImportSource | undefined;
  readonly setImporting: (source: ImportSource | undefined) => void;
  readonly clear: () => void;
  /** What was cleared, as long as nothing has come in its place. */
  readonly cleared: Rows<Json> | undefined;
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
  if (view.rows.length !== rows.length) setView({ ...view, rows });
  const visible = useMemo(() => filterRows(parameter, view.rows, view.filter), [parameter, view]);
  const [checking, setChecking] = useState<number>();
  const [importing, setImporting] = useState<ImportSource>();
  const [cleared, setCleared] = useState<Rows<Json>>();
  return {
    rows,
    editor,
    filter: view.filter,
    setFilter: (filter) => setView({ filter, rows }),
    visible,
    checking,
    takeIn: (incoming) => editor.takeIn(incoming, setChecking),
    importing,
    setImporting,
    clear: () => {
      setCleared(rows);
      setView({ filter: NO_FILTER, rows });
      editor.put({ chunks: [], length: 0 });
    },
    cleared: rows.length === 0 ? cleared : undefined,
  };
}
