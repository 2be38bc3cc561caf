import type { QueryPart } from '#core/address/query-part.ts';
import { isBatchId } from '#core/batch/batch.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import type { ResultsOf } from '#features/set-up-batch/earlier/earlier-rows.ts';

export const RESULTS_OF: QueryPart<ResultsOf | undefined> = {
  names: ['run', 'results'],
  read(query) {
    const [run, batch] = [query.get('run') ?? '', query.get('results') ?? ''];
    if (isRunSlug(run)) return { kind: 'run', run };
    return isBatchId(batch) ? { kind: 'batch', batch } : undefined;
  },
  write: (of) => (of?.kind === 'run' ? { run: of.run } : { results: of?.batch }),
};
