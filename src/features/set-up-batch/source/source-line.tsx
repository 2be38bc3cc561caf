import { ClipboardPaste, FileSpreadsheet, FileUp, Keyboard, ListPlus, Table2, X } from 'lucide-react';

import type { SheetDraft, SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import { MOST_COLUMNS } from '#core/batch/sheet/take/take-sheet.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { useFileChooser } from '#ui/controls/file-button.tsx';
import { IN_MENU, MenuButton } from '#ui/overlay/menu-button.tsx';
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
  const { sheet, source, titleOf, whereTo } = props;
  const t = useMessages();
  const Icon = ICON[sheet.source.kind];
  const read = readOf(sheet);
  const text = read?.text;
  return (
    <div className="border-b border-line px-4 py-2.5">
      <div className="flex items-center gap-x-3">
        <Icon size={17} aria-hidden className="shrink-0 text-good" />
        <p className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
          <strong className="min-w-0 truncate">
            <bdi>{sourceName(sheet.source, { t, titleOf })}</bdi>
          </strong>
          {text?.file.format.kind === 'workbook' && text.file.format.sheets.length > 1 && (
            <bdi>{text.choice.sheet ?? text.file.format.sheet}</bdi>
          )}
          <span className="text-muted tabular-nums">{t('batch.rowCount', { count: sheet.rows.length })}</span>
        </p>
        <RowsMenu {...props} text={text} />
      </div>
      <p role="status" className="mt-1 text-sm text-muted empty:hidden">
        {whereTo}
      </p>
      <Remarks {...read} source={source} />
    </div>
  );
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

type RowsMenuProps = SourceLineProps & { readonly text: RowsRead['text'] | undefined };

function RowsMenu({ source, text, ...props }: RowsMenuProps) {
  const t = useMessages();
  const { input, choose } = useFileChooser({
    inputLabel: t('batch.rowsFile'),
    accept: SHEET_FILES,
    onFile: source.take,
  });
  const actions = [
    { Icon: FileUp, words: t('batch.replace'), act: choose },
    { Icon: ClipboardPaste, words: t('batch.pasteOther'), act: props.onPaste },
    { Icon: Table2, words: t('batch.fromResults'), act: props.onResults },
    { Icon: X, words: t('batch.clear'), act: props.onClear },
  ];
  return (
    <>
      <MenuButton label={t('batch.source.menu')} name={t('batch.source.menu')}>
        {(close) => (
          <>
            {actions.map(({ Icon, words, act }, at) => (
              <Button
                key={words}
                {...IN_MENU}
                ref={at === 0 ? takeFocus : null}
                onClick={() => {
                  close();
                  act();
                }}
              >
                <Icon size={14} aria-hidden />
                {words}
              </Button>
            ))}
            {text && (
              <div className="space-y-2 border-t border-line p-2 pt-3 text-sm">
                <HowRead text={text} source={source} />
              </div>
            )}
          </>
        )}
      </MenuButton>
      {input}
    </>
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

type HowReadProps = { readonly text: NonNullable<RowsRead['text']>; readonly source: Source };

export function HowRead({ text, source }: HowReadProps) {
  return (
    <>
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
    </>
  );
}

type RemarksProps = Pick<SourceLineProps, 'source'> & Partial<Pick<RowsRead, 'text' | 'remarks' | 'left'>>;

function Remarks({ text, remarks = [], left = [], source }: RemarksProps) {
  const t = useMessages();
  return (
    <div className="mt-2 space-y-1.5 empty:hidden">
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
