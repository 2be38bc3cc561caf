import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ExportFormat } from '#core/run/run.ts';
import type { FailureKind } from '#core/errors/failure.ts';
import type { Ask } from './client/client.ts';
import type { ServerTime } from './client/server-clock.ts';
import type { Api } from './operations.ts';

/** What a dialect speaks through. */
type Line = {
  readonly ask: Ask;
  readonly hasKey: () => boolean;
  readonly serverTime: () => ServerTime;
};

/** What is known of a dialect without asking anything. */
export type DialectFacts = Pick<Api, 'versionRequired' | 'detailNeedsKey' | 'listsMonths' | 'requests'>;

/** What every version writes results as. */
const BOTH_VERSIONS = ['csv', 'json'] as const satisfies readonly ExportFormat[];
type FormatOfBoth = (typeof BOTH_VERSIONS)[number];

/** Whether v1 has the format too. */
export const isOfBothVersions = (format: ExportFormat): format is FormatOfBoth =>
  BOTH_VERSIONS.some((both) => both === format);

export type Operations = Omit<
  Api,
  | keyof DialectFacts
  | 'worker'
  | 'exportResults'
  | 'serverTime'
  | 'toldUntilNow'
  | 'accountMark'
  | 'reach'
  | 'readyToStart'
  | 'answers'
  | 'v2'
  | 'version'
  | 'endOfV1'
  | 'onVersion'
> & {
  exportResults(slug: RunSlug, format: FormatOfBoth, columns: readonly string[]): Promise<string>;
};

export type CreateOperations = (line: Line) => Operations;
export type CreateWorkerReader = (line: Line) => Api['worker'];

/** One version of the platform's API: its paths, shapes, codes and ways of paging are known to it alone. */
export type Dialect = DialectFacts & {
  /** What a non-zero `code` means; undefined for one that is not documented. */
  readonly kindOfCode: (code: number) => FailureKind | undefined;
  /** What anyone may read, without a key. */
  readonly publicPath: string;
  /** Loads the code that asks for a Worker's descriptor: a form waits for it, and for none of the rest. */
  readonly loadWorkerReader: () => Promise<{ readonly createWorkerReader: CreateWorkerReader }>;
  /** Loads the code that asks and reads answers, which the first screen does without until it has something to ask. */
  readonly loadOperations: () => Promise<{ readonly createOperations: CreateOperations }>;
};
