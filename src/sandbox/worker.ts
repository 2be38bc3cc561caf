import type { Json, JsonObject } from '#core/json/json.ts';

/** What a result cell is made from: the row number from 1, its task, the run's input, and its own randomness. */
export type RowContext = {
  readonly n: number;
  readonly item: string;
  readonly custom: JsonObject;
  readonly random: () => number;
  /** When the run was created, in ms. */
  readonly at: number;
};
export type Cell = (row: RowContext) => Json;

export type SampleColumn = {
  readonly key: string;
  readonly label: string;
  readonly format: string;
  readonly cell: Cell;
};

export type SampleWorker = {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly data: Json;
  readonly results: {
    readonly columns: readonly SampleColumn[];
    readonly perSubtask: number;
    /** The custom parameter that bounds `perSubtask`, if any. */
    readonly limitedBy?: string;
  };
  /** USD. Most Workers charge by the result, some by the minute (docs/platform.md, "Prices and plans"). */
  readonly price?: { readonly per: 'result' | 'minute'; readonly usd: number };
  readonly own?: boolean;
  /** What v2's store returns in place of a slug. It opens nothing. */
  readonly storeSlug?: string;
  /**
   * The version is under review: its form can be read, but a start is answered as if the Worker did not
   * exist.
   */
  readonly underReview?: boolean;
  /** How its runs end; defaults to success. `message` is the `err_msg`, which successful runs can have too. */
  readonly ending?: { readonly kind: 'succeeded' | 'failed'; readonly message: string };
};
