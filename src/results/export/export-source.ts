import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ResultColumn } from '#core/run/run.ts';

import type { ResultsSource } from '../results-source.ts';

export type ExportSource = {
  readonly source: ResultsSource;
  readonly total: number;
  /** As the platform names them. */
  readonly declared: readonly ResultColumn[];
  /** As the table has them, where some may be split. */
  readonly columns: readonly ResultColumn[];
  /** Keys of the columns that the table shows, in their order. */
  readonly tableKeys: readonly string[];
  /** Keys of what the table shows in parts: of families, each of whose members is by itself, and of columns that are split. */
  readonly opened: ReadonlySet<string>;
  /** How the table is filtered and sorted. */
  readonly arrangement: Arrangement;
  /** How many rows fit the filter, where there is one and all rows are known. */
  readonly fitting: number | undefined;
};
