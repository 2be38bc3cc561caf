import { between, objectOf, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const README = `# Page content extractor

Opens pages and gives their main text as Markdown, HTML or plain text.

- Follows links up to the **depth** that you set
- Sends your own *headers*
- Runs a script in the page before it reads it

## Output

    { "url": "…", "markdown": "…", "metadata": { "title": "…" } }
`;

const PAGE_SCRIPT = `// Runs in the page before it is read.
document.querySelectorAll('.cookie-banner').forEach((banner) => {
  banner.remove();
});
await new Promise((done) => setTimeout(done, 500));`;

const LONG_URL = `https://pages.example.com/archive?${Array.from({ length: 40 }, (_, at) => `filter${at}=value-${at}`).join('&')}`;

const MARKDOWN = `# Annual report

The year was **good**. Revenue grew, costs did not.

## Numbers

| | 2023 | 2024 |
| --- | --- | --- |
| Revenue | 41 | 58 |

${'This paragraph repeats, as reports do. '.repeat(20)}`;

export const pageContentExtractor: SampleWorker = {
  id: '01KPH5X9R3V7K2DQ6NWYB8TZEM',
  path: 'webkit-tools/page-content-extractor',
  title: 'Page Content Extractor',
  description: 'The main text of any web page as Markdown, HTML or plain text, with metadata.',
  data: {
    version: 'v0.9.12-beta.3',
    readme: README,
    parameters: {
      system: {
        cpus: 0.5,
        memory: 2048,
        execute_limit_time_seconds: 7200,
        max_total_charge: 0,
        max_total_traffic: 0,
        proxy_region: 'DE',
      },
      custom: {
        description: 'Pages to read, and what to take from them.',
        b: ' start_urls ',
        properties: [
          {
            name: 'start_urls',
            type: 'array',
            editor: 'requestList',
            title: 'Start URLs',
            description: 'One subtask per URL.',
            required: true,
            default: [{ url: 'https://example.com/' }, { url: LONG_URL }],
          },
          {
            name: 'output',
            type: 'string',
            editor: 'select',
            title: 'Output',
            default: 'markdown',
            allowedValues: ['markdown', 'html', 'text'],
          },
          {
            name: 'depth',
            type: 'integer',
            editor: 'number',
            title: 'Depth',
            description: '0 reads the start URLs only.',
            default: 0,
            minimum: 0,
            maximum: 5,
          },
          {
            name: 'headers',
            type: 'object',
            editor: 'json',
            title: 'Request headers',
            sectionCaption: 'Advanced',
            sectionDescription: 'Leave these alone unless pages come out wrong.',
            default: { 'Accept-Language': 'en-US,en;q=0.9', nested: { retry: { times: 3, on: [429, 503] } } },
          },
          {
            name: 'page_script',
            type: 'string',
            editor: 'textarea',
            title: 'Page script',
            description: 'JavaScript, run in each page.',
            default: PAGE_SCRIPT,
          },
          {
            name: 'remove_selectors',
            type: 'array',
            editor: 'textarea',
            title: 'Selectors to remove',
            default: ['nav', 'footer', '.ad'],
          },
          { name: 'javascript', type: 'boolean', editor: 'checkbox', title: 'Run JavaScript', default: true },
        ],
      },
    },
  },
  results: {
    perSubtask: 3,
    columns: [
      { key: 'url', label: 'URL', format: 'url', cell: text('{item}') },
      {
        key: 'title',
        label: 'Title',
        format: 'text',
        cell: pick('Annual report', 'About us', 'Terms', 'Haftungsausschluss'),
      },
      { key: 'markdown', label: 'Markdown', format: 'text', cell: pick(MARKDOWN, '# Short\n\nOne line.') },
      { key: 'status', label: 'HTTP status', format: 'number', cell: pick(200, 200, 200, 404) },
      { key: 'load_ms', label: 'Load time (ms)', format: 'number', cell: between(120, 4_000) },
      {
        key: 'metadata',
        label: 'Metadata',
        format: 'json',
        cell: objectOf({
          language: pick('en', 'de', 'zh-CN'),
          canonical: text('https://pages.example.com/{n}'),
          open_graph: objectOf({
            type: pick('article', 'website'),
            image: text('https://images.example.com/og/{n}.png'),
          }),
        }),
      },
      { key: 'error', label: 'Error', format: 'text', cell: sometimes(0.1, pick('Timed out after 30 s')) },
    ],
  },
};
