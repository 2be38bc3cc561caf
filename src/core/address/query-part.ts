export type ReadableQuery = Pick<URLSearchParams, 'get' | 'getAll' | 'has'>;

type Texts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A part of a screen's state in the query of its address. Invalid text reads as absent. */
export type QueryPart<Value> = {
  readonly names: readonly string[];
  readonly read: (query: ReadableQuery) => Value;
  readonly write: (value: Value) => Texts;
};

export const choiceIn = <const Word extends string>(
  name: string,
  words: readonly [Word, ...Word[]],
): QueryPart<Word> => ({
  names: [name],
  read: (query) => words.find((word) => word === query.get(name)) ?? words[0],
  write: (word) => ({ [name]: word === words[0] ? undefined : word }),
});

export const switchIn = (name: string, on = '1'): QueryPart<boolean> => ({
  names: [name],
  read: (query) => query.get(name) === on,
  write: (isOn) => ({ [name]: isOn ? on : undefined }),
});

export const textIn = (name: string): QueryPart<string> => ({
  names: [name],
  read: (query) => query.get(name) ?? '',
  write: (text) => ({ [name]: text === '' ? undefined : text }),
});

/**
 * A value with a text form; absent by default.
 * @param decode returns undefined for invalid text
 */
export const valueIn = <Value>(
  name: string,
  decode: (text: string) => Value | undefined,
  encode: (value: Value) => string = String,
): QueryPart<Value | undefined> => ({
  names: [name],
  read: (query) => {
    const text = query.get(name);
    return text === null ? undefined : decode(text);
  },
  write: (value) => ({ [name]: value === undefined ? undefined : encode(value) }),
});

export function partsIn<State extends object>(parts: {
  readonly [Key in keyof State]: QueryPart<State[Key]>;
}): QueryPart<Readonly<State>> {
  const keys = Object.keys(parts) as (keyof State)[]; // it has no others
  return {
    names: keys.flatMap((key) => parts[key].names),
    read: (query) => Object.fromEntries(keys.map((key) => [key, parts[key].read(query)])) as State, // each by its key
    write: (state) => Object.fromEntries(keys.flatMap((key) => Object.entries(parts[key].write(state[key])))),
  };
}

export const textOfPart = (query: URLSearchParams, names: readonly string[]): string =>
  new URLSearchParams([...query].filter(([name]) => names.includes(name))).toString();

export const valueOfQuery = <Value>(query: string, part: QueryPart<Value>): Value =>
  part.read(new URLSearchParams(query));

/** Replaces one part of a query and keeps the rest. The part's names come last, in their order. */
export function withPart<Value>(
  query: URLSearchParams,
  { names, write }: QueryPart<Value>,
  value: Value,
): URLSearchParams {
  const next = new URLSearchParams(query);
  const texts = write(value);
  for (const name of names) {
    next.delete(name);
    for (const text of [texts[name] ?? []].flat()) next.append(name, text);
  }
  return next;
}

export function withQuery<Value>(path: string, part: QueryPart<Value>, value: NoInfer<Value>): string {
  const query = withPart(new URLSearchParams(), part, value).toString();
  return query === '' ? path : `${path}?${query}`;
}
