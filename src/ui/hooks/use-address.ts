import { createContext, useContext, useMemo } from 'react';
import { useLocation, useRouter, useSearch } from 'wouter';

import { type QueryPart, textOfPart, valueOfQuery, withPart } from '#core/address/query-part.ts';

import { useLatest } from './use-latest.ts';

/** The address of the tab as it stands at this moment, drawn or not. */
type AddressNow = { readonly pathname: string; readonly search: string };

/** A test whose address is not that of the tab reads it elsewhere. */
export const AddressContext = createContext<() => AddressNow>(() => window.location);

type Change<Value> = (change: (current: Value) => Value, options?: { readonly replace?: boolean }) => void;

/**
 * A part of the query of the address, and what changes it. The same value as long as the query says the same. A change starts from the
 * address as it stands when it is made, not as it was last drawn: what another part wrote in the meantime stays. Once the path is
 * another, it does nothing.
 * @param part the same at each drawing
 */
export function useAddress<Value>(part: QueryPart<Value>): [Value, Change<Value>] {
  const text = textOfPart(new URLSearchParams(useSearch()), part.names);
  const value = useMemo(() => valueOfQuery(text, part), [part, text]);
  const [path, navigate] = useLocation();
  const { base } = useRouter();
  const readNow = useContext(AddressContext);
  const change = useLatest<Parameters<Change<Value>>>((next, options) => {
    const { pathname, search } = readNow();
    if (pathname !== base + path) return;
    const current = new URLSearchParams(search);
    const query = withPart(current, part, next(part.read(current))).toString();
    navigate(query === '' ? path : `${path}?${query}`, options);
  });
  return [value, change];
}
