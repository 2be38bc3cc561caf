import { DECIMAL } from '#core/decimal.ts';
import { isExactNumber, isWholeNumber } from '#core/json/digits.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Problem } from '../problem.ts';

const NUMBER = new RegExp(String.raw`^[+-]?(${DECIMAL})(?:e([+-]?\d+))?$`, 'i');

/**
 * The number that a typed text spells (`10`, `-0.10`, `1e3`; surrounding blanks are ignored). Never
 * rounds: refuses whole numbers beyond ±(2^53 − 1), and fractions where a whole number is required.
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

export function notWhole(value: number): Problem {
  const below = Math.floor(value);
  return { kind: 'notWhole', below, above: below + 1 };
}
