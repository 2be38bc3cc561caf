import { MAX_LIMIT } from './requests.ts';

type Page = { readonly page: number; readonly pageSize: number };
type Part = { readonly total: number };

/**
 * Asks for a page of any size in parts that v2 allows, one after the other, and no further than the list goes.
 * @param pageSize up to 100, or a multiple of a number up to 100: `offset` counts pages of equal size
 * @returns the parts in their order, at least one
 */
export async function inPages<P extends Part>(
  { page, pageSize }: Page,
  ask: (page: number, pageSize: number) => Promise<P>,
): Promise<readonly [P, ...P[]]> {
  const limit = partSize(pageSize);
  const first = ((page - 1) * pageSize) / limit + 1;
  const parts: [P, ...P[]] = [await ask(first, limit)];
  for (let offset = first + 1; offset < first + pageSize / limit; offset += 1) {
    const { total } = parts.at(-1) ?? parts[0];
    if ((offset - 1) * limit >= total) break;
    parts.push(await ask(offset, limit));
  }
  return parts;
}

/** The largest size that v2 allows and that fills the page exactly. */
function partSize(pageSize: number): number {
  let size = Math.min(pageSize, MAX_LIMIT);
  while (pageSize % size !== 0) size -= 1;
  return size;
}
