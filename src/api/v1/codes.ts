import type { FailureKind } from '#core/errors/failure.ts';
import { SHARED_CODES } from '../wire/shared-codes.ts';

export const KIND_BY_CODE: ReadonlyMap<number, FailureKind> = new Map([
  ...SHARED_CODES,
  [4000, 'invalidRequest'],
  [4010, 'keyRefused'],
  [4040, 'notFound'],
  [4290, 'rateLimited'],
  [5000, 'internal'],
  [10001, 'userDisabled'],
  [10002, 'userDisabled'],
  [20001, 'keyRefused'],
  [20002, 'keyRefused'],
]);

export function kindOfCode(code: number): FailureKind | undefined {
  return KIND_BY_CODE.get(code);
}
