import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ExportFormat } from '#core/run/run.ts';
import type { FailureKind } from '#core/errors/failure.ts';
import type { Ask } from './client/client.ts';
import type { ServerTime } from './client/server-clock.ts';
import type { Api } from './operations.ts';

type ApiLine = {
  readonly ask: Ask;
  readonly hasKey: () => boolean;
  readonly serverTime: () => ServerTime;
};

export type DialectFacts = Pick<Api, 'versionRequired' | 'detailNeedsKey' | 'listsMonths' | 'requests'>;

const BOTH_VERSIONS = ['csv', 'json'] as const satisfies readonly ExportFormat[];
type FormatOfBoth = (typeof BOTH_VERSIONS)[number];

export const isOfBothVersions = (format: ExportFormat): format is FormatOfBoth =>
  BOTH_VERSIONS.some((both) => both === format);

export type Operations = Omit<
  Api,
  | keyof DialectFacts
  | 'worker'
  | 'exportResults'
  | 'serverTime'
  | 'seenUntilNow'
  | 'accountId'
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

export type CreateOperations = (line: ApiLine) => Operations;
export type CreateWorkerReader = (line: ApiLine) => Api['worker'];

export type Dialect = DialectFacts & {
  readonly kindOfCode: (code: number) => FailureKind | undefined;
  readonly publicPath: string;
  readonly loadWorkerReader: () => Promise<{ readonly createWorkerReader: CreateWorkerReader }>;
  readonly loadOperations: () => Promise<{ readonly createOperations: CreateOperations }>;
};
