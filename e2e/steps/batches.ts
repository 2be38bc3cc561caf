import type { Locator, Page } from '@playwright/test';

import { type BatchPlan, orderOf } from '#core/batch/batch.ts';
import { HEAD_FORMAT, ROWS_FORMAT } from '#core/batch/state/batch-state-codec.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { Json } from '#core/json/json.ts';

import { MAPS } from './compose.ts';

export { orderOf };

/** A row each of a usual batch. */
export const CITIES = 'Wien Oslo Bern Rom Paris Riga Lima Kyiv Graz Linz Metz Köln'.split(' ');

/** A batch of the Maps Worker with a city in each row. */
export function aPlan(cities: readonly string[], rules: Partial<BatchPlan['rules']> = {}): BatchPlan {
  const worker = parseWorkerSlug(MAPS);
  if (!worker.ok) throw new Error(MAPS);
  return {
    worker: worker.value,
    title: 'Google Maps Scraper',
    name: 'cities.csv',
    columns: ['city'],
    base: {
      custom: { keywords: ['coffee'], max_results: 2 },
      options: {
        ...{ version: 'v1.0.5', mode: 'async', cpus: 0.125, memory: 512, timeout: 1800 },
        ...{ maxCharge: 0, maxTraffic: 0, proxyRegion: '', callbackUrl: '' },
      },
    },
    rows: cities.map((city, at) => ({ number: at + 2, cells: [city], custom: { base_location: city } })),
    rules: { parallel: 3, stopAfterFailures: 5, ...rules },
    judged: { subtasks: cities.map(() => 1), dangers: [] },
    setUp: null,
    secret: false,
  };
}

/** Puts a batch into the browser, as one that was paused before anything was sent; the page has to be open. */
export async function storeBatch(page: Page, id: string, plan: BatchPlan): Promise<void> {
  const batchState = openBatchState(plan, 'all', { time: Date.now(), fingerprint: undefined });
  const paused = { ...batchState, phase: { kind: 'paused', why: { kind: 'person' } } } as const;
  const { worker, title, name, secret, rows } = plan;
  const summary = {
    format: 1,
    worker,
    title,
    name,
    secret,
    size: rows.length,
    head: HEAD_FORMAT.toJson(paused),
  };
  const blocks = Array.from({ length: Math.ceil(rows.length / 50) }, (_, at): readonly [string, string] => [
    String(at * 50).padStart(6, '0'),
    ROWS_FORMAT.encode(batchState.rows.slice(at * 50, at * 50 + 50)),
  ]);
  const puts: readonly (readonly [database: string, store: string, key: readonly string[], text: string])[] =
    [
      [
        'run-console-batch-plans',
        'plans',
        [id, 'plan'],
        JSON.stringify({ format: 1, ...(plan as unknown as Record<string, Json>) }),
      ],
      ...blocks.map(([first, text]) => ['run-console-batch-rows', 'rows', [id, first], text] as const),
      ['run-console-batches', 'batches', [id, 'batch'], JSON.stringify(summary)],
    ];
  await page.evaluate(async (all) => {
    for (const [database, store, key, text] of all) {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onupgradeneeded = () => opening.result.createObjectStore(store);
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction(store, 'readwrite');
          writing.objectStore(store).put(text, [...key]);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    }
  }, puts);
}

export async function openBatchOptions(page: Page): Promise<Locator> {
  const options = page.getByRole('region', { name: 'Batch options' });
  await options.getByRole('button', { name: 'Batch options' }).click();
  return options;
}

/** Opens the batch options and sets how many runs go at once. */
export async function setParallel(page: Page, count: number): Promise<void> {
  const options = await openBatchOptions(page);
  await options.getByRole('textbox', { name: 'Parallel runs' }).fill(String(count));
}

/** Opens what every row takes from the form, as no column fills it. */
export async function openSameForEveryRow(page: Page): Promise<Locator> {
  const values = page.getByRole('region', { name: 'Same for every row' });
  await values.getByRole('button', { name: 'Same for every row' }).click();
  return values;
}
