type PageOfItems<T> = {
  readonly items: readonly T[];
  readonly unread?: number | undefined;
  readonly total?: number | undefined;
};

export type ReadPages<T> = {
  readonly items: readonly T[];
  readonly total: number;
  readonly isWhole: boolean;
};

/**
 * Reads a list page by page up to its count. Without a count, only an empty page is known to be past the
 * end; a page without new items ends the reading but may not be the end of the list.
 * @param ask reads a page, from 1
 * @param rules.most maximum number of pages
 */
export async function readPages<T>(
  ask: (page: number) => Promise<PageOfItems<T>>,
  { keyOf, most }: { readonly keyOf: (item: T) => string; readonly most: number },
): Promise<ReadPages<T>> {
  const found = new Map<string, T>();
  let [unread, total, read, isEnd] = [0, 0, -1, false];
  for (let page = 1; page <= most && !isEnd && found.size + unread > read; page += 1) {
    read = found.size + unread;
    const next = await ask(page);
    for (const item of next.items) found.set(keyOf(item), item);
    unread += next.unread ?? 0;
    const known = found.size + unread;
    // What leaves the list meanwhile moves another past the page that is asked for next.
    total = Math.max(total, next.total ?? 0, known);
    isEnd = next.total === undefined ? next.items.length + (next.unread ?? 0) === 0 : known === total;
  }
  return { items: [...found.values()], total, isWhole: isEnd && unread === 0 };
}
