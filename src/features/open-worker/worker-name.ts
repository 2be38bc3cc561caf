import type { StarredWorker } from '#core/ids/starred-workers.ts';

/** What a Worker is called: its title, or where none is known the last part of its name. */
export const workerName = ({ slug, title }: StarredWorker): string =>
  title === '' ? (slug.split('/').at(-1) ?? slug) : title;
