import type { ReactNode } from 'react';

import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowReader } from '#core/results/row-reader.ts';

/** Whose results become rows. */
export type ResultsOf =
  | { readonly kind: 'run'; readonly run: RunSlug }
  | { readonly kind: 'batch'; readonly batch: BatchId };

/** Results that are there to become rows. */
export type EarlierRows = {
  readonly reader: RowReader;
  readonly source: SheetSource;
  /** Rows that are said to be there. */
  readonly said: number;
  /** More may come. */
  readonly live: boolean;
  /** Said in place of rows that were there once. */
  readonly gone?: string | undefined;
};

/** Draws something with the merged results of a batch, once they can be read; who knows batches gives it. */
export type WithBatchRows = (batch: BatchId, draw: (rows: EarlierRows) => ReactNode) => ReactNode;
