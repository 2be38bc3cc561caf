import { partsIn, textIn, valueIn, withQuery } from '#core/address/query-part.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';

/** Runs that an address of a new collection may name: each is asked for. */
export const MOST_NAMED = 200;

/** What an address of a new collection says. */
export type NewCollection = {
  readonly runs: readonly RunSlug[] | undefined;
  /** Runs that it has no room for. */
  readonly more: number | undefined;
  /** All runs of this batch, too. */
  readonly batch: string;
  /** What the collection is to be called. */
  readonly name: string;
  /** The Worker whose runs are offered first. */
  readonly worker: string;
};

export const NEW_COLLECTION = partsIn<NewCollection>({
  runs: valueIn('runs', readRuns),
  more: valueIn('more', readCount),
  batch: textIn('batch'),
  name: textIn('name'),
  worker: textIn('worker'),
});

const NONE: NewCollection = { runs: undefined, more: undefined, batch: '', name: '', worker: '' };

function readRuns(text: string): readonly RunSlug[] {
  return [...new Set(text.split(',').filter(isRunSlug))];
}

function readCount(text: string): number | undefined {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

/** The path on which runs are put together into a new collection. Of more runs than it has room for it says how many it does not name. */
export function newCollectionPath(slugs: readonly RunSlug[], name = ''): string {
  const more = slugs.length > MOST_NAMED ? slugs.length - MOST_NAMED : undefined;
  const runs = slugs.slice(0, MOST_NAMED);
  return withQuery(SCREEN_PATHS.newCollection, NEW_COLLECTION, { ...NONE, runs, more, name });
}

/** The same with all runs of a batch. */
export const collectBatchPath = (batch: string): string =>
  withQuery(SCREEN_PATHS.newCollection, NEW_COLLECTION, { ...NONE, batch });
