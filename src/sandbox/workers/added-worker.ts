import { between, momentWithin, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const RESULTS: SampleWorker['results'] = {
  perTask: 5,
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

/** A Worker that was added from outside: any descriptor, and the same results as every other of its kind. */
export function anAddedWorker(worker: Pick<SampleWorker, 'id' | 'path' | 'title' | 'data'>): SampleWorker {
  return { ...worker, description: 'Added by a test.', results: RESULTS };
}
