/** A Worker as it is known: by its slug, and by a title where one is. */
type NamedWorker = { readonly slug: string; readonly title: string };

/** What a Worker is called: its title, or where none is known the last part of its path. */
export const workerName = ({ slug, title }: NamedWorker): string => (title === '' ? lastPart(slug) : title);

/** What names a Worker among those of its owner. */
export const lastPart = (slug: string): string => slug.split('/').at(-1) ?? slug;

/** What the Worker of a run is called: its title, or where none is known its whole path. */
export const workerNameOf = ({
  workerSlug,
  workerTitle,
}: {
  readonly workerSlug: string;
  readonly workerTitle: string;
}): string => (workerTitle === '' ? workerSlug : workerTitle);
