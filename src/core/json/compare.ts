import { isJson, isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from './json.ts';

export type Difference = { readonly path: readonly string[]; readonly here?: Json; readonly there?: Json };

/**
 * The differences between two values. Objects are compared key by key in any order; lists as a whole,
 * because one extra item would make all others look changed. Keys are in the order of the first value,
 * then of the second.
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

export function equalJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isJsonArray(a)) return isJsonArray(b) && equalArrays(a, b);
  return isJsonObject(a) && isJsonObject(b) && equalObjects(a, b);
}

function equalArrays(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((item, index) => equalWhereThere(item, b[index]));
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => equalWhereThere(value, ownValue(b, key)))
  );
}

export function equalWhereThere(one: Json | undefined, other: Json | undefined): boolean {
  return one !== undefined && other !== undefined && equalJson(one, other);
}

export function equalOrAbsent(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : equalJson(one, other);
}

/** Makes recursion over a value safe: returns its own text if it is nested deeper than MAX_JSON_DEPTH. */
export function shallow(value: unknown): Json {
  return isJson(value) ? value : writeDeep(value as Json); // only its depth keeps it from being taken for JSON
}

type OpenValue = {
  readonly rest: Iterator<readonly [number | string, Json]>;
  readonly end: ']' | '}';
  separator: '' | ',';
};

/** Like JSON.stringify, but for any depth; JSON.stringify fails at some thousands. */
function writeDeep(value: Json): string {
  const parts: string[] = [];
  const open: OpenValue[] = [];
  const begin = (item: Json) => {
    if (isJsonArray(item)) {
      parts.push('[');
      open.push({ rest: item.entries(), end: ']', separator: '' });
    } else if (isJsonObject(item)) {
      parts.push('{');
      open.push({ rest: Object.entries(item).values(), end: '}', separator: '' });
    } else parts.push(JSON.stringify(item));
  };
  begin(value);
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.rest.next();
    if (next.done === true) {
      parts.push(last.end);
      open.pop();
      continue;
    }
    const [key, item] = next.value;
    parts.push(last.separator, typeof key === 'string' ? `${JSON.stringify(key)}:` : '');
    last.separator = ',';
    begin(item);
  }
  return parts.join('');
}
