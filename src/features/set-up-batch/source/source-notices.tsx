import type { DraftRemarks } from '#core/batch/sheet/take/draft-remarks.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { HowRead } from './source-line.tsx';
import { readOf, type Source, type SourceFault } from './use-source.ts';

type SourceNoticesProps = {
  readonly source: Source;
  readonly sheet: SheetDraft | undefined;
  readonly isSaved: boolean;
};

export function SourceNotices({ source, sheet, isSaved }: SourceNoticesProps) {
  const t = useMessages();
  const { fault, reading, cancel } = source;
  const { cut, missing = 0 } = (sheet && readOf(sheet)) ?? {};
  return (
    <>
      {fault && <Faulty fault={fault} source={source} />}
      {sheet && cut && <Cut cut={cut} onNext={cut.more ? source.nextOf(sheet) : undefined} />}
      {missing > 0 && <Notice tone="warn" title={t('batch.missing', { count: missing })} />}
      {!isSaved && <Notice tone="warn" title={t('batch.storage.full')} />}
      {reading && (
        <Notice actions={<Button onClick={cancel}>{t('batch.reading.cancel')}</Button>}>
          <bdi>
            {t('batch.reading', {
              name: reading.name,
              part: formatNumber(reading.part, { style: 'percent', maximumFractionDigits: 0 }),
            })}
          </bdi>
        </Notice>
      )}
    </>
  );
}

type CutProps = {
  readonly cut: NonNullable<DraftRemarks['cut']>;
  readonly onNext: (() => void) | undefined;
};

function Cut({ cut, onNext }: CutProps) {
  const t = useMessages();
  const [first, last, of] = [formatNumber(cut.first), formatNumber(cut.last), formatNumber(cut.of)];
  return (
    <Notice
      tone="warn"
      title={t(cut.by === 'file' ? 'batch.cut.file' : 'batch.cut', { first, last, of })}
      actions={
        onNext && (
          <Button onClick={onNext}>{t('batch.cut.next', { first: formatNumber(cut.last + 1) })}</Button>
        )
      }
    />
  );
}

function Faulty({ fault, source }: { readonly fault: SourceFault; readonly source: Source }) {
  const t = useMessages();
  const { name, kind, text } = fault;
  if (kind === 'noneAfter')
    return (
      <Notice tone="bad" title={t('batch.fault.noneAfter', { name, row: formatNumber(text?.after ?? 0) })} />
    );
  if (kind === 'empty') return <Notice tone="bad" title={t('batch.fault.none', { name })} />;
  if (kind !== 'onlyHeader')
    return (
      <Notice tone="bad" title={t('batch.fault.title', { name })}>
        {t(`sheet.fault.${kind}`)}
      </Notice>
    );
  return (
    <Notice tone="bad" title={t('batch.fault.none', { name })}>
      {t('batch.fault.onlyHeader')}
      {text && (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <HowRead text={text} source={source} />
        </div>
      )}
    </Notice>
  );
}
