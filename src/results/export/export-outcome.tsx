import { LoadFailure } from '#browser/lazy-module.ts';
import { factsOf } from '#core/errors/failure.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Notice } from '#ui/notice.tsx';

import type { Rows } from '../reading/rows.ts';
import type { Exports } from './use-exports.ts';

type ExportOutcomeProps = { readonly exports: Exports; readonly rows: Rows; readonly total: number };

/** How far an export is, or why there is no file. */
export function ExportOutcome({ exports: { here, platform }, rows, total }: ExportOutcomeProps) {
  const { making, phase } = here;
  const read = { read: rows.set.count, total: Math.max(total, rows.set.count) };
  return (
    <div>
      <Spoken busy={making.isPending} {...read} />
      {making.isPending && <Progress reading={phase === 'reading'} {...read} />}
      {!making.isPending && making.error && <NotMade making={making} />}
      {platform.error && <FailureNotice failure={platform.error} />}
    </div>
  );
}

type Read = { readonly read: number; readonly total: number };

/** Of the progress each quarter is read aloud. */
function Spoken({ busy, read, total }: Read & { readonly busy: boolean }) {
  const t = useMessages();
  const quarters = Math.floor((4 * read) / Math.max(1, total));
  return (
    <p role="status" className="sr-only">
      {busy && (
        <>
          {t('results.exporting')} {quarters > 0 && formatNumber(quarters / 4, { style: 'percent' })}
        </>
      )}
    </p>
  );
}

function NotMade({ making: { error, variables, mutate } }: Pick<Exports['here'], 'making'>) {
  const t = useMessages();
  // What makes the files is loaded for the first of them.
  if (error instanceof LoadFailure && variables) return <NotLoaded onRetry={() => mutate(variables)} />;
  if (factsOf(error).kind === 'cancelled') return <Notice>{t('export.cancelled')}</Notice>;
  return <FailureNotice failure={error} />;
}

function Progress({ reading, read, total }: Read & { readonly reading: boolean }) {
  const t = useMessages();
  const words = reading
    ? t('export.progress', { read: formatNumber(read), total: formatNumber(total) })
    : t('export.writing');
  return (
    <div>
      <progress
        aria-label={t('results.exporting')}
        className="block h-1.5 w-full"
        {...(reading && { value: read, max: Math.max(1, total) })}
      />
      <p className="mt-1 text-sm text-muted tabular-nums">{words}</p>
    </div>
  );
}
