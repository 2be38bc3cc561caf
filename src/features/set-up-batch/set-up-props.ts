import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Drop } from '#ui/hooks/use-drop.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { ResultsOf, WithBatchRows } from './earlier/earlier-rows.ts';
import type { FormSource } from './form/form-source.ts';
import type { FilledSheet } from './sheet/use-sheet.ts';
import type { Source } from './source/use-source.ts';
import type { CreateBatch } from './start/use-start-batch.ts';
import type { TitleOf } from './form/use-titles.ts';

export type SetUpBatchProps = {
  readonly slug: WorkerSlug;
  /** The Worker's name in the store; empty if unknown. */
  readonly title: string;
  readonly descriptor: WorkerDescriptor;
  /** Form of the Input tab; it provides what no column fills. */
  readonly form: FormSource;
  readonly onEdit: (field?: string) => void;
  readonly requestKey: (reason: string) => Promise<boolean>;
  readonly createBatch: CreateBatch;
  readonly results?: ResultsOf | undefined;
  readonly onResultsDone?: () => void;
  readonly withBatchRows: WithBatchRows;
};

export type SheetSetUpProps = SetUpBatchProps & {
  readonly state: FilledSheet;
  readonly source: Source;
  readonly titleOf: TitleOf;
  readonly isTyping: boolean;
  readonly onPaste: () => void;
  readonly onResults: () => void;
  readonly onClear: () => void;
  readonly drop: Drop;
};
