import type { Json } from '#core/json/json.ts';

/** What a cell of a result row is made from: the row's number from 1, the task it came from, and randomness of its own. */
export type RowContext = {
  readonly n: number;
  /** The text of the list item (search term, URL) that the row's task was made from. */
  readonly item: string;
  readonly random: () => number;
  /** When the run was created, in ms. */
  readonly at: number;
};
export type Cell = (row: RowContext) => Json;

/** One `headers` entry of a result, and how the values under it are made. */
export type SampleColumn = {
  readonly key: string;
  readonly label: string;
  readonly format: string;
  readonly cell: Cell;
};

/** A Worker of the sandbox: what the platform would store about it, and what its runs give. */
export type SampleWorker = {
  /** ULID. */
  readonly id: string;
  /** `owner/name`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The `data` of `GET /api/scraper`, odd on purpose in some samples. */
  readonly data: Json;
  readonly results: {
    readonly columns: readonly SampleColumn[];
    /** Rows that one subtask gives. */
    readonly perSubtask: number;
    /** The custom parameter that bounds `perSubtask`, where there is one. */
    readonly limitedBy?: string;
  };
  /** USD; most Workers are charged by the result, some by the minute (docs/platform.md, "Prices and plans"). */
  readonly price?: { readonly per: 'result' | 'minute'; readonly usd: number };
  /** It is the account's own. */
  readonly own?: boolean;
  /** What the store of v2 says in place of a slug: nothing that could open it. */
  readonly storeSlug?: string;
  /** Its version is under review: its form can be read, and a start is answered as if there were no such Worker. */
  readonly underReview?: boolean;
  /** How its runs end; without it they succeed. `message` is the `err_msg`, which a run that did not fail can have too. */
  readonly ending?: { readonly kind: 'succeeded' | 'failed'; readonly message: string };
};
