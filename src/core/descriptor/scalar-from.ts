import type { ParameterType } from '#core/form/parameter.ts';
import { hasType } from '#core/form/type-of.ts';
import type { Json } from '#core/json/json.ts';
import { readNumber } from './read-number.ts';

const BOOLEANS = new Map<Json, boolean>([
  ['true', true],
  ['false', false],
  [1, true],
  [0, false],
]);

/** The number or truth value of this type that a value stands for, where nothing is lost by that; nothing for other types. */
export function scalarFrom(value: Json, type: ParameterType): number | boolean | undefined {
  if (type === 'boolean') return BOOLEANS.get(value);
  const number = type === 'integer' || type === 'number' ? readNumber(value) : undefined;
  return number !== undefined && hasType(number, type) ? number : undefined;
}
