import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { isJsonArray, isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import type { FileFormat } from '#core/results/files/file-format.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { ExportFormat } from '#core/run/run.ts';
import { defineFormat, type Migration, type Unread } from '#core/stored/format.ts';

import type { ExportOrder, NestedForm } from './use-export.ts';

export type TargetFacts = { readonly name: string } & (
  | { readonly kind: 'here'; readonly format: FileFormat }
  | { readonly kind: 'platform'; readonly format: ExportFormat }
);

export const TARGETS = {
  xlsx: { kind: 'here', format: 'xlsx', name: 'Excel' },
  csv: { kind: 'here', format: 'csv', name: 'CSV' },
  tsv: { kind: 'here', format: 'tsv', name: 'TSV' },
  json: { kind: 'here', format: 'json', name: 'JSON' },
  jsonl: { kind: 'here', format: 'jsonl', name: 'JSON Lines' },
  parquet: { kind: 'here', format: 'parquet', name: 'Parquet' },
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
export const TARGET_NAMES = Object.keys(TARGETS) as ExportTarget[]; // keys of a literal

export type ColumnHabit = 'table' | 'all' | { readonly worker: string; readonly keys: readonly string[] };

export type Habits = Pick<ExportOrder, 'escapeFormulas' | 'marked'> & {
  readonly target: ExportTarget;
  /** Columns chosen one by one belong to one Worker. */
  readonly columns: ColumnHabit;
  /**
   * Absent while nobody has chosen: a workbook is for people, who know the table's titles; programs read
   * field names.
   */
  readonly names?: ExportOrder['names'];
  /** Absent while nobody has chosen: people read lists as text, programs as JSON. */
  readonly nested?: NestedForm;
  readonly optionsOpen: boolean;
};

const USUAL: Habits = {
  target: 'xlsx',
  columns: 'table',
  escapeFormulas: true,
  marked: true,
  optionsOpen: false,
};
const NAMES = ['labels', 'keys'] as const;
const NESTED = ['json', 'text', 'split'] as const satisfies readonly NestedForm[];

function readHabits(stored: Json): Result<Habits, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const [target, names, nested] = ['target', 'names', 'nested'].map((name) => ownValue(stored, name));
  const known = NAMES.find((name) => name === names);
  const form = NESTED.find((one) => one === nested);
  return ok({
    target: TARGET_NAMES.find((name) => name === target) ?? USUAL.target,
    columns: readColumns(ownValue(stored, 'columns')),
    ...(known && { names: known }),
    ...(form && { nested: form }),
    escapeFormulas: ownValue(stored, 'escapeFormulas') !== false,
    marked: ownValue(stored, 'marked') !== false,
    optionsOpen: ownValue(stored, 'optionsOpen') === true,
  });
}

function readColumns(stored: Json | undefined): ColumnHabit {
  if (!isJsonObject(stored)) return stored === 'all' ? 'all' : 'table';
  const [worker, keys] = ['worker', 'keys'].map((name) => ownValue(stored, name));
  const texts = isJsonArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  return typeof worker === 'string' && texts.length > 0 ? { worker, keys: texts } : 'table';
}

/** Version 1 stored JSON for nested values even if nobody had chosen it. */
const withoutUnchosen: Migration = (stored) => {
  if (!isJsonObject(stored) || ownValue(stored, 'nested') !== 'json') return stored;
  const { nested: _, ...chosen } = stored;
  return chosen;
};

/** Version 2 stored no columns: they are as in the table. */
const asItIs: Migration = (stored) => stored;

const HABITS_FORMAT = defineFormat<Habits>({
  read: readHabits,
  write: (habits) => habits,
  migrations: [withoutUnchosen, asItIs],
});
export const storedHabits = openEntry(STORED.exportHabits, HABITS_FORMAT);

export function currentHabits(): Habits {
  const stored = storedHabits.read();
  return stored.ok ? stored.value : USUAL;
}

/** Stores the user's changes over what other tabs have stored meanwhile; returns both. */
export function keepHabits(changes: Partial<Habits>): Habits {
  const habits = { ...currentHabits(), ...changes };
  storedHabits.write(habits);
  return habits;
}

export const usableTarget = (target: ExportTarget, hasPlatform: boolean): ExportTarget =>
  TARGETS[target].kind === 'here' || hasPlatform ? target : USUAL.target;

export function formOf({ target, names, nested, escapeFormulas, marked }: Habits) {
  const usual =
    target === 'xlsx'
      ? ({ names: 'labels', nested: 'text' } as const)
      : ({ names: 'keys', nested: 'json' } as const);
  return { names: names ?? usual.names, nested: nested ?? usual.nested, escapeFormulas, marked };
}
