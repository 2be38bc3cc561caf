import { type Column, ISO_DATES, type Parameter, typeOf } from './parameter.ts';
import type { Rows } from './rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';

export type TableColumn = { readonly column: Column; readonly declared: boolean };

type ColumnKeys = ReadonlyMap<string, Json>;

const keysOfChunk = new WeakMap<readonly Json[], ColumnKeys>();

function chunkKeys(chunk: readonly Json[]): ColumnKeys {
  const known = keysOfChunk.get(chunk);
  if (known) return known;
  const keys = new Map<string, Json>();
  for (const row of chunk) {
    if (!isJsonObject(row)) continue;
    for (const [key, value] of Object.entries(row)) if (!keys.has(key)) keys.set(key, value);
  }
  keysOfChunk.set(chunk, keys);
  return keys;
}

export function extraColumn(name: string, value: Json): Column {
  const actual = typeOf(value);
  const type = actual === 'null' ? 'string' : actual === 'integer' ? 'number' : actual;
  const isPlain = type === 'string' || type === 'number';
  return {
    name,
    title: name,
    description: '',
    type,
    editor: isPlain ? 'input' : 'json',
    required: false,
    options: [],
    multiple: false,
    dateFormat: ISO_DATES,
  };
}

export function tableColumns({ columns }: Parameter, rows: Rows<Json>): readonly TableColumn[] {
  const names = new Set(columns.map(({ name }) => name));
  const extras = new Map<string, Column>();
  for (const chunk of rows.chunks) {
    for (const [key, value] of chunkKeys(chunk)) {
      if (!names.has(key) && !extras.has(key)) extras.set(key, extraColumn(key, value));
    }
  }
  return [
    ...columns.map((column) => ({ column, declared: true })),
    ...[...extras.values()].map((column) => ({ column, declared: false })),
  ];
}
