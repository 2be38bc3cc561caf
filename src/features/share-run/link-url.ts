import { encodeLink } from '#core/link/link-codec.ts';
import { type ShareItem, type ShareSource, toLinkDraft } from '#core/link/share-items.ts';
import { writeQueryLink } from '#core/link/write-query-link.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { PLACE } from '#browser/place.ts';

/** `compact`: exact for everything, in the fragment. `query`: to read and to change by hand. */
export type LinkForm = 'compact' | 'query';

/** A draft, its items, and which of them go into the link. */
export type Shared = {
  readonly source: ShareSource;
  readonly items: readonly ShareItem[];
  readonly chosen: (item: ShareItem) => boolean;
};

/** The whole address of a link; undefined where no link of that form can hold it. */
export function linkUrl({
  source,
  items,
  chosen,
  form,
}: Shared & { readonly form: LinkForm }): string | undefined {
  const draft = toLinkDraft(source, items, chosen);
  const address = `${window.location.origin}${PLACE.base}${workerPath(source.worker)}`;
  if (form === 'query') {
    const query = writeQueryLink(draft, source.descriptor);
    return query === undefined ? undefined : address + query;
  }
  const fragment = encodeLink(draft);
  return fragment.ok ? address + fragment.value : undefined;
}
