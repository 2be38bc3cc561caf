type NamedWorker = { readonly slug: string; readonly title: string };

export const workerName = ({ slug, title }: NamedWorker): string => (title === '' ? lastPart(slug) : title);

export const lastPart = (slug: string): string => slug.split('/').at(-1) ?? slug;

export const workerNameOf = ({
  workerSlug,
  workerTitle,
}: {
  readonly workerSlug: string;
  readonly workerTitle: string;
}): string => (workerTitle === '' ? workerSlug : workerTitle);
