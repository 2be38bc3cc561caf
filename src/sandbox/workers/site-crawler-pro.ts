import type { JsonObject } from '#core/json/json.ts';
import { between, listOf, pick, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const toggle = (name: string, title: string, value: boolean): JsonObject => ({
  name,
  title,
  type: 'boolean',
  editor: 'switch',
  default: value,
});

const whole = (name: string, title: string, value: number, maximum: number): JsonObject => ({
  name,
  title,
  type: 'integer',
  editor: 'number',
  default: value,
  minimum: 0,
  maximum,
});

const line = (name: string, title: string, value: string): JsonObject => ({
  name,
  title,
  type: 'string',
  editor: 'input',
  default: value,
});

const choice = (name: string, title: string, values: readonly string[]): JsonObject => ({
  name,
  title,
  type: 'string',
  editor: 'select',
  default: values[0] ?? '',
  options: values.map((value) => ({ label: value, value })),
});

const list = (name: string, title: string, value: readonly string[]): JsonObject => ({
  name,
  title,
  type: 'array',
  editor: 'stringList',
  default: value,
});

const inSection = (caption: string, [first, ...others]: readonly JsonObject[]): readonly JsonObject[] => [
  { ...first, sectionCaption: caption },
  ...others,
];

export const siteCrawlerPro: SampleWorker = {
  id: '01KPT8W1R4N6VXC3ZQ7EBD9M2Y',
  path: 'webkit-tools/site-crawler-pro',
  own: true,
  title: 'Site Crawler Pro',
  description: 'A crawler with forty settings, for those who want to set them all.',
  data: {
    version: 'v7.12.3',
    readme: '# Site Crawler Pro\n\nStart with the defaults. Change one thing at a time.\n',
    parameters: {
      system: {
        cpus: 4,
        memory: 16384,
        execute_limit_time_seconds: 86400,
        max_total_charge: 100,
        max_total_traffic: 10240,
        proxy_region: 'US',
      },
      custom: {
        description: 'Only the start URLs are required.',
        concurrency: { fields: ['start_urls', 'sitemaps'] },
        properties: [
          ...inSection('Where to start', [
            {
              name: 'start_urls',
              title: 'Start URLs',
              type: 'array',
              editor: 'requestList',
              required: true,
              default: [{ url: 'https://www.example.com/' }],
            },
            { name: 'sitemaps', title: 'Sitemaps', type: 'array', editor: 'requestList', default: [] },
            list('include', 'Include patterns', ['https://www.example.com/**']),
            list('exclude', 'Exclude patterns', ['**/logout', '**/*.pdf']),
            whole('max_pages', 'Maximum pages', 500, 1_000_000),
            whole('max_depth', 'Maximum depth', 5, 50),
            toggle('follow_subdomains', 'Follow subdomains', true),
            toggle('respect_robots', 'Respect robots.txt', true),
          ]),
          ...inSection('Browser', [
            choice('engine', 'Engine', ['chromium', 'firefox', 'http only']),
            toggle('headless', 'Headless', true),
            whole('viewport_width', 'Viewport width', 1440, 7680),
            whole('viewport_height', 'Viewport height', 900, 4320),
            line('user_agent', 'User agent', ''),
            choice('colour_scheme', 'Colour scheme', ['light', 'dark']),
            line('locale', 'Locale', 'en-US'),
            line('time_zone', 'Time zone', 'Europe/Berlin'),
          ]),
          ...inSection('Pace', [
            whole('concurrency', 'Pages at once', 8, 200),
            whole('delay_ms', 'Delay between pages (ms)', 250, 60_000),
            whole('page_timeout_s', 'Page timeout (s)', 45, 600),
            whole('retries', 'Retries', 3, 20),
            {
              name: 'backoff',
              title: 'Backoff factor',
              type: 'number',
              editor: 'number',
              default: 1.5,
              minimum: 1,
              maximum: 10,
            },
            toggle('stop_on_block', 'Stop when blocked', false),
          ]),
          ...inSection('Reading', [
            choice('wait_until', 'Wait until', ['load', 'domcontentloaded', 'networkidle']),
            line('wait_for', 'Wait for selector', ''),
            toggle('scroll', 'Scroll to the end', false),
            toggle('expand', 'Expand what is folded', true),
            list('remove', 'Remove selectors', ['nav', 'footer', '.cookie-banner']),
            {
              name: 'page_script',
              title: 'Page script',
              type: 'string',
              editor: 'textarea',
              default: 'window.scrollTo(0, 0);\n',
            },
            {
              name: 'headers',
              title: 'Headers',
              type: 'object',
              editor: 'json',
              default: { 'Accept-Language': 'en' },
            },
            { name: 'cookies', title: 'Cookies', type: 'array', editor: 'json', default: [] },
          ]),
          ...inSection('Output', [
            {
              name: 'formats',
              title: 'Formats',
              type: 'array',
              editor: 'checkbox',
              default: ['markdown'],
              options: ['markdown', 'html', 'text', 'screenshot'].map((value) => ({ label: value, value })),
            },
            toggle('keep_links', 'Keep links', true),
            toggle('keep_images', 'Keep images', false),
            whole('min_words', 'Fewest words', 20, 10_000),
            line('id_field', 'ID field', 'url'),
            toggle('save_errors', 'Save failed pages too', true),
          ]),
          ...inSection('Schedule and labels', [
            {
              name: 'changed_since',
              title: 'Changed since',
              type: 'string',
              editor: 'datepicker',
              format: 'DD.MM.YYYY',
              valueFormat: 'YYYY-MM-DD',
              default: '2025-06-01',
            },
            {
              name: 'priority',
              title: 'Priority',
              type: 'integer',
              editor: 'radio',
              default: 1,
              options: [
                { label: 'Low', value: 0 },
                { label: 'Normal', value: 1 },
                { label: 'High', value: 2 },
              ],
            },
            list('labels', 'Labels', []),
            { name: 'note', title: 'Note', type: 'string', editor: 'textarea' },
          ]),
        ],
      },
    },
  },
  results: {
    perSubtask: 120,
    limitedBy: 'max_pages',
    columns: [
      { key: 'url', label: 'URL', format: 'url', cell: text('https://www.example.com/page/{n}') },
      {
        key: 'title',
        label: 'Title',
        format: 'text',
        cell: pick('Home', 'Prices', 'About', 'Blog', 'Imprint'),
      },
      { key: 'depth', label: 'Depth', format: 'number', cell: between(0, 5) },
      { key: 'words', label: 'Words', format: 'number', cell: between(20, 4_000) },
      {
        key: 'links',
        label: 'Links',
        format: 'json',
        cell: listOf(text('https://www.example.com/page/{n}/more'), 0, 6),
      },
    ],
  },
};
