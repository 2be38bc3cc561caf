import { createContext, useContext } from 'react';
import { useLocation, useRouter, useSearchParams } from 'wouter';

import { useLatest } from './use-latest.ts';

/** The address of the tab as it stands at this moment, drawn or not. */
type AddressNow = { readonly pathname: string; readonly search: string };

/** A test whose address is not that of the tab reads it elsewhere. */
export const AddressContext = createContext<() => AddressNow>(() => window.location);

type Next =
  | URLSearchParams
  | Readonly<Record<string, string>>
  | ((current: URLSearchParams) => URLSearchParams);
type ChangeAddress = (next: Next, options?: { readonly replace?: boolean }) => void;

/**
 * The query of the address, and what changes it. A change starts from the address as it stands when it is made, not as it was last
 * drawn: what another part wrote in the meantime stays. Once the path is another, it does nothing.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const { base } = useRouter();
  const readNow = useContext(AddressContext);
  const change = useLatest((next: Next, options?: { readonly replace?: boolean }) => {
    const { pathname, search } = readNow();
    if (pathname !== base + path) return;
    const query = new URLSearchParams(
      typeof next === 'function' ? next(new URLSearchParams(search)) : next,
    ).toString();
    navigate(query === '' ? path : `${path}?${query}`, options);
  });
  return [params, change];
}
