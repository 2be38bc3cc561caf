import { asMessage } from '#core/cut-text.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { StoreWorker } from '#core/run/run.ts';

type WorkerTexts = {
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly description: string;
};

export const toStoreWorkers = (listed: readonly WorkerTexts[]): readonly StoreWorker[] =>
  listed.flatMap(({ names, titles, description }) => {
    const slug = names.map(parseWorkerSlug).find((parsed) => parsed.ok)?.value;
    if (slug === undefined) return [];
    const title = titles.find((words) => words !== '') ?? slug;
    return [{ slug, title, description: asMessage(description) }];
  });
