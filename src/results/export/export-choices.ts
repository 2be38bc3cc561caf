import { useMemo, useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import { tableColumns, wholeColumns } from '#core/results/columns/table-columns.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { splitColumns, valueAt } from '#core/results/values/value-at.ts';

import { useResults } from '../use-results.ts';
import {
  formOf,
  type Habits,
  TARGET_NAMES,
  TARGETS,
  type TargetFacts,
  usableTarget,
} from './export-habits.ts';
import { columnsOfHabit, type ExportSource, platformColumns } from './export-order.ts';
import { type ExportOrder, hasTable, ofKeys } from './use-export.ts';

type WantedRows = 'fitting' | 'all' | 'new';
type Sheets = 'one' | 'parts';
type ExportPlace = 'downloads' | 'folder';
type WantedColumns = 'table' | 'all' | 'chosen';

const AS_THEY_COME: Arrangement = { filter: '' };

export function useChoices({ source, layout, arrangement }: ExportSource, last: Habits) {
  const [changes, setChanges] = useState<Partial<Habits>>({});
  const habits = { ...last, ...changes };
  const change = (more: Partial<Habits>) => setChanges({ ...changes, ...more });
  const [rows, setRows] = useState<WantedRows>('fitting');
  const [sheets, setSheets] = useState<Sheets>('one');
  const [where, setWhere] = useState<ExportPlace>('downloads');
  const targets = TARGET_NAMES.filter(
    (name) => usableTarget(name, source.platformFile !== undefined) === name,
  );
  const target = usableTarget(habits.target, source.platformFile !== undefined);
  const chosen: TargetFacts = TARGETS[target];
  const isTable = chosen.kind === 'here' && hasTable(chosen.format);
  const form = formOf({ ...habits, target });
  const of = useColumns({ source, layout, isTable, nested: form.nested });
  const columns = columnsOfHabit(habits.columns, source);
  const isChosen = typeof columns !== 'string';
  // What the format cannot have, such as parts of a column in JSON, is not chosen there.
  const keys = isChosen ? ofKeys(columns, of.offered).map(({ key }) => key) : [];
  const choose = (picked: readonly string[]) => change({ columns: { worker: source.worker, keys: picked } });
  const order: Omit<ExportOrder, 'format'> = {
    ...form,
    layout,
    columns: isChosen ? keys : columns,
    ...(isChosen && { offered: of.offered.map(({ key }) => key) }),
    arrangement: rows === 'all' ? AS_THEY_COME : arrangement,
    onlyNew: rows === 'new',
    ...(sheets === 'parts' && source.parts && { sheetBy: source.parts.key }),
  };
  return {
    ...of,
    habits,
    changes,
    change,
    targets,
    target,
    chosen,
    isTable,
    rows,
    setRows,
    sheets,
    setSheets,
    where,
    setWhere,
    columns: isChosen ? ('chosen' as const) : columns,
    setColumns: (wanted: WantedColumns) => {
      if (wanted !== 'chosen') change({ columns: wanted });
      else if (!isChosen) choose(columns === 'all' ? of.offered.map(({ key }) => key) : of.shownKeys);
    },
    keys,
    choose,
    lacksColumns: isChosen && keys.length === 0,
    order,
    platformColumns: () => platformColumns(order.columns, { source, layout }),
  };
}

type ChoiceContext = Pick<ExportSource, 'source' | 'layout'> &
  Pick<ExportOrder, 'nested'> & { readonly isTable: boolean };

function useColumns({ source, layout, isTable, nested }: ChoiceContext) {
  const seen = useResults(source, layout);
  const { declared, splitBy, facts, all, said, fitting, set } = seen;
  const { before } = source;
  const olderEmpty = useMemo(() => {
    const isThere = (key: string) => all.some(({ row }) => isFilled(valueAt(row, key)));
    return new Set([...(before?.values() ?? [])].filter((key) => !isThere(key)));
  }, [before, all]);
  const isEmpty = (key: string) => facts.get(key)?.filled === 0 || olderEmpty.has(key);
  const shown = { layout, before, splitBy, isEmpty };
  const unfolded = tableColumns(declared, shown, false);
  const whole = wholeColumns(unfolded, declared);
  return {
    offered: isTable ? splitColumns(declared, layout.split, splitBy) : declared,
    shownKeys: (isTable ? unfolded : whole).map(({ key }) => key),
    /** Number of table columns, with families as one, including hidden and empty ones. */
    inTable: seen.columns.length,
    asTable:
      isTable && nested === 'text'
        ? tableColumns(declared, shown, true).length
        : isTable
          ? unfolded.length
          : whole.length,
    total: said,
    fitting: set.whole ? fitting : undefined,
  };
}
