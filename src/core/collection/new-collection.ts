import { partsIn, textIn, valueIn, withQuery } from '#core/address/query-part.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';

export const MOST_NAMED = 200;

export type NewCollection = {
  readonly runs: readonly RunSlug[] | undefined;
  readonly more: number | undefined;
  readonly batch: string;
  readonly name: string;
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

/** Path that combines runs into a new collection. It names a limited number of runs and counts the rest. */
export function newCollectionPath(slugs: readonly RunSlug[], name = ''): string {
  const more = slugs.length > MOST_NAMED ? slugs.length - MOST_NAMED : undefined;
  const runs = slugs.slice(0, MOST_NAMED);
  return withQuery(SCREEN_PATHS.newCollection, NEW_COLLECTION, { ...NONE, runs, more, name });
}

export const collectBatchPath = (batch: string): string =>
  withQuery(SCREEN_PATHS.newCollection, NEW_COLLECTION, { ...NONE, batch });
