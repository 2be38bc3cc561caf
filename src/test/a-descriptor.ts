import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { Json } from '#core/json/json.ts';

/** A Worker for tests of links: a field of each way to be read, and defaults that a link can change or clear. */
export function aDescriptor(system: Readonly<Record<string, Json>> = {}): WorkerDescriptor {
  return readDescriptor({
    version: 'v1.0.5',
    parameters: {
      system: {
        cpus: 0.125,
        memory: 1024,
        execute_limit_time_seconds: 600,
        max_total_charge: 5,
        max_total_traffic: 0,
        ...system,
      },
      custom: {
        concurrency: { fields: ['keywords'] },
        properties: [
          { name: 'keywords', type: 'array', editor: 'stringList', default: ['coffee'] },
          { name: 'urls', type: 'array', editor: 'requestList' },
          { name: 'max_results', type: 'integer', editor: 'number', default: 20, minimum: 1, maximum: 500 },
          { name: 'min_rating', type: 'number', editor: 'number' },
          { name: 'place', type: 'string', editor: 'input', required: true, default: 'New York' },
          {
            name: 'lang',
            type: 'string',
            editor: 'select',
            default: 'en',
            options: [
              { label: 'English', value: 'en' },
              { label: 'German', value: 'de' },
              { label: 'Any', value: '' },
            ],
          },
          { name: 'depth', type: 'integer', editor: 'select', options: [1, 2, 3] },
          { name: 'closed', type: 'boolean', editor: 'switch', default: true },
          { name: 'extras', type: 'array', editor: 'checkbox', options: ['a', 'b', '[c'] },
          {
            name: 'since',
            type: 'string',
            editor: 'datepicker',
            format: 'DD/MM/YYYY',
            valueFormat: 'YYYY-MM-DD',
          },
          { name: 'filter', type: 'object', editor: 'json', default: { near: true } },
          {
            name: 'rows',
            type: 'array',
            editor: 'requestListSource',
            param_list: [
              { param: 'q', title: 'Query' },
              { param: 'n', title: 'Number', type: 'integer' },
            ],
          },
          { name: 'login_cookie', type: 'string', editor: 'textarea', title: 'Cookie' },
        ],
      },
    },
  });
}
