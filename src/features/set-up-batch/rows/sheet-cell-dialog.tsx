import { cellFromEntry, entryFromCell } from '#core/batch/sheet/cells/cell-entry.ts';
import { entryOfParts, fillersOf, lengthOf, specOf } from '#core/batch/sheet/fillers.ts';
import { placesIn, writeParts, type WrittenParts } from '#core/batch/sheet/cells/cell-items.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { itemText } from '#core/form/reading/item-text.ts';
import { rowAt, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { TitleOf } from '../form/use-titles.ts';
import { FieldDialog } from '../form/field-dialog.tsx';
import type { CellPlace } from './use-problem-walk.ts';

type SheetCellDialogProps = {
  readonly sheet: SheetDraft;
  readonly descriptor: WorkerDescriptor;
  readonly titleOf: TitleOf;
  readonly place: CellPlace;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
};

export function SheetCellDialog({
  sheet,
  descriptor,
  titleOf,
  place,
  onText,
  onClose,
}: SheetCellDialogProps) {
  const t = useMessages();
  const row = rowAt(sheet.rows, place.row);
  const target = sheet.columns[place.column]?.target;
  const spec = fieldOf(sheet, descriptor, place.column);
  if (row === undefined || target?.kind !== 'field' || spec === undefined) return null;
  const { name, within, separator } = target;
  const text = row.cells[place.column] ?? '';
  const texts = within === undefined ? [] : placesIn(text, separator);
  const isSeveral = texts.length > 1;
  const parameter = isSeveral ? textsOf(spec) : spec;
  const write = (entry: Entry | undefined): WrittenParts => {
    const one = () => cellFromEntry(spec, entry, separator);
    if (within === undefined) return { ok: true, text: one() };
    if (!isSeveral) return writeParts([one()], 0, separator);
    const items = entry?.kind === 'rows' ? toArray(entry.rows) : [];
    // A blank one at the end is meant where the others of the row go on.
    const filler = fillersOf(sheet.columns, descriptor.parameters).find(
      ({ parameter }) => parameter.name === name,
    );
    const least = filler ? Math.min(items.length, lengthOf(filler, row)) : 0;
    return writeParts(items.map(textOfItem), least, separator);
  };
  return (
    <FieldDialog
      title={t('batch.cell', { row: row.number, column: titleOf(name, within) })}
      parameter={parameter}
      entry={isSeveral ? entryOfParts(texts) : entryFromCell(parameter, text, separator)}
      refusal={(entry) => {
        const written = write(entry);
        if (written.ok) return undefined;
        return separator === undefined
          ? t('batch.field.lines')
          : t('batch.field.parted', { item: written.item, mark: separator });
      }}
      onDone={(entry) => {
        const written = write(entry);
        if (written.ok) onText(written.text);
      }}
      onClose={onClose}
    />
  );
}

const textsOf = (spec: Parameter): Parameter => ({
  ...spec,
  type: 'array',
  editor: 'stringList',
  options: [],
  multiple: false,
});

const textOfItem = (item: Json): string => itemText(item, { kind: 'text' }) ?? valueText(item);

export function fieldOf(
  { columns }: Pick<SheetDraft, 'columns'>,
  { parameters }: WorkerDescriptor,
  column: number | undefined,
) {
  const target = column === undefined ? undefined : columns[column]?.target;
  return target?.kind === 'field' ? specOf(target, parameters) : undefined;
}
