import { between, momentWithin, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const RESULTS: SampleWorker['results'] = {
  perSubtask: 5,
  columns: [
    {
      key: 'title',
      label: 'Title',
      format: 'text',
      cell: phrase(['First', 'Second', 'Open', 'Plain'], ['result', 'page']),
    },
    { key: 'url', label: 'URL', format: 'url', cell: text('https://pages.example.com/{n}') },
    { key: 'score', label: 'Score', format: 'number', cell: between(0, 1, 3) },
    { key: 'language', label: 'Language', format: 'text', cell: pick('en', 'zh', 'de') },
    { key: 'author', label: 'Author', format: 'text', cell: sometimes(0.7, pick('A. Example', 'B. Sample')) },
    { key: 'seen_at', label: 'Seen at', format: 'date', cell: momentWithin(30) },
  ],
};

type AddedWorker = Pick<SampleWorker, 'id' | 'path' | 'title' | 'data'> & {
  readonly storeSlug?: string | undefined;
  readonly underReview?: boolean | undefined;
};

export function anAddedWorker({ storeSlug, underReview, ...worker }: AddedWorker): SampleWorker {
  return {
    ...worker,
    ...(storeSlug !== undefined && { storeSlug }),
    ...(underReview !== undefined && { underReview }),
    description: 'Added by a test.',
    results: RESULTS,
  };
}
