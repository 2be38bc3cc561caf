import { Failure } from '#core/errors/failure.ts';
import { equalJson } from '#core/json/compare.ts';
import { mergeColumns, rowId } from '#core/results/row-set.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';
import type { Pageable } from '../operations.ts';
import { type ResultList, toResultPage } from '../wire/results.ts';
import { MAX_LIMIT } from './requests.ts';
import type { V2ResultList } from './wire/results.ts';

type PageSlice = { readonly offset: number; readonly limit: number; readonly signal?: AbortSignal };
type AskPart = (slug: RunSlug, part: PageSlice) => Promise<V2ResultList>;

/** Unit of `offset`: pages from 1 (documented), or rows from 0 (observed until August 2026). */
type OffsetUnit = 'page' | 'row';

const PROBE = 10;

/**
 * Reads pages of any size in parts that v2 allows, sequentially.
 * `offset` 0 is the first part in either unit; for later parts the unit is detected per run.
 */
export function createResultPages(ask: AskPart) {
  const units = new Map<RunSlug, OffsetUnit>();
  return async (slug: RunSlug, { page, pageSize, signal }: Pageable): Promise<ResultPage> => {
    const askFrom = (offset: number, limit: number) =>
      ask(slug, { offset, limit, ...(signal && { signal }) });
    const askPart = async (part: number, limit: number) => {
      if (part === 0) return askFrom(0, limit);
      const unit = units.get(slug) ?? (await findUnit(askFrom));
      units.set(slug, unit);
      return askFrom(unit === 'page' ? part + 1 : part * limit, limit);
    };
    const limit = Math.min(MAX_LIMIT, pageSize);
    const isFull = ({ entries }: ResultList) => entries.length >= limit;
    /**
     * Requests a part that more rows follow: it is full by now.
     * @throws Failure
     */
    const askFull = async (part: number) => {
      const answer = await askPart(part, limit);
      if (isFull(answer)) return answer;
      throw new Failure({ kind: 'unreadable', detail: `part ${part + 1} of the results is not whole` });
    };
    const isLast = async (part: number, { entries, total }: ResultList) =>
      entries.length === 0 ||
      total === part * limit + entries.length ||
      (await askPart(part + 1, limit)).entries.length === 0;
    const first = Math.floor(((page - 1) * pageSize) / limit);
    const parts: ResultList[] = [];
    for (let part = first; part * limit < page * pageSize; part += 1) {
      const answer = await askPart(part, limit);
      // The first of all may be as much as is given at a time; and behind a page of one part its reader looks.
      const mayBeCut = part === 0 || limit === pageSize;
      const isEnd = !isFull(answer) && (mayBeCut || (await isLast(part, answer)));
      parts.push(isFull(answer) || isEnd ? answer : await askFull(part));
      if (isEnd) break;
    }
    return joinParts(parts, (page - 1) * pageSize - first * limit, pageSize);
  };
}

/**
 * Whether `offset` 2 returns the second part of ten or the rows from the third on. Decided by row IDs, the
 * answer's own page number, or else the row contents.
 */
async function findUnit(ask: (offset: number, limit: number) => Promise<V2ResultList>): Promise<OffsetUnit> {
  const { entries: first } = await ask(0, PROBE);
  const { entries: second, pageIndex } = await ask(2, PROBE);
  const shifted = first.slice(2);
  for (const [at, row] of shifted.entries()) {
    const other = second[at];
    const [id, otherId] = [row && rowId(row), other && rowId(other)];
    if (typeof id === 'string' && typeof otherId === 'string') return id === otherId ? 'row' : 'page';
  }
  if (pageIndex !== undefined) return pageIndex === 2 ? 'page' : 'row';
  const same = shifted.length > 0 && shifted.every((row, at) => equalJson(row, second[at] ?? null));
  return same ? 'row' : 'page';
}

function joinParts(parts: readonly ResultList[], skipped: number, count: number): ResultPage {
  const total = parts.at(-1)?.total;
  return toResultPage({
    columns: parts.map(({ columns }) => columns).reduce(mergeColumns, []),
    entries: parts.flatMap(({ entries }) => entries).slice(skipped, skipped + count),
    ...(total !== undefined && { total }),
  });
}
