import { createContext, useContext, useMemo } from 'react';
import { useLocation, useRouter, useSearch } from 'wouter';

import { type QueryPart, textOfPart, valueOfQuery, withPart } from '#core/address/query-part.ts';

import { useLatest } from './use-latest.ts';

type AddressNow = { readonly pathname: string; readonly search: string };

/** A test overrides it if its address is not that of the tab. */
export const AddressContext = createContext<() => AddressNow>(() => window.location);

type ChangeAddress<Value> = (
  change: (current: Value) => Value,
  options?: { readonly replace?: boolean },
) => void;

/**
 * Reads and changes a part of the address query. The value is stable while the query is unchanged. A
 * change starts from the current address, not the last rendered one, so that other parts' writes survive.
 * It does nothing once the path has changed.
 * @param part must be stable between renders
 */
export function useAddress<Value>(part: QueryPart<Value>): [Value, ChangeAddress<Value>] {
  const text = textOfPart(new URLSearchParams(useSearch()), part.names);
  const value = useMemo(() => valueOfQuery(text, part), [part, text]);
  const [path, navigate] = useLocation();
  const { base } = useRouter();
  const readNow = useContext(AddressContext);
  const change = useLatest<Parameters<ChangeAddress<Value>>>((next, options) => {
    const { pathname, search } = readNow();
    if (pathname !== base + path) return;
    const current = new URLSearchParams(search);
    const query = withPart(current, part, next(part.read(current))).toString();
    navigate(query === '' ? path : `${path}?${query}`, options);
  });
  return [value, change];
}
