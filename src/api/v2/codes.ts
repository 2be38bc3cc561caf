import type { FailureKind } from '#core/errors/failure.ts';
import { SHARED_CODES } from '../wire/shared-codes.ts';

const KIND_BY_CODE: ReadonlyMap<number, FailureKind> = new Map(SHARED_CODES);

/** What a non-zero `code` means; undefined for one that is not documented. */
export function kindOfCode(code: number): FailureKind | undefined {
  return KIND_BY_CODE.get(code);
}
