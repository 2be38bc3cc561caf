import { between, listOf, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const README = `# Product search

Lists the products that a shop shows for your search terms.

| Column | Meaning |
| --- | --- |
| \`price\` | In the currency of the marketplace |
| \`sponsored\` | Whether the shop was paid to show it |

> Prices change by the hour. Run it again rather than keeping them.
`;

export const productSearch: SampleWorker = {
  id: '01KPF2ZB7T9Y5QK3M8XW4RDHSA',
  path: 'coreclaw/product-search',
  title: 'Product Search',
  description: 'Products of online shops by search term: title, price, rating, reviews, seller. 商品搜索。',
  data: {
    version: 'v2.3.0',
    readme: README,
    parameters: {
      system: {
        cpus: 0.25,
        memory: 1024,
        execute_limit_time_seconds: 3600,
        max_total_charge: 5,
        max_total_traffic: 0,
      },
      custom: {
        description: 'One subtask per search term.',
        b: 'keywords',
        properties: [
          {
            name: 'keywords',
            type: 'array',
            editor: 'stringList',
            title: 'Search terms | 搜索词',
            description: 'As a shopper would type them. | 与购物者输入的一样。',
            required: true,
            default: [{ string: 'mechanical keyboard' }, { string: 'desk lamp' }],
          },
          {
            name: 'marketplace',
            type: 'string',
            editor: 'select',
            title: 'Marketplace | 站点',
            required: true,
            default: 'us',
            options: [
              { label: 'United States | 美国', value: 'us' },
              { label: 'Germany | 德国', value: 'de' },
              { label: 'Japan | 日本', value: 'jp' },
            ],
          },
          {
            name: 'sort',
            type: 'string',
            editor: 'radio',
            title: 'Order | 排序',
            default: '',
            options: [
              { label: "The shop's own | 默认", value: '' },
              { label: 'Price, low first | 价格升序', value: 'price_asc' },
              { label: 'Newest | 最新', value: 'newest' },
            ],
          },
          {
            name: 'pages',
            type: 'integer',
            editor: 'select',
            title: 'Pages per term | 每个词的页数',
            default: 2,
            options: [
              { label: '1', value: 1 },
              { label: '2', value: 2 },
              { label: '5', value: 5 },
              { label: '10', value: 10 },
            ],
          },
          {
            name: 'min_rating',
            type: 'number',
            editor: 'number',
            title: 'Lowest rating | 最低评分',
            default: 3.5,
            minimum: 0,
            maximum: 5,
          },
          {
            name: 'with_sponsored',
            type: 'boolean',
            editor: 'switch',
            title: 'Keep sponsored products | 保留赞助商品',
            default: false,
          },
          {
            name: 'note',
            type: 'string',
            editor: 'textarea',
            title: 'Note | 备注',
            description: 'Copied into every row, line breaks included.',
            default: '',
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 24,
    columns: [
      { key: 'position', label: 'Position', format: 'number', cell: ({ n }) => n },
      {
        key: 'title',
        label: 'Title',
        format: 'text',
        cell: phrase(
          ['Compact', 'Quiet', 'Wireless', 'Aluminium', 'Folding'],
          ['keyboard', 'lamp', 'stand', 'hub'],
          ['K2', 'Pro', '75', 'Mini'],
        ),
      },
      { key: 'url', label: 'URL', format: 'url', cell: text('https://shop.example.com/{slug}/p/{n}') },
      { key: 'price', label: 'Price', format: 'number', cell: sometimes(0.93, between(9, 240, 2)) },
      { key: 'currency', label: 'Currency', format: 'text', cell: pick('USD') },
      { key: 'rating', label: 'Rating', format: 'number', cell: sometimes(0.9, between(3.5, 5, 1)) },
      { key: 'reviews', label: 'Reviews', format: 'number', cell: between(0, 48_000) },
      {
        key: 'image',
        label: 'Image',
        format: 'image',
        cell: text('https://images.example.com/products/{n}.webp'),
      },
      {
        key: 'badges',
        label: 'Badges',
        format: 'json',
        cell: listOf(pick('Best seller', 'Free delivery', '−20 %'), 0, 2),
      },
      { key: 'sponsored', label: 'Sponsored', format: 'boolean', cell: pick(false, false, true) },
      { key: 'keyword', label: 'Search term', format: 'text', cell: text('{item}') },
    ],
  },
};
