import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Figure } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';

/** A run for tests: at work, with nothing to show yet, but for the overrides. */
export function aRun(overrides: Partial<Run> = {}): Run {
  return {
    slug: '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug, // is one
    workerSlug: 'coreclaw/google-maps-scraper',
    workerTitle: 'Google Maps Scraper',
    version: 'v1.0.5',
    status: 'running',
    errorMessage: '',
    results: 0,
    usage: 0,
    traffic: 0,
    duration: 0,
    origin: 'api',
    ...overrides,
  };
}

/** A run without a figure. */
export function withoutFigure(run: Run, figure: Figure = 'usage'): Run {
  return Object.fromEntries(Object.entries(run).filter(([name]) => name !== figure)) as Run; // a figure may be missing
}
