import { between, listOf, momentWithin, objectOf, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const README = `# Social posts

Collects the newest posts of public profiles 🐦.

* One row of the table is one subtask.
* \`num_of_posts\` may be written as text: \`"10"\` works as well as \`10\`.

\`\`\`bash
curl -s https://api.example.com/posts | jq '.[0].text'
\`\`\`

[Privacy](https://docs.example.com/privacy) · [A link that must not run](javascript:alert(1))
`;

export const socialPosts: SampleWorker = {
  id: '01KPG7W4C1ZJ8N5E2TQXV9BMDR',
  path: 'coreclaw/social-posts',
  title: 'Social Posts',
  description: 'The newest posts of public profiles: text, likes, media, author.',
  data: {
    version: 'v1.4.2',
    readme: README,
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 900,
        max_total_charge: 0,
        max_total_traffic: 512,
      },
      custom: {
        description: 'Profiles to read, and how far back.',
        concurrency: { fields: ['profiles'] },
        properties: [
          {
            name: 'profiles',
            type: 'array',
            editor: 'requestListSource',
            title: 'Profiles',
            description: 'One row, one subtask.',
            required: true,
            default: [
              { url: 'https://social.example.com/@ada', num_of_posts: '10', start_date: '', tag: 'press' },
              { url: 'https://social.example.com/@grace', num_of_posts: '25', start_date: '2025-01-31' },
            ],
            param_list: [
              { param: 'url', title: 'Profile URL', required: true, description: 'Must be public.' },
              { param: 'num_of_posts', title: 'Posts', type: 'integer', minimum: 1, maximum: 200 },
              { param: 'start_date', title: 'Not before' },
              {
                param: 'kind',
                title: 'Kind',
                editor: 'select',
                options: [
                  { label: 'All', value: '' },
                  { label: 'With pictures', value: 'pictures' },
                ],
              },
            ],
          },
          {
            name: 'include_replies',
            type: 'boolean',
            editor: 'switch',
            title: 'Include replies',
            default: false,
          },
          {
            name: 'languages',
            type: 'array',
            editor: 'select',
            multiple: true,
            title: 'Languages',
            description: 'None means all.',
            default: ['en', 'zh'],
            options: [
              { label: 'English', value: 'en' },
              { label: '中文', value: 'zh' },
              { label: 'Español', value: 'es' },
              { label: 'العربية', value: 'ar' },
            ],
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 10,
    columns: [
      { key: 'post_id', label: 'Post ID', format: 'text', cell: text('18{n}00412') },
      { key: 'url', label: 'URL', format: 'url', cell: text('https://social.example.com/p/{n}') },
      {
        key: 'text',
        label: 'Text',
        format: 'text',
        cell: pick(
          'We shipped it today. Thank you all 🎉',
          'A long thread about nothing in particular, which goes on for long enough that a table has to cut it somewhere, and which mentions @grace, #example, and https://pages.example.com/a/very/long/path?with=a&query=too.\n\n1/9',
          '新版本发布了，欢迎试用。',
          '=SUM(A1:A9) is not a formula here',
          '<b>Not bold</b> & not escaped twice',
        ),
      },
      { key: 'likes', label: 'Likes', format: 'number', cell: between(0, 90_000) },
      {
        key: 'author',
        label: 'Author',
        format: 'json',
        cell: objectOf({
          name: pick('Ada', 'Grace'),
          followers: between(10, 1_000_000),
          verified: pick(true, false),
        }),
      },
      {
        key: 'media',
        label: 'Media',
        format: 'json',
        cell: listOf(text('https://images.example.com/posts/{n}.jpg'), 0, 4),
      },
      {
        key: 'location',
        label: 'Location',
        format: 'text',
        cell: sometimes(0.3, pick('Berlin', '上海', 'São Paulo')),
      },
      { key: 'posted_at', label: 'Posted at', format: 'date', cell: momentWithin(90) },
      { key: 'profile', label: 'Profile', format: 'url', cell: text('{item}') },
    ],
  },
};
