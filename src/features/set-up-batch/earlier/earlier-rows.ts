import type { ReactNode } from 'react';

import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowReader } from '#core/results/row-reader.ts';

export type ResultsOf =
  | { readonly kind: 'run'; readonly run: RunSlug }
  | { readonly kind: 'batch'; readonly batch: BatchId };

export type EarlierRows = {
  readonly reader: RowReader;
  readonly source: SheetSource;
  readonly said: number;
  readonly live: boolean;
  readonly gone?: string | undefined;
};

export type WithBatchRows = (batch: BatchId, draw: (rows: EarlierRows) => ReactNode) => ReactNode;
