import { DECIMAL } from '#core/decimal.ts';
import { isExactNumber, isWholeNumber } from '#core/json/digits.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Problem } from '../problem.ts';

const NUMBER = new RegExp(String.raw`^[+-]?(${DECIMAL})(?:e([+-]?\d+))?$`, 'i');

/**
 * The number that a typed text spells (`10`, `-0.10`, `1e3`; blanks around it do not count). Never a rounded one: a whole
 * number beyond ±(2^53 − 1) is refused, and where a whole number is wanted, whatever has a fraction.
 */
export function readNumberText(text: string, type: 'integer' | 'number'): Result<number, Problem> {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) {
    const hasCommas = NUMBER.test(trimmed.replaceAll(',', ''));
    return err({ kind: hasCommas ? 'hasCommas' : 'notANumber', text: trimmed });
  }
  const value = Number(trimmed);
  if (type === 'integer' && !isWholeNumber(trimmed)) {
    return Number.isFinite(value) ? err(notWhole(value)) : err({ kind: 'notExact', text: trimmed });
  }
  return isExactNumber(trimmed) ? ok(value) : err({ kind: 'notExact', text: trimmed });
}

/** What to offer in place of a number that is not whole: the whole numbers next to it. */
export function notWhole(value: number): Problem {
  const below = Math.floor(value);
  return { kind: 'notWhole', below, above: below + 1 };
}
