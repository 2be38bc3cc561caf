import { ClipboardPaste, FileSpreadsheet, Keyboard, ListPlus, Table2, X } from 'lucide-react';

import type { SheetDraft, SheetSource } from '#core/batch/sheet-draft.ts';
import { DELIMITERS } from '#core/sheet/parse-grid.ts';
import { formatNumber } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { FileButton } from '#ui/controls/file-button.tsx';
import { classNames } from '#ui/class-names.ts';

import type { Source } from './use-source.ts';

/** What the chooser of files offers at first. */
export const ROW_FILES =
  '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ICON: Record<SheetSource['kind'], typeof Table2> = {
  file: FileSpreadsheet,
  pasted: ClipboardPaste,
  typed: Keyboard,
  list: ListPlus,
  run: Table2,
  batch: Table2,
};

type SourceLineProps = {
  readonly sheet: SheetDraft;
  readonly source: Source;
  readonly titleOf: (field: string) => string;
  readonly onPaste: () => void;
  readonly onClear: () => void;
};

/** Where the rows are from, how they were read, and the ways to put others in their place. */
export function SourceLine({ sheet, source, titleOf, onPaste, onClear }: SourceLineProps) {
  const t = useMessages();
  const Icon = ICON[sheet.source.kind];
  return (
    <div className="border-b border-line px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Icon size={17} aria-hidden className="shrink-0 text-good" />
        <p className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
          <strong className="min-w-0 truncate text-lg">
            <bdi>{nameOf(sheet.source, { t, titleOf })}</bdi>
          </strong>
          <span className="text-muted tabular-nums">{t('batch.rowCount', { count: sheet.rows.length })}</span>
        </p>
        <FileButton
          size="small"
          variant="quiet"
          label={t('batch.replace')}
          inputLabel={t('batch.rowsFile')}
          accept={ROW_FILES}
          onFile={source.take}
        />
        <Button size="small" variant="quiet" onClick={onPaste}>
          <ClipboardPaste size={14} aria-hidden />
          {t('batch.paste')}
        </Button>
        <IconButton label={t('batch.clear')} onClick={onClear}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <HowRead source={source} />
    </div>
  );
}

type Words = { readonly t: ReturnType<typeof useMessages>; readonly titleOf: (field: string) => string };

function nameOf(source: SheetSource, { t, titleOf }: Words): string {
  switch (source.kind) {
    case 'file':
      return source.name;
    case 'pasted':
    case 'typed':
      return t(`batch.source.${source.kind}`);
    case 'list':
      return t('batch.source.list', { name: titleOf(source.field) });
    case 'run':
      return t('batch.source.run', { run: source.run });
    case 'batch':
      return t('batch.source.batch', { name: source.name });
  }
}

const MARKS: Record<(typeof DELIMITERS)[number], MessageKey> = {
  '\t': 'batch.separator.tab',
  ',': 'batch.separator.comma',
  ';': 'batch.separator.semicolon',
  '|': 'batch.separator.bar',
};

/** How the file was read, as long as it is there to be read otherwise. */
function HowRead({ source: { read, readAs, setHeader } }: Pick<SourceLineProps, 'source'>) {
  const t = useMessages();
  if (read === undefined) return null;
  const { format } = read.file;
  const select = classNames(LOW_CONTROL, 'w-auto');
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      {format.kind === 'workbook' && (
        <label className="flex items-center gap-2">
          {t('batch.sheet')}
          <select
            value={format.sheet}
            onChange={(event) => readAs({ sheet: event.currentTarget.value })}
            className={select}
          >
            {format.sheets.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={read.header !== undefined}
          onChange={(event) => setHeader(event.currentTarget.checked)}
        />
        {(read.header ?? 0) > 0
          ? t('batch.headerIn', { row: formatNumber((read.header ?? 0) + 1) })
          : t('batch.header')}
      </label>
      {format.kind === 'text' && (
        <label className="flex items-center gap-2">
          {t('batch.separator')}
          <select
            value={format.delimiter}
            onChange={({ currentTarget: { value } }) =>
              readAs({ delimiter: DELIMITERS.find((mark) => mark === value) ?? '' })
            }
            className={select}
          >
            {DELIMITERS.map((mark) => (
              <option key={mark} value={mark}>
                {t(MARKS[mark])}
              </option>
            ))}
            <option value="">{t('batch.separator.none')}</option>
          </select>
        </label>
      )}
    </div>
  );
}
