import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { FileFormat } from '#core/results/files/file-format.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { ExportFormat, ResultColumn } from '#core/run/run.ts';
import { defineFormat, type Migration, type Unread } from '#core/stored/format.ts';
import type { MessageKey } from '#messages/en.ts';

import type { ExportSource } from './export-source.ts';
import type { ExportOrder, NestedForm } from './use-export.ts';

export type TargetFacts =
  | { readonly kind: 'here'; readonly format: FileFormat; readonly label: MessageKey }
  | { readonly kind: 'platform'; readonly format: ExportFormat; readonly name: string };

/** The files to choose from, and who makes them. */
export const TARGETS = {
  xlsx: { kind: 'here', format: 'xlsx', label: 'export.format.xlsx' },
  csv: { kind: 'here', format: 'csv', label: 'export.format.csv' },
  tsv: { kind: 'here', format: 'tsv', label: 'export.format.tsv' },
  json: { kind: 'here', format: 'json', label: 'export.format.json' },
  jsonl: { kind: 'here', format: 'jsonl', label: 'export.format.jsonl' },
  parquet: { kind: 'here', format: 'parquet', label: 'export.format.parquet' },
  platformCsv: { kind: 'platform', format: 'csv', name: 'CSV' },
  platformJson: { kind: 'platform', format: 'json', name: 'JSON' },
  platformJsonl: { kind: 'platform', format: 'jsonl', name: 'JSON Lines' },
  platformXlsx: { kind: 'platform', format: 'xlsx', name: 'XLSX' },
  platformXls: { kind: 'platform', format: 'xls', name: 'XLS' },
  platformXml: { kind: 'platform', format: 'xml', name: 'XML' },
  platformHtml: { kind: 'platform', format: 'html', name: 'HTML' },
  platformRss: { kind: 'platform', format: 'rss', name: 'RSS' },
} as const satisfies Record<string, TargetFacts>;

export type ExportTarget = keyof typeof TARGETS;
const TARGET_NAMES = Object.keys(TARGETS) as ExportTarget[]; // keys of a literal

/** What a person chooses once for all files. */
export type Habits = Pick<ExportOrder, 'escapeFormulas' | 'marked'> & {
  readonly target: ExportTarget;
  /** Absent while nobody has chosen: a workbook is for people, who know the titles of the table; programs read the keys of the others. */
  readonly names?: ExportOrder['names'];
  /** So here: people read what a list has, and programs its JSON. */
  readonly nested?: NestedForm;
};

const USUAL: Habits = { target: 'xlsx', escapeFormulas: true, marked: true };
const NAMES = ['labels', 'keys'] as const;
const NESTED = ['json', 'text', 'split'] as const satisfies readonly NestedForm[];

/** What makes no sense is as usual. */
function readHabits(stored: Json): Result<Habits, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const [target, names, nested] = ['target', 'names', 'nested'].map((name) => ownValue(stored, name));
  const known = NAMES.find((name) => name === names);
  const form = NESTED.find((one) => one === nested);
  return ok({
    target: TARGET_NAMES.find((name) => name === target) ?? USUAL.target,
    ...(known && { names: known }),
    ...(form && { nested: form }),
    escapeFormulas: ownValue(stored, 'escapeFormulas') !== false,
    marked: ownValue(stored, 'marked') !== false,
  });
}

const usualForms = (target: ExportTarget): Pick<ExportOrder, 'names' | 'nested'> =>
  target === 'xlsx' ? { names: 'labels', nested: 'text' } : { names: 'keys', nested: 'json' };

/** Version 1 was written with JSON for what is nested also where nobody had chosen it. */
const withoutUnchosen: Migration = (stored) => {
  if (!isJsonObject(stored) || ownValue(stored, 'nested') !== 'json') return stored;
  const { nested: _, ...chosen } = stored;
  return chosen;
};

const HABITS_FORMAT = defineFormat<Habits>({
  read: readHabits,
  write: (habits) => habits,
  migrations: [withoutUnchosen],
});
export const storedHabits = openEntry(STORED.exportHabits, HABITS_FORMAT);

/** Those that are shown, all, or those that no file had yet. */
type WantedRows = 'fitting' | 'all' | 'new';
type Sheets = 'one' | 'parts';
type Where = 'downloads' | 'folder';

const AS_THEY_COME: Arrangement = { filter: '' };
const NONE: ReadonlySet<string> = new Set();

/** What is chosen in the dialog, and the order that it comes to. */
export function useChoices({ source, declared, columns, tableKeys, opened, arrangement }: ExportSource) {
  const [habits, setHabits] = useState(() => {
    const stored = storedHabits.read();
    return stored.ok ? stored.value : USUAL;
  });
  const [picked, setPicked] = useState<readonly string[]>();
  const [rows, setRows] = useState<WantedRows>('fitting');
  const [sheets, setSheets] = useState<Sheets>('one');
  const [where, setWhere] = useState<Where>('downloads');
  const targets = TARGET_NAMES.filter(
    (name) => TARGETS[name].kind === 'here' || source.platformFile !== undefined,
  );
  const target = targets.includes(habits.target) ? habits.target : USUAL.target;
  const chosen = TARGETS[target];
  const isTable = chosen.kind === 'here' && chosen.format !== 'json' && chosen.format !== 'jsonl';
  const { names, nested } = { ...usualForms(target), ...habits };
  // Only a table has columns for the members of what is nested.
  const offered = isTable ? columns : declared;
  const inTable = isTable ? tableKeys : unsplit(tableKeys, declared);
  const known = new Map(offered.map((column) => [column.key, column]));
  const wanted = (picked ?? inTable).flatMap((key) => known.get(key) ?? []);
  const every = wanted.length === offered.length;
  return {
    habits,
    targets,
    target,
    chosen,
    isTable,
    offered,
    inTable,
    rows,
    setRows,
    sheets,
    setSheets,
    where,
    setWhere,
    keys: wanted.map(({ key }) => key),
    every,
    pick: setPicked,
    change: (change: Partial<Habits>) => {
      setHabits({ ...habits, ...change });
      if (change.target) setPicked(undefined);
    },
    order: {
      columns: wanted,
      offered,
      split: isTable ? opened : NONE,
      withOthers: every || picked === undefined,
      arrangement: rows === 'all' ? AS_THEY_COME : arrangement,
      onlyNew: rows === 'new',
      ...(sheets === 'parts' && source.parts && { sheetBy: source.parts.key }),
      names,
      nested,
      escapeFormulas: habits.escapeFormulas,
      marked: habits.marked,
    },
  };
}

/** The columns that keys of a table belong to, each once: a part of a split column stands for the whole. */
function unsplit(keys: readonly string[], declared: readonly ResultColumn[]): readonly string[] {
  const whole = (key: string) =>
    declared.find((column) => column.key === key) ??
    declared.find((column) => key.startsWith(`${column.key}/`));
  return [...new Set(keys.flatMap((key) => whole(key)?.key ?? []))];
}
