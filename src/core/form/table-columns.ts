import { type Column, ISO_DATES, type Parameter, typeOf } from './parameter.ts';
import type { Rows } from './rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';

/** A column as it is drawn; `declared` ones are the Worker's own, the others are keys that rows hold beside them. */
export type TableColumn = { readonly column: Column; readonly declared: boolean };

type Keys = ReadonlyMap<string, Json>;

const keysOfChunk = new WeakMap<readonly Json[], Keys>();

/** The keys of a chunk's rows, each with the first value that stands under it; remembered, for a chunk never changes. */
function chunkKeys(chunk: readonly Json[]): Keys {
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

/** A column for a key that the Worker does not name: texts and numbers stay what they are, everything else is JSON. */
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

/** The columns of a table: those that the Worker declares, and one for each further key in the rows, so that none is hidden. */
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
