import { isJsonArray, type Json } from '#core/json/json.ts';
import type { ParameterType } from './parameter.ts';

/** The type that a value has; a whole number is an integer. */
export function typeOf(value: Json): ParameterType | 'null' {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** True for a value that a parameter of this type takes: a whole number is a number too. */
export function hasType(value: Json, type: ParameterType): boolean {
  const actual = typeOf(value);
  return actual === type || (actual === 'integer' && type === 'number');
}
