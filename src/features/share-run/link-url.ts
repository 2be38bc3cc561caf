import { encodeLink } from '#core/link/link-codec.ts';
import { type ShareItem, type ShareSource, toLinkDraft } from '#core/link/share-items.ts';
import { writeQueryLink } from '#core/link/query/write-query-link.ts';
import { ok, type Result } from '#core/result.ts';
import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { PLACE } from '#browser/place.ts';

/** `compact`: exact for everything, in the fragment. `query`: readable and editable by hand. */
export type LinkForm = 'compact' | 'query';

export type Shared = {
  readonly source: ShareSource;
  readonly items: readonly ShareItem[];
  readonly chosen: (item: ShareItem) => boolean;
};

/** Address of a compact link; undefined if none can hold it. */
export function compactUrl({ source, items, chosen }: Shared): string | undefined {
  const fragment = encodeLink(toLinkDraft(source, items, chosen));
  return fragment.ok ? addressOf(source.worker) + fragment.value : undefined;
}

/** Address of a readable link, or the IDs of the items it cannot hold; no IDs if it is too long. */
export function queryUrl({ source, items, chosen }: Shared): Result<string, readonly string[]> {
  const query = writeQueryLink(toLinkDraft(source, items, chosen), source.descriptor);
  return query.ok ? ok(addressOf(source.worker) + query.value) : query;
}

export const queryExample = (worker: WorkerSlug, name: string) => `${addressOf(worker)}?${name}=…`;

const addressOf = (worker: WorkerSlug) => `${window.location.origin}${PLACE.base}${workerPath(worker)}`;
