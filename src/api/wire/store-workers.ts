import { asMessage } from '#core/cut-text.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { StoreWorker } from '#core/run/run.ts';

/** A Worker as an answer has it. */
type Listed = {
  /** What it may be opened by, the best first. */
  readonly names: readonly string[];
  /** What it may be called, the best first. */
  readonly titles: readonly string[];
  readonly description: string;
};

/** The Workers of a list that can be opened by a name of theirs. */
export const toStoreWorkers = (listed: readonly Listed[]): readonly StoreWorker[] =>
  listed.flatMap(({ names, titles, description }) => {
    const slug = names.map(parseWorkerSlug).find((parsed) => parsed.ok)?.value;
    if (slug === undefined) return [];
    const title = titles.find((words) => words !== '') ?? slug;
    return [{ slug, title, description: asMessage(description) }];
  });
