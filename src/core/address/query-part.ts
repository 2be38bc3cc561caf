/** The query of an address, to be read. */
export type ReadableQuery = Pick<URLSearchParams, 'get' | 'getAll' | 'has'>;

type Texts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A part of what a screen shows, as the query of its address holds it. What makes no sense there is read as if it were absent. */
export type QueryPart<Value> = {
  /** The names that it may have in the query; no other part of the screen has one of them. */
  readonly names: readonly string[];
  readonly read: (query: ReadableQuery) => Value;
  /** What is usual needs no text. */
  readonly write: (value: Value) => Texts;
};

/** One of several words; the first is usual. */
export const choiceIn = <const Word extends string>(
  name: string,
  words: readonly [Word, ...Word[]],
): QueryPart<Word> => ({
  names: [name],
  read: (query) => words.find((word) => word === query.get(name)) ?? words[0],
  write: (word) => ({ [name]: word === words[0] ? undefined : word }),
});

/** Whether something is on; usually it is not. */
export const switchIn = (name: string, on = '1'): QueryPart<boolean> => ({
  names: [name],
  read: (query) => query.get(name) === on,
  write: (isOn) => ({ [name]: isOn ? on : undefined }),
});

/** Any text; usually it is empty. */
export const textIn = (name: string): QueryPart<string> => ({
  names: [name],
  read: (query) => query.get(name) ?? '',
  write: (text) => ({ [name]: text === '' ? undefined : text }),
});

/** A value that has a text of its own; usually there is none. @param decode returns undefined for what is no such text */
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

/** Parts of one state, each under its key. */
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

/** What a part of a query says, for comparison: the same text as long as it says the same. */
export const textOfPart = (query: URLSearchParams, names: readonly string[]): string =>
  new URLSearchParams([...query].filter(([name]) => names.includes(name))).toString();

/** What a query, as a text, says of a part. */
export const valueOfQuery = <Value>(query: string, part: QueryPart<Value>): Value =>
  part.read(new URLSearchParams(query));

/** A query in which one part says something else; everything else in it stays. The names of the part stand last, in their order. */
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

/** A path with a query that says this and nothing else. */
export function withQuery<Value>(path: string, part: QueryPart<Value>, value: NoInfer<Value>): string {
  const query = withPart(new URLSearchParams(), part, value).toString();
  return query === '' ? path : `${path}?${query}`;
}
