import type { SampleTask } from '../worker.ts';

/** The Tasks that a fresh sandbox has: saved by somebody, to be started by their slug. */
export const SAMPLE_TASKS: readonly SampleTask[] = [
  {
    slug: '01KQ3T7AD4M5WNZ8V6C2XJRGEB',
    worker: 'coreclaw/google-maps-scraper',
    system: {
      cpus: 0.25,
      memory: 1024,
      execute_limit_time_seconds: 600,
      max_total_charge: 0,
      max_total_traffic: 0,
    },
    custom: {
      keywords: ['bakery', 'pastry shop'],
      base_location: 'Lyon, France',
      max_results: 10,
      lang: 'fr',
    },
  },
];
