import { text } from '../../cells.ts';
import type { SampleWorker } from '../../worker.ts';

export const alwaysFails: SampleWorker = {
  id: '01KPQ4C8V6E2ZBX9RTD1WM5N7Y',
  path: 'sandbox/always-fails',
  title: 'Always Fails',
  description: 'A Worker whose runs fail half way, to see what a failed run looks like.',
  data: {
    version: 'v0.0.1',
    readme: '',
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 60,
        max_total_charge: 0,
        max_total_traffic: 0,
      },
    },
    input_schema: {
      properties: [
        {
          name: 'url',
          type: 'string',
          editor: 'input',
          title: 'URL',
          required: true,
          default: 'https://pages.example.com/gone',
        },
      ],
    },
  },
  results: {
    perSubtask: 5,
    columns: [
      { key: 'url', label: 'URL', format: 'url', cell: text('https://pages.example.com/{n}') },
      { key: 'text', label: 'Text', format: 'text', cell: text('Row {n}') },
    ],
  },
  ending: { kind: 'failed', message: 'Worker exited with code 1: selector "#list > li" not found' },
};
