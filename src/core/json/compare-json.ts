import { equalJson } from './equal-json.ts';
import { isJsonObject, type Json, ownValue } from './json.ts';

/** Something that two values do not have in common; a side that has nothing there is absent. */
export type Difference = { readonly path: readonly string[]; readonly here?: Json; readonly there?: Json };

/**
 * Where two values differ: objects key by key, whatever the order of their keys; lists as wholes, since one item more
 * would make all others seem changed. Keys are listed in the order of the first value, then of the second.
 */
export function compareJson(here: Json, there: Json, path: readonly string[] = []): readonly Difference[] {
  if (isJsonObject(here) && isJsonObject(there)) {
    const keys = new Set([...Object.keys(here), ...Object.keys(there)]);
    return [...keys].flatMap((key) => {
      const [a, b] = [ownValue(here, key), ownValue(there, key)];
      if (a !== undefined && b !== undefined) return compareJson(a, b, [...path, key]);
      return [
        { path: [...path, key], ...(a !== undefined && { here: a }), ...(b !== undefined && { there: b }) },
      ];
    });
  }
  return equalJson(here, there) ? [] : [{ path, here, there }];
}
