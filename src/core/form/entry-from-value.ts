import { isJsonArray, type Json } from '#core/json/json.ts';
import { writeJson } from '#core/json/write.ts';
import type { Entry } from './entry.ts';
import { isList } from './is-list.ts';
import type { Parameter } from './parameter.ts';
import { rowsOf } from './rows.ts';

/** The entry under which the form holds a value that came as JSON; read again, it gives that very value. */
export function entryFromValue(parameter: Parameter, value: Json): Entry {
  if (isList(parameter) && isJsonArray(value)) return { kind: 'rows', rows: rowsOf(value) };
  if (parameter.editor !== 'json') return { kind: 'value', value };
  if (parameter.type !== 'string') return { kind: 'text', text: writeJson(value) };
  return typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'value', value };
}
