import { LoadFailure } from '#browser/lazy-module.ts';
import { factsOf } from '#core/errors/failure.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ResultsSource } from '../results-source.ts';
import type { Exports } from './use-exports.ts';

type SpokenProps = { readonly exports: Exports; readonly source: ResultsSource };

/** Of the progress each quarter is read aloud. */
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

/** Why there is no file, and the way to try again. */
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

type Made<Variables> = {
  readonly variables: Variables | undefined;
  readonly mutate: (order: Variables) => void;
};

const again = <Variables,>({ variables, mutate }: Made<Variables>) =>
  variables === undefined ? {} : { onRetry: () => mutate(variables) };
