import { isJsonObject, ownValue } from '#core/json/json.ts';
import { readResultList, type ResultList } from '../../wire/results.ts';
import { count, readWire } from '../../wire/schema.ts';
import { withUsualNames } from './usual-names.ts';

/** What v2 answers for results; `pageIndex` is the number that the answer gives itself. */
export type V2ResultList = ResultList & { readonly pageIndex?: number };

/** Reads a part of the results; `data: null` is an empty one. */
export function readV2ResultList(data: unknown): V2ResultList {
  const index = isJsonObject(data) ? readWire(count, ownValue(data, 'page_index')) : undefined;
  return {
    ...readResultList(withUsualNames(data, { count: ['total'] })),
    ...(index !== undefined && { pageIndex: index }),
  };
}
