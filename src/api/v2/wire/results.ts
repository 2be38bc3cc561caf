import { isJsonObject, ownValue } from '#core/json/json.ts';
import { readResultList, type ResultList } from '../../wire/results.ts';
import { count, readWire } from '../../wire/schema.ts';
import { withUsualNames } from './usual-names.ts';

export type V2ResultList = ResultList & { readonly pageIndex?: number };

export function readV2ResultList(data: unknown): V2ResultList {
  const index = isJsonObject(data) ? readWire(count, ownValue(data, 'page_index')) : undefined;
  return {
    ...readResultList(withUsualNames(data, { count: ['total'] })),
    ...(index !== undefined && { pageIndex: index }),
  };
}
