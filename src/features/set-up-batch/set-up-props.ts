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
  readonly descriptor: WorkerDescriptor;
  /** The form of the Input tab: what has no column is taken from there. */
  readonly form: FormSource;
  /** Goes to the form, to a field of it where one is named. */
  readonly onEdit: (field?: string) => void;
  readonly requestKey: (reason: string) => Promise<boolean>;
  /** Notes a batch down and goes on to it. */
  readonly createBatch: CreateBatch;
  /** Whose results the address wants to become rows. */
  readonly results?: ResultsOf | undefined;
  /** Told once they are taken, or given up. */
  readonly onResultsDone?: () => void;
  readonly withBatchRows: WithBatchRows;
};

export type SheetSetUpProps = SetUpBatchProps & {
  readonly state: FilledSheet;
  readonly source: Source;
  readonly titleOf: TitleOf;
  /** Rows are to be typed, and the grid takes the focus. */
  readonly isTyping: boolean;
  readonly onPaste: () => void;
  readonly onResults: () => void;
  readonly onClear: () => void;
  readonly drop: Drop;
};
