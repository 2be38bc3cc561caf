import { X } from 'lucide-react';

import { LoadFailure } from '#browser/lazy-module.ts';
import { factsOf } from '#core/errors/failure.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { IconButton } from '#ui/controls/button.tsx';
import { Floating } from '#ui/floating.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ResultsSource } from '../results-source.ts';
import { PlatformExported } from './platform-export.tsx';
import type { Exports } from './use-exports.ts';

type SpokenProps = { readonly exports: Exports; readonly source: ResultsSource };

/** Announces each quarter of the progress to screen readers. */
export function Spoken({ exports: { busy }, source: { rows, count } }: SpokenProps) {
  const t = useMessages();
  const quarters = Math.floor((4 * rows.set.count) / Math.max(1, count, rows.set.count));
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

export function NotExported({ exports: { here, platform } }: { readonly exports: Exports }) {
  const t = useMessages();
  const { error, variables, mutate } = here.making;
  if (platform.error) return <FailureNotice failure={platform.error} {...again(platform)} />;
  if (!error) return null;
  // What makes the files is loaded for the first of them.
  if (error instanceof LoadFailure) return <NotLoaded onRetry={() => mutate(variables)} />;
  if (factsOf(error).kind === 'cancelled') return <Notice>{t('export.cancelled')}</Notice>;
  return <FailureNotice failure={error} {...again(here.making)} />;
}

type Tried<Variables> = {
  readonly variables: Variables | undefined;
  readonly mutate: (order: Variables) => void;
};

const again = <Variables,>({ variables, mutate }: Tried<Variables>) =>
  variables === undefined ? {} : { onRetry: () => mutate(variables) };

type OutcomeProps = { readonly exports: Exports };

export function Outcome({ exports }: OutcomeProps) {
  const { here, platform, busy } = exports;
  if (busy) return null;
  if (here.making.error ?? platform.error)
    return (
      <Floating>
        <div className="flex items-start gap-1 rounded bg-surface">
          <div className="min-w-0 grow">
            <NotExported exports={exports} />
          </div>
          <Forget exports={exports} />
        </div>
      </Floating>
    );
  return (here.making.data ?? platform.data) ? <Exported exports={exports} /> : null;
}

function Exported({ exports }: OutcomeProps) {
  const { here, platform, forget } = exports;
  const made = here.making.data;
  const lacks =
    platform.data?.isOver === true || (made !== undefined && made.cut + made.missing + made.leftOut > 0);
  // The platform's file has yet to be opened.
  const isNews = made !== undefined && !lacks;
  return (
    <Floating onPass={isNews ? forget : undefined}>
      <Notice tone={lacks ? 'warn' : 'good'}>
        <div className="flex items-start gap-3">
          <div className="min-w-0 grow">
            {made && <Made made={made} />}
            {platform.data && <PlatformExported exported={platform.data} />}
          </div>
          <Forget exports={exports} />
        </div>
      </Notice>
    </Floating>
  );
}

function Forget({ exports: { forget } }: OutcomeProps) {
  const t = useMessages();
  return (
    <IconButton label={t('common.close')} onClick={forget}>
      <X size={14} aria-hidden />
    </IconButton>
  );
}

function Made({ made }: { readonly made: NonNullable<Exports['here']['making']['data']> }) {
  const t = useMessages();
  const words = { name: made.name, size: formatBytes(made.bytes) };
  return (
    <>
      <p>
        {made.rows < made.of
          ? t('export.done.some', { rows: formatNumber(made.rows), count: made.of, ...words })
          : t('export.done', { rows: made.rows, ...words })}
      </p>
      {made.missing > 0 && <p>{t('export.missing', { count: made.missing })}</p>}
      {made.leftOut > 0 && <p>{t('export.leftOut', { count: made.leftOut })}</p>}
      {made.cut > 0 && <p>{t('export.cut', { count: made.cut })}</p>}
    </>
  );
}
