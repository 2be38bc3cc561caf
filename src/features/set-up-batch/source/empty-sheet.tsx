import { ClipboardPaste, Download, Keyboard, ListPlus, Table2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';

import { exampleSheet } from '#core/batch/sheet/take/example-sheet.ts';
import { MOST_ROWS } from '#core/batch/sheet/take/take-sheet.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { withoutFormula } from '#core/results/files/formula.ts';
import { toCsvFile, toTsvLine } from '#core/results/files/separated.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { FileButton } from '#ui/controls/file-button.tsx';
import { SHEET_FILES } from '#ui/sheets/read-settings.tsx';
import { downloadText } from '#ui/text/download-text.ts';

export type FilledList = { readonly field: string; readonly title: string; readonly count: number };

type EmptySheetProps = {
  readonly descriptor: WorkerDescriptor;
  readonly fileName: string;
  readonly lists: readonly FilledList[];
  readonly onFile: (file: File) => void;
  readonly onPaste: () => void;
  readonly onResults: () => void;
  readonly onUndo: (() => void) | undefined;
  readonly onType: () => void;
  readonly onList: (field: string) => void;
};

export function EmptySheet(props: EmptySheetProps) {
  const { descriptor, lists } = props;
  const t = useMessages();
  return (
    <>
      <div className="p-4">
        <div className="flex flex-col items-center gap-4 rounded-lg border border-dashed border-line-strong px-4 py-12 text-center">
          <Table2 size={26} strokeWidth={1.5} aria-hidden className="text-muted" />
          <div>
            <h2 className="font-semibold">{t('batch.drop')}</h2>
            <p className="mt-1 text-muted">{t('batch.drop.about', { most: formatNumber(MOST_ROWS) })}</p>
          </div>
          <div className="flex w-full flex-wrap justify-center gap-2">
            <FileButton
              variant="primary"
              label={t('batch.choose')}
              inputLabel={t('batch.rowsFile')}
              accept={SHEET_FILES}
              onFile={props.onFile}
            />
            <Button onClick={props.onPaste}>
              <ClipboardPaste size={14} aria-hidden />
              {t('batch.paste')}
            </Button>
            <Button onClick={props.onResults}>
              <Table2 size={14} aria-hidden />
              {t('batch.fromResults')}
            </Button>
            <Button onClick={props.onType}>
              <Keyboard size={14} aria-hidden />
              {t('batch.type')}
            </Button>
            {lists.map(({ field, title }) => (
              <Button key={field} title={title} className="max-w-full" onClick={() => props.onList(field)}>
                <ListPlus size={14} aria-hidden className="shrink-0" />
                <bdi className="min-w-0 truncate">{t('batch.fromList', { name: title })}</bdi>
              </Button>
            ))}
          </div>
          {props.onUndo && (
            <Button size="small" variant="quiet" onClick={props.onUndo}>
              <Undo2 size={14} aria-hidden />
              {t('batch.bringBack')}
            </Button>
          )}
        </div>
      </div>
      <dl className="grid border-y border-line max-sm:divide-y max-sm:divide-line sm:grid-cols-3 sm:divide-x sm:divide-line">
        {(['columns', 'rows', 'table'] as const).map((name) => (
          <div key={name} className="px-4 py-3">
            <dt className="font-medium">{t(`batch.about.${name}`)}</dt>
            <dd className="mt-0.5 text-sm text-muted">{t(`batch.about.${name}.text`)}</dd>
          </div>
        ))}
      </dl>
      <Example descriptor={descriptor} fileName={props.fileName} />
    </>
  );
}

function Example({ descriptor, fileName }: Pick<EmptySheetProps, 'descriptor' | 'fileName'>) {
  const t = useMessages();
  const example = useMemo(() => exampleSheet(descriptor), [descriptor]);
  const { columns, rows } = example;
  if (columns.length === 0) return null;
  const lines = [columns, ...rows];
  const tsv = () => lines.map((cells) => toTsvLine(cells.map(withoutFormula))).join('\n');
  return (
    <section aria-label={t('batch.example')} className="px-4 py-3">
      <div className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="grow font-semibold">{t('batch.example')}</h2>
        <Button
          size="small"
          variant="quiet"
          onClick={() => downloadText(fileName, toCsvFile(lines), 'text/csv')}
        >
          <Download size={14} aria-hidden />
          {t('batch.example.download')}
        </Button>
        <CopyButton text={tsv} label={t('batch.example.copy')} />
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('batch.example')}>
        <table className="border-collapse text-sm">
          <thead>
            <tr>
              {columns.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className="border border-line bg-sunken px-2.5 py-1 text-left font-mono text-xs font-normal text-muted"
                >
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {columns.map((name, column) => (
                  <td key={name} className="max-w-64 truncate border border-line px-2.5 py-1">
                    <bdi>{cells[column]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
