import { cellFromEntry, entryFromCell } from '#core/batch/sheet/cell-entry.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { useMessages } from '#messages/use-messages.ts';

import { FieldDialog } from '../field-dialog.tsx';
import type { CellPlace } from './use-problem-walk.ts';

type CellDialogProps = {
  readonly sheet: SheetDraft;
  readonly descriptor: WorkerDescriptor;
  readonly titleOf: (field: string) => string;
  /** A cell of a column that fills a field. */
  readonly place: CellPlace;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
};

/** A cell, edited as the field that its column fills. */
export function CellDialog({ sheet, descriptor, titleOf, place, onText, onClose }: CellDialogProps) {
  const t = useMessages();
  const row = rowAt(sheet.rows, place.row);
  const target = sheet.columns[place.column]?.target;
  const parameter = fieldOf(sheet, descriptor, place.column);
  if (row === undefined || target?.kind !== 'field' || parameter === undefined) return null;
  const { separator } = target;
  return (
    <FieldDialog
      title={t('batch.cell', { row: row.number, column: titleOf(parameter.name) })}
      parameter={parameter}
      entry={entryFromCell(parameter, row.cells[place.column] ?? '', separator)}
      onDone={(entry) => onText(cellFromEntry(parameter, entry, separator))}
      onClose={onClose}
    />
  );
}

/** The field that a column fills. */
export function fieldOf(
  { columns }: Pick<SheetDraft, 'columns'>,
  { parameters }: WorkerDescriptor,
  column: number | undefined,
) {
  const target = column === undefined ? undefined : columns[column]?.target;
  return target?.kind === 'field' ? parameters.find(({ name }) => name === target.name) : undefined;
}
