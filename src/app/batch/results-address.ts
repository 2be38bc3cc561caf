import { isBatchId } from '#core/batch/batch.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import type { ResultsOf } from '#features/set-up-batch/earlier/earlier-rows.ts';

/** The query by which the tab Batch takes results as rows. */
export const encodeResults = (of: ResultsOf): string =>
  of.kind === 'run' ? `?run=${of.run}` : `?results=${of.batch}`;

/** Whose results an address of the tab Batch names. */
export function readResults(search: URLSearchParams): ResultsOf | undefined {
  const [run, batch] = [search.get('run') ?? '', search.get('results') ?? ''];
  if (isRunSlug(run)) return { kind: 'run', run };
  return isBatchId(batch) ? { kind: 'batch', batch } : undefined;
}
