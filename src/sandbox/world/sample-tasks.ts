import type { SavedTask } from './task-state.ts';

export const SAMPLE_TASKS: readonly SavedTask[] = [
  {
    slug: '01KQ3T7AD4M5WNZ8V6C2XJRGEB',
    worker: 'coreclaw/google-maps-scraper',
    version: 'v1.0.5',
    title: 'Bakeries in Lyon',
    description: 'For the weekly list of places.',
    input: {
      parameters: {
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
    },
    schedule: { schedule_enabled: 0, schedule_type: 0 },
    timesRun: 0,
    createdAt: Date.UTC(2026, 8, 1, 6),
    updatedAt: Date.UTC(2026, 8, 1, 6),
  },
];
