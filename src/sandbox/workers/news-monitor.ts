import { momentWithin, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

export const newsMonitor: SampleWorker = {
  id: '01KPM1Q7E9X3BTZ6WD8RVC2N5Y',
  path: 'press-room/news-monitor',
  title: 'News Monitor',
  description: 'Articles that mention your topics, day by day. Often there is nothing new.',
  data: {
    version: 'v2.0.1',
    readme:
      '# News monitor\n\nGives what was published since the last run. **Nothing new is a result too.**\n',
    parameters: {
      system: {
        cpus: '0.25',
        memory_bytes: 1024,
        execute_limit_time_seconds: '600',
        max_total_charge: 0,
        max_total_traffic: 0,
      },
      custom: {
        description: 'What to look for, and since when.',
        properties: [
          {
            name: 'query',
            type: 'string',
            editor: 'input',
            title: 'Query',
            required: true,
            default: '"web scraping" AND (law OR court) -jobs',
          },
          {
            name: 'since',
            type: 'string',
            editor: 'datepicker',
            title: 'Since',
            format: 'YYYY-MM-DD',
            valueFormat: 'YYYYMMDD',
            default: '20250115',
          },
          {
            name: 'sources',
            type: 'array',
            editor: 'stringList',
            title: 'Sources',
            description: 'Host names. Empty means all.',
            default: [],
          },
          {
            name: 'tone',
            type: 'string',
            editor: 'select',
            title: 'Tone',
            description: 'The default is not among the choices.',
            default: 'balanced',
            options: [
              { label: 'Any', value: '' },
              { label: 'Positive', value: 'positive' },
              { label: 'Negative', value: 'negative' },
            ],
          },
          { name: 'full_text', type: 'boolean', editor: 'switch', title: 'Full text', default: false },
        ],
      },
    },
  },
  results: {
    perSubtask: 0,
    columns: [
      {
        key: 'headline',
        label: 'Headline',
        format: 'text',
        cell: pick('Court rules on scraping', 'New law in force'),
      },
      { key: 'link', label: 'Link', format: 'url', cell: text('https://news.example.com/{n}') },
      { key: 'source', label: 'Source', format: 'text', cell: sometimes(0.9, pick('Example Times')) },
      { key: 'published_at', label: 'Published at', format: 'date', cell: momentWithin(7) },
    ],
  },
  ending: { kind: 'succeeded', message: '' },
};
