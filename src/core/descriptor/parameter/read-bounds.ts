import type { ParameterType } from '#core/form/parameter.ts';
import { ownValue, type JsonObject } from '#core/json/json.ts';
import { inexactIn } from '#core/json/digits.ts';
import { excerptJson } from '#core/json/write.ts';
import type { Note } from '../note.ts';
import { readNumber } from '../read-scalar.ts';

export type Bounds = { readonly minimum?: number; readonly maximum?: number };

export function readBounds(raw: JsonObject, type: ParameterType, note: Note): Bounds {
  const minimum = readBound(raw, 'minimum', note);
  const maximum = readBound(raw, 'maximum', note);
  if (minimum === undefined && maximum === undefined) return {};
  const inverted = minimum !== undefined && maximum !== undefined && minimum > maximum;
  if (inverted || (type !== 'integer' && type !== 'number')) {
    note({ kind: 'boundsDropped', detail: detailOf(raw, ['minimum', 'maximum']) });
    return {};
  }
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function readBound(raw: JsonObject, key: 'minimum' | 'maximum', note: Note): number | undefined {
  const declared = ownValue(raw, key);
  if (declared === undefined || declared === null || declared === '') return undefined;
  const digits = inexactIn(declared);
  if (digits !== undefined) {
    note({ kind: 'notExact', detail: `${key}: ${digits}` });
    return undefined;
  }
  const bound = readNumber(declared);
  if (bound === undefined) note({ kind: 'boundsDropped', detail: detailOf(raw, [key]) });
  return bound;
}

function detailOf(raw: JsonObject, keys: readonly string[]): string {
  return keys
    .filter((key) => Object.hasOwn(raw, key))
    .map((key) => `${key}: ${excerptJson(ownValue(raw, key) ?? null)}`)
    .join(', ');
}
