import { isList } from '#core/form/editors.ts';
import type { Column } from '#core/form/parameter.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { Note } from '../note.ts';
import { readFirstText } from '../read-text.ts';
import { readValueSpec } from './read-value-spec.ts';

type Declared = { readonly name: string; readonly raw: JsonObject };

/** Most `param_list` entries lack editors and types, and many lack titles: not worth a remark. */
const USUAL: ReadonlySet<string> = new Set(['titleInferred', 'typeInferred', 'editorInferred']);

/** Table columns from `param_list`, or else one per key of the default's first row. */
export function readColumns(raw: JsonObject, rows: Json | undefined, note: Note): readonly Column[] {
  const noteUnusual: Note = (remark) => {
    if (!USUAL.has(remark.kind)) note(remark);
  };
  const declared = uniqueByName(declaredColumns(ownValue(raw, 'param_list')), note);
  const columns = declared.length > 0 ? declared : columnsOfRow(firstRow(rows));
  return columns.map(({ name, raw: column }) =>
    inOneCell(
      readValueSpec({ name, raw: column, sample: sampleOf(name, rows), hasColumns: false }, noteUnusual),
    ),
  );
}

const inOneCell = (column: Column): Column => (isList(column) ? { ...column, editor: 'json' } : column);

function declaredColumns(list: Json | undefined): readonly Declared[] {
  if (!isJsonArray(list)) return [];
  return list.flatMap((item) => {
    const raw = typeof item === 'string' ? { param: item } : item;
    const name = isJsonObject(raw) ? readFirstText(raw, ['param', 'name', 'key']) : undefined;
    return isJsonObject(raw) && name !== undefined ? [{ name, raw }] : [];
  });
}

function uniqueByName(columns: readonly Declared[], note: Note): readonly Declared[] {
  const names = new Set<string>();
  return columns.filter(({ name }) => {
    if (names.has(name)) note({ kind: 'duplicateName' });
    else return names.add(name);
    return false;
  });
}

function columnsOfRow(row: JsonObject | undefined): readonly Declared[] {
  return Object.keys(row ?? {}).map((name) => ({ name, raw: {} }));
}

function firstRow(rows: Json | undefined): JsonObject | undefined {
  return isJsonArray(rows) ? rows.find(isJsonObject) : undefined;
}

function sampleOf(name: string, rows: Json | undefined): Json | undefined {
  const row = firstRow(rows);
  return row === undefined ? undefined : ownValue(row, name);
}
