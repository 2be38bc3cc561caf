import { factsOf } from '#core/errors/failure.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { isLoadFailure } from '#ui/load-failure.ts';
import { NotLoaded } from '#ui/not-loaded.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ExportProgress, useExport } from './use-export.ts';

type ExportOutcomeProps = {
  readonly making: ReturnType<typeof useExport>['making'];
  readonly progress: ExportProgress | undefined;
};

/** How far an export is, and what became of it. */
export function ExportOutcome(props: ExportOutcomeProps) {
  return (
    <div>
      <Spoken {...props} />
      <Outcome {...props} />
    </div>
  );
}

/** Of the progress each quarter is read aloud; what became of it is said by its notice. */
function Spoken({ making, progress }: ExportOutcomeProps) {
  const t = useMessages();
  const quarters = progress === undefined ? 0 : Math.floor((4 * progress.read) / Math.max(1, progress.total));
  return (
    <p role="status" className="sr-only">
      {making.isPending && (
        <>
          {t('results.exporting')} {quarters > 0 && formatNumber(quarters / 4, { style: 'percent' })}
        </>
      )}
    </p>
  );
}

function Outcome({ making, progress }: ExportOutcomeProps) {
  const t = useMessages();
  if (making.isPending) return <Progress progress={progress} />;
  // What makes the files is loaded for the first of them.
  if (isLoadFailure(making.error)) return <NotLoaded />;
  if (making.error) {
    return factsOf(making.error).kind === 'cancelled' ? (
      <Notice>{t('export.cancelled')}</Notice>
    ) : (
      <FailureNotice failure={making.error} />
    );
  }
  if (!making.data) return null;
  const { name, rows, bytes, cut } = making.data;
  return (
    <Notice tone="good">
      <p>{t('export.done', { rows, name, size: formatBytes(bytes) })}</p>
      {cut > 0 && <p>{t('export.cut', { count: cut })}</p>}
    </Notice>
  );
}

function Progress({ progress }: Pick<ExportOutcomeProps, 'progress'>) {
  const t = useMessages();
  const { read, total } = progress ?? { read: 0, total: 0 };
  const words = progress
    ? t('export.progress', { read: formatNumber(read), total: formatNumber(total) })
    : t('results.exporting');
  return (
    <div>
      <progress
        aria-label={t('results.exporting')}
        className="block h-1.5 w-full"
        {...(progress && { value: read, max: Math.max(1, total) })}
      />
      <p className="mt-1 text-sm text-muted tabular-nums">{words}</p>
    </div>
  );
}
