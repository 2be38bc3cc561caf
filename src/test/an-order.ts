import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';

/** An order for tests, with something in each option. */
export function anOrder(options: Partial<RunOptions> = {}, parts: Partial<RunOrder> = {}): RunOrder {
  return {
    worker: 'coreclaw/google-maps-scraper' as WorkerSlug, // as `parseWorkerSlug` gives it
    options: {
      version: 'v1.0.5',
      mode: 'async',
      cpus: 0.125,
      memory: 512,
      timeout: 1800,
      maxCharge: 0,
      maxTraffic: 0,
      proxyRegion: 'US',
      callbackUrl: 'https://hooks.example.com/run',
      ...options,
    },
    custom: { keywords: ['pizza'] },
    ...parts,
  };
}
