import { between, objectOf, pick, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

export const dedupRows: SampleWorker = {
  id: '01KPP9T5Y1C7V4X8QZE2DRNW6M',
  path: 'data-bench/dedup-rows',
  own: true,
  title: 'Dedup Rows | 数据去重',
  description: 'Removes rows that repeat, by the fields that you name. 按指定字段去除重复行。',
  price: { per: 'minute', usd: 0.0014 },
  data: {
    version: '1',
    readme:
      '# Dedup rows | 数据去重\n\nKeeps the first of equal rows. | 保留相同行中的第一行。\n\n```json\n[{ "id": 1 }, { "id": 1 }]\n```\n',
    parameters: {
      system: {
        cpus: 2,
        memory: 8192,
        execute_limit_time_seconds: 600,
        max_total_charge: 1,
        max_total_traffic: 100,
      },
      custom: {
        description: 'Rows in, fewer rows out. | 输入数据行，输出去重后的数据行。',
        b: 'keys',
        properties: [
          {
            name: 'keys',
            type: 'array',
            editor: 'stringList',
            title: 'Query keys | 关键词',
            description: 'Rows are equal when all of these are. | 这些字段都相同时视为重复。',
            required: true,
            default: [{ key: 'id' }, { key: 'email' }],
          },
          {
            name: 'rows',
            type: 'array',
            editor: 'json',
            title: 'Rows | 数据行',
            required: true,
            default: [
              { id: 1, email: 'ada@example.com', tags: ['a', ['b']] },
              { id: 1, email: 'ada@example.com', tags: [] },
              { id: 2, email: null },
            ],
          },
          {
            name: 'rules',
            type: 'object',
            editor: 'json',
            title: 'Rules | 规则',
            default: { trim: true, case: 'lower', fields: { email: { ignore: ['+tag'] } } },
          },
          {
            name: 'template',
            type: 'string',
            editor: 'json',
            title: 'Row template | 行模板',
            description: 'Sent as text. | 以文本形式发送。',
            default: '{"id": "{{id}}"}',
          },
          {
            name: 'keep_last',
            type: 'boolean',
            editor: 'switch',
            title: 'Keep the last instead | 保留最后一行',
            default: false,
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 40,
    columns: [
      { key: 'id', label: 'ID', format: 'number', cell: ({ n }) => n },
      { key: 'email', label: 'E-mail', format: 'text', cell: text('person{n}@example.com') },
      { key: 'copies', label: 'Copies | 重复数', format: 'number', cell: between(1, 9) },
      {
        key: 'row',
        label: 'Row | 数据',
        format: 'json',
        cell: objectOf({ id: ({ n }) => n, active: pick(true, false), city: pick('上海', 'Berlin', null) }),
      },
    ],
  },
};
