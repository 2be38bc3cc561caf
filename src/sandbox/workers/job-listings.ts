import { between, listOf, momentWithin, objectOf, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

export const jobListings: SampleWorker = {
  id: '01KPKA3V8T5C9ZWQ2DXM7R4NBE',
  path: 'leadworks/job-listings',
  title: 'Job Listings',
  description: 'Open positions by title and place, with salary and requirements. 招聘信息。',
  data: {
    version: 'v1.1.0',
    readme:
      '# Job listings\r\n\r\nOpen positions from public job boards.\r\n\r\n- Salary, where it is given\r\n- Requirements as a list\r\n',
    parameters: {
      system: {
        cpus: 0.25,
        memory: 1024,
        execute_limit_time_seconds: 1800,
        max_total_charge: 0,
        max_total_traffic: 0,
        proxy_region: 'GB',
      },
      custom: {
        description: 'Leave the companies empty to search all of them.',
        concurrency: { fields: ['titles'], remove_fields: [] },
        properties: [
          {
            name: 'titles',
            type: 'array',
            editor: 'stringList',
            title: 'Job titles',
            required: true,
            default: [{ keyword: 'data analyst' }, { keyword: 'data engineer' }, { keyword: '数据分析师' }],
          },
          { name: 'companies', type: 'array', editor: 'stringList', title: 'Companies' },
          {
            name: 'place',
            type: 'string',
            editor: 'input',
            title: 'Place',
            default: 'London',
            placeholder: 'City or country',
          },
          {
            name: 'posted_after',
            type: 'string',
            editor: 'datepicker',
            title: 'Posted after',
            format: 'DD/MM/YYYY',
            valueFormat: 'YYYY-MM-DD',
            default: '2025-01-31',
          },
          {
            name: 'level',
            type: 'integer',
            editor: 'radioGroup',
            title: 'Level',
            default: 0,
            options: [
              { label: 'Any', value: 0 },
              { label: 'Junior', value: 1 },
              { label: 'Senior', value: 2 },
            ],
          },
          { name: 'remote_only', type: 'boolean', editor: 'switch', title: 'Remote only' },
          {
            name: 'min_salary',
            type: 'integer',
            editor: 'number',
            title: 'Lowest salary',
            description: 'Per year, before tax.',
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 15,
    columns: [
      {
        key: 'title',
        label: 'Title',
        format: 'text',
        cell: phrase(
          ['Senior', 'Junior', 'Lead', ''],
          ['Data Analyst', 'Data Engineer', 'Analytics Manager'],
        ),
      },
      {
        key: 'company',
        label: 'Company',
        format: 'text',
        cell: pick('Example Ltd', 'Sample GmbH', '示例科技'),
      },
      { key: 'link', label: 'Link', format: 'url', cell: text('https://jobs.example.com/{n}') },
      {
        key: 'salary',
        label: 'Salary',
        format: 'json',
        cell: sometimes(
          0.6,
          objectOf({
            from: between(30_000, 60_000),
            to: between(60_000, 120_000),
            currency: pick('GBP', 'EUR'),
          }),
        ),
      },
      {
        key: 'requirements',
        label: 'Requirements',
        format: 'json',
        cell: listOf(pick('SQL', 'Python', 'Excel', 'dbt', 'English'), 1, 5),
      },
      { key: 'posted_at', label: 'Posted at', format: 'date', cell: momentWithin(30) },
      { key: 'searched_for', label: 'Searched for', format: 'text', cell: text('{item}') },
    ],
  },
};
