import { ClipboardPaste, FileSpreadsheet, Keyboard, ListPlus, Table2, X } from 'lucide-react';

import type { SheetDraft, SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import { MOST_COLUMNS } from '#core/batch/sheet/take/take-sheet.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { FileButton } from '#ui/controls/file-button.tsx';
import { HeaderChoice } from '#ui/sheets/header-choice.tsx';
import { ReadSettings, SHEET_FILES } from '#ui/sheets/read-settings.tsx';
import { SheetRemarks } from '#ui/sheets/sheet-remarks.tsx';

import type { TitleOf } from '../form/use-titles.ts';
import { readOf, type RowsRead, type Source } from './use-source.ts';

const ICON: Record<SheetSource['kind'], typeof Table2> = {
  file: FileSpreadsheet,
  pasted: ClipboardPaste,
  typed: Keyboard,
  list: ListPlus,
  run: Table2,
  results: Table2,
  batch: Table2,
};

export type SourceLineProps = {
  readonly sheet: SheetDraft;
  readonly source: Source;
  readonly titleOf: TitleOf;
  readonly onPaste: () => void;
  readonly onResults: () => void;
  readonly onClear: () => void;
  readonly whereTo: string | undefined;
};

export function SourceLine(props: SourceLineProps) {
  const { sheet, source, titleOf, onPaste, onResults, onClear, whereTo } = props;
  const t = useMessages();
  const Icon = ICON[sheet.source.kind];
  return (
    <div className="border-b border-line px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Icon size={17} aria-hidden className="shrink-0 text-good" />
        <p className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
          <strong className="min-w-0 truncate">
            <bdi>{sourceName(sheet.source, { t, titleOf })}</bdi>
          </strong>
          <span className="text-muted tabular-nums">{t('batch.rowCount', { count: sheet.rows.length })}</span>
        </p>
        <FileButton
          size="small"
          variant="quiet"
          label={t('batch.replace')}
          inputLabel={t('batch.rowsFile')}
          accept={SHEET_FILES}
          onFile={source.take}
        />
        <Button size="small" variant="quiet" onClick={onPaste}>
          <ClipboardPaste size={14} aria-hidden />
          {t('batch.pasteOther')}
        </Button>
        <Button size="small" variant="quiet" onClick={onResults}>
          <Table2 size={14} aria-hidden />
          {t('batch.fromResults')}
        </Button>
        <IconButton label={t('batch.clear')} onClick={onClear}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <p role="status" className="mt-1 text-sm text-muted empty:hidden">
        {whereTo}
      </p>
      <ReadAs {...readOf(sheet)} source={source} />
    </div>
  );
}

type SourceWords = { readonly t: ReturnType<typeof useMessages>; readonly titleOf: TitleOf };

export function sourceName(source: SheetSource, { t, titleOf }: SourceWords): string {
  switch (source.kind) {
    case 'file':
      return source.name;
    case 'pasted':
    case 'typed':
      return t(`batch.source.${source.kind}`);
    case 'list':
      return t('batch.source.list', { name: titleOf(source.field) });
    case 'run':
      return t('batch.source.results', { name: source.name ?? source.run });
    case 'results':
      return t('batch.source.results', { name: source.name });
    case 'batch':
      return rowsOfBatch(source.name, t);
  }
}

function rowsOfBatch(name: string, t: SourceWords['t']): string {
  const [before = '', after = ''] = t('batch.source.batch', { name: '\0' }).split('\0');
  return name.startsWith(before) && name.endsWith(after) ? name : t('batch.source.batch', { name });
}

type ReadAsProps = Pick<SourceLineProps, 'source'> & Partial<Pick<RowsRead, 'text' | 'remarks' | 'left'>>;

export function ReadAs({ text, remarks = [], left = [], source }: ReadAsProps) {
  const t = useMessages();
  return (
    <div className="mt-2 space-y-1.5 empty:hidden">
      {text && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <ReadSettings
            file={text.file}
            choice={text.choice}
            onChoice={(choice) => source.readAs(text, choice)}
          />
          <HeaderChoice
            row={text.file.grid.numbers[text.header ?? 0] ?? 1}
            checked={text.header !== undefined}
            onChange={(isHeader) => source.setHeader(text, isHeader)}
          />
        </div>
      )}
      {text && left.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <p role="status" className="text-muted">
            {t('batch.left', { most: MOST_COLUMNS, count: formatNumber(left.length) })}
          </p>
          <Select
            aria-label={t('batch.left.take')}
            value=""
            onChange={(name) => source.takeColumn(text, name)}
            choices={['', ...left].map((name) => ({ value: name, label: name || t('batch.left.take') }))}
            className={`${LOW_CONTROL} max-w-48`}
          />
        </div>
      )}
      <SheetRemarks remarks={remarks} />
    </div>
  );
}
