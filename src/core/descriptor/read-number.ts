import { isExactNumber } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

/** A number, or the number that a text spells exactly; nothing for anything else. Descriptors write numbers both ways. */
export function readNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'string' && value.trim() !== '')
    return isExactNumber(value) ? Number(value) : undefined;
  return typeof value === 'number' ? finite(value) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
