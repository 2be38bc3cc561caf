import { describe, expect, it } from 'vitest';

import { isJsonObject } from '#core/json/json.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunOrder } from '#core/run/run.ts';
import { bodyText } from '#core/request/api-request.ts';
import { startRunRequest } from './run-request.ts';

const bodyOf = (order: RunOrder) => bodyText(startRunRequest(order)) ?? '';

describe('startRunRequest', () => {
  it('writes the whole request, in the order of the documentation', () => {
    const request = startRunRequest(anOrder());
    expect({ ...request, body: undefined }).toEqual({
      method: 'POST',
      path: '/api/v1/scraper/run',
      authenticated: true,
      timeout: 60_000,
    });
    expect(bodyOf(anOrder())).toBe(`{
  "scraper_slug": "coreclaw/google-maps-scraper",
  "version": "v1.0.5",
  "is_async": true,
  "input": {
    "parameters": {
      "system": {
        "cpus": 0.125,
        "memory": 512,
        "execute_limit_time_seconds": 1800,
        "max_total_charge": 0,
        "max_total_traffic": 0,
        "proxy_region": "US"
      },
      "custom": {
        "keywords": [
          "pizza"
        ]
      }
    }
  },
  "callback_url": "https://hooks.example.com/run"
}`);
  });

  it('leaves out an empty proxy region and callback URL, and nothing else', () => {
    expect(JSON.parse(bodyOf(anOrder({ proxyRegion: '', callbackUrl: '', version: '' })))).toEqual({
      scraper_slug: 'coreclaw/google-maps-scraper',
      version: '',
      is_async: true,
      input: {
        parameters: {
          system: {
            cpus: 0.125,
            memory: 512,
            execute_limit_time_seconds: 1800,
            max_total_charge: 0,
            max_total_traffic: 0,
          },
          custom: { keywords: ['pizza'] },
        },
      },
    });
  });

  it('leaves out the options that cannot be read yet', () => {
    const order = anOrder();
    const options = {
      ...order.options,
      cpus: undefined,
      mode: undefined,
      version: undefined,
      callbackUrl: undefined,
    };
    expect(JSON.parse(bodyOf({ ...order, options }))).toEqual({
      scraper_slug: 'coreclaw/google-maps-scraper',
      input: {
        parameters: {
          system: {
            memory: 512,
            execute_limit_time_seconds: 1800,
            max_total_charge: 0,
            max_total_traffic: 0,
            proxy_region: 'US',
          },
          custom: { keywords: ['pizza'] },
        },
      },
    });
  });

  it('waits longer for a synchronous run', () => {
    const order = anOrder({ mode: 'sync' });
    expect(startRunRequest(order).timeout).toBe(360_000);
    expect(bodyOf(order)).toContain('"is_async": false');
  });

  it('sends the custom input untouched, hostile names and all', () => {
    const text = '{"__proto__":{"a":1},"constructor":"x","2":"","1":0,"a b":false,"list":[null,[],{}]}';
    const custom: unknown = JSON.parse(text);
    if (!isJsonObject(custom)) throw new Error('not an object');
    const body = bodyOf(anOrder({}, { custom }));
    const sent: unknown = JSON.parse(body, (key, value: unknown) =>
      key === 'custom' ? JSON.stringify(value) : value,
    );
    expect(sent).toMatchObject({ input: { parameters: { custom: JSON.stringify(custom) } } });
  });
});
