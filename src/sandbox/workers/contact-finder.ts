import { listOf, objectOf, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const README = `# Contact finder

Looks through a site for e-mail addresses, phone numbers and social profiles.

| Kind | Where it looks |
| --- | --- |
| E-mail | Text, \`mailto:\` links |
| Phone | Text, \`tel:\` links |

**Use it lawfully.**
`;

export const contactFinder: SampleWorker = {
  id: '01KPJ8D2M6Q4X1ZRTC7BVEN5WY',
  path: 'leadworks/contact-finder',
  title: 'Contact Finder',
  description: 'E-mail addresses, phones and social profiles from company websites.',
  data: {
    version: 'v3.0.0',
    readme: README,
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 1200,
        max_total_charge: 0,
        max_total_traffic: 0,
      },
      custom: {
        concurrency: { fields: ['websites', 'domains', ''] },
        properties: [
          {
            name: 'websites',
            type: 'array',
            editor: 'requestList',
            title: 'Websites',
            description: 'Full addresses. Paste a column from a spreadsheet.',
            default: ['https://www.example.com', 'https://www.example.org'],
          },
          {
            name: 'domains',
            type: 'array',
            editor: 'stringList',
            title: 'Domains',
            description: 'In place of full addresses.',
            default: [{ domain: 'example.net' }],
          },
          {
            name: 'kinds',
            type: 'array',
            editor: 'checkbox',
            title: 'Look for',
            required: true,
            default: ['email', 'phone'],
            enum: ['email', 'phone', 'linkedin', 'wechat'],
            enumNames: ['E-mail', 'Phone', 'LinkedIn', '微信'],
          },
          {
            name: 'pages_per_site',
            type: 'integer',
            editor: 'input',
            title: 'Pages per site',
            default: 10,
            minimum: '1',
            maximum: '100',
          },
          {
            name: 'countries',
            type: 'array',
            editor: 'checkboxGroup',
            title: 'Phone formats',
            default: [],
            options: [
              { label: 'North America', value: 1 },
              { label: 'Germany', value: 49 },
              { label: 'China', value: 86 },
            ],
          },
          {
            name: 'role',
            type: 'string',
            editor: 'textfield',
            title: 'Role',
            placeholder: 'Head of marketing',
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 6,
    limitedBy: 'pages_per_site',
    columns: [
      { key: 'site', label: 'Site', format: 'url', cell: text('{item}') },
      {
        key: 'name',
        label: 'Name',
        format: 'text',
        cell: sometimes(0.6, phrase(['Ada', 'Grace', 'Alan', '小明'], ['Example', 'Sample', 'Test'])),
      },
      { key: 'email', label: 'E-mail', format: 'text', cell: text('contact{n}@example.com') },
      {
        key: 'phones',
        label: 'Phones',
        format: 'json',
        cell: listOf(pick('+1 212 555 0133', '+49 30 5550 0133'), 0, 2),
      },
      {
        key: 'social',
        label: 'Social',
        format: 'json',
        cell: objectOf({ linkedin: sometimes(0.4, text('https://social.example.com/in/{n}')) }),
      },
      { key: 'found_on', label: 'Found on', format: 'url', cell: text('https://www.example.com/page-{n}') },
    ],
  },
};
