import { createPortal } from 'react-dom';

import type { Parameter } from '#core/form/parameter.ts';
import type { IncomingRows, Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../overlay/dialog.tsx';
import { Notice } from '../../notice.tsx';
import { ReadSettings } from '../../sheets/read-settings.tsx';

import { ImportPlan } from './import-plan.tsx';
import type { ImportSource } from './import-source.ts';
import { SourcePicker } from './source-picker.tsx';
import { type SheetReading, sheetIn, useReadSheet } from './use-read-sheet.ts';

type ImportDialogProps = {
  readonly parameter: Parameter;
  readonly source: ImportSource;
  readonly rows: Rows<Json>;
  readonly onImport: (incoming: IncomingRows) => void;
  readonly onClose: () => void;
};

export function ImportDialog({ parameter, source, rows, onImport, onClose }: ImportDialogProps) {
  const t = useMessages();
  const { reading, read, readAs } = useReadSheet(source);
  const again = () => read({ kind: 'nothing' });
  const sheet = sheetIn(reading);
  const isReading = reading.kind === 'reading';
  return createPortal(
    <Dialog wide title={t('form.import.title', { title: parameter.title })} onClose={onClose}>
      {sheet ? (
        <>
          <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <ReadSettings file={sheet.file} choice={sheet.choice} onChoice={readAs} />
            <ReadingState reading={reading} onCancel={again} />
          </div>
          <div inert={isReading} aria-busy={isReading}>
            {sheet.file.grid.rows.length > 0 ? (
              <ImportPlan
                key={JSON.stringify(sheet.file.format)}
                parameter={parameter}
                file={sheet.file}
                rows={rows}
                onImport={onImport}
                onClose={onClose}
                onAnother={again}
              />
            ) : (
              <Notice actions={<Button onClick={again}>{t('form.import.another')}</Button>}>
                {t('sheet.nothingIn')}
              </Notice>
            )}
          </div>
        </>
      ) : (
        <>
          <ReadingState reading={reading} onCancel={again} />
          {!isReading && <SourcePicker onSource={read} />}
        </>
      )}
    </Dialog>,
    document.body,
  );
}

function ReadingState({
  reading,
  onCancel,
}: {
  readonly reading: SheetReading;
  readonly onCancel: () => void;
}) {
  const t = useMessages();
  if (reading.kind === 'waiting' || reading.kind === 'read') return null;
  if (reading.kind === 'reading') {
    return (
      <div className="flex grow items-center gap-3">
        <progress value={reading.part} className="min-w-0 grow" aria-hidden />
        <span role="status" className="tabular-nums">
          {t('form.import.reading', { part: formatNumber(reading.part, { style: 'percent' }) })}
        </span>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    );
  }
  return (
    <Notice tone="bad" className="mb-3">
      {t(`sheet.fault.${reading.fault.kind}`)}
    </Notice>
  );
}
