import { isExactNumber } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';
import { hasType, type ParameterType } from '#core/form/parameter.ts';

export function readNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'string' && value.trim() !== '')
    return isExactNumber(value) ? Number(value) : undefined;
  return typeof value === 'number' ? finite(value) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

const BOOLEANS = new Map<Json, boolean>([
  ['true', true],
  ['false', false],
  [1, true],
  [0, false],
]);

export function scalarFrom(value: Json, type: ParameterType): number | boolean | undefined {
  if (type === 'boolean') return BOOLEANS.get(value);
  const number = type === 'integer' || type === 'number' ? readNumber(value) : undefined;
  return number !== undefined && hasType(number, type) ? number : undefined;
}
