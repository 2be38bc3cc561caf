import { between, pick, text } from '../../cells.ts';
import type { SampleWorker } from '../../worker.ts';

export const olderShape: SampleWorker = {
  id: '01KPR7N2X5D9QVZ4CT8BWE6M3Y',
  path: 'sandbox/older-shape',
  title: 'Older Shape',
  description:
    'A descriptor as older Workers have it: properties keyed by name, titles and editors left to guess.',
  data: {
    version: 'v1.0.0',
    description: 'What is not said here has to be guessed.',
    properties: {
      searchTerm: { type: 'string', required: true, default: 'example' },
      max_pages: { type: 'integer', default: 3 },
      deep: { type: 'boolean' },
      tags: { type: 'array', default: ['a', 'b'] },
      settings: { type: 'object', default: { a: 1 } },
      ratio: { default: 0.5 },
      colour: { enum: ['red', 'green'], default: 'green' },
    },
  },
  results: {
    perSubtask: 4,
    columns: [
      { key: 'name', label: 'Name', format: 'text', cell: text('Result {n}') },
      { key: 'score', label: 'Score', format: 'number', cell: between(0, 1, 2) },
      { key: 'colour', label: 'Colour', format: 'text', cell: pick('red', 'green') },
    ],
  },
};
