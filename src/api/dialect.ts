import type { FailureKind } from '#core/errors/failure.ts';
import type { Ask } from './client.ts';
import type { Api } from './operations.ts';

/** What a dialect speaks through. */
type Line = {
  readonly ask: Ask;
  readonly hasKey: () => boolean;
};

/** One version of the platform's API: its paths, shapes, codes and ways of paging are known to it alone. */
export type Dialect = {
  /** What a non-zero `code` means; undefined for one that is not documented. */
  readonly kindOfCode: (code: number) => FailureKind | undefined;
  /** What anyone may read, without a key. */
  readonly publicPath: string;
  readonly createOperations: (line: Line) => Omit<Api, 'serverTime' | 'reach'>;
};
