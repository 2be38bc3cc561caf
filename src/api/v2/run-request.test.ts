import { describe, expect, it } from 'vitest';

import { anOrder } from '#test/an-order.ts';
import { bodyText } from '#core/request/api-request.ts';
import { startRunRequest } from './run-request.ts';

const INPUT = {
  parameters: {
    system: {
      cpus: 0.125,
      memory: 512,
      execute_limit_time_seconds: 1800,
      max_total_charge: 0,
      max_total_traffic: 0,
      proxy_region: 'US',
    },
    custom: { keywords: ['pizza'] },
  },
};

describe('startRunRequest of v2', () => {
  it('names the Worker in its path, and has the members that v2 takes and no others', () => {
    expect(startRunRequest(anOrder())).toEqual({
      method: 'POST',
      path: '/api/v2/workers/coreclaw~google-maps-scraper/runs',
      body: {
        version: 'v1.0.5',
        is_async: true,
        input: INPUT,
        callback_url: 'https://hooks.example.com/run',
      },
      authenticated: true,
      keyHeader: 'bearer',
      timeout: 60_000,
    });
  });

  it('leaves out a version that is not known, and an empty callback URL', () => {
    expect(JSON.parse(bodyText(startRunRequest(anOrder({ version: '', callbackUrl: '' }))) ?? '')).toEqual({
      is_async: true,
      input: INPUT,
    });
  });

  it('waits longer for a synchronous run', () => {
    expect(startRunRequest(anOrder({ mode: 'sync' }))).toMatchObject({
      timeout: 360_000,
      body: { is_async: false },
    });
  });
});
