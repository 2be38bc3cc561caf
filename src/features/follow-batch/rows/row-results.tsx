import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { resultsQuery } from '#api/queries/queries.ts';
import type { EarlierRun } from '#core/batch/state/row-state.ts';
import { type JsonObject, ownValue } from '#core/json/json.ts';
import { isInternalKey } from '#core/results/row-set.ts';
import { toReadableText } from '#core/results/values/value-text.ts';
import { isDataDeleted } from '#core/run/run-state.ts';
import type { ResultPage } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { useDebounced } from '#ui/hooks/use-debounced.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

/** Rows and columns shown of what a run gave. */
const ROWS = 7;
const COLUMNS = 2;

/** The first results of a finished run. */
export function RowResults({ run }: { readonly run: EarlierRun }) {
  const t = useMessages();
  const api = useApi();
  const hasKey = useHasKey();
  // Rows that are only passed by are not read.
  const slug = useDebounced(run.slug);
  const { now } = api.serverTime();
  const isThere = run.results !== 0 && !isDataDeleted(run, now);
  const { data, error, refetch } = useQuery({
    ...resultsQuery(api, { slug, over: true }, { page: 1, pageSize: ROWS }),
    enabled: hasKey && isThere && slug === run.slug,
  });
  if (!hasKey || !isThere) return null;
  const page = slug === run.slug ? data : undefined;
  if (page?.rows.length === 0) return null;
  return (
    <section className="py-3">
      <h3 className="mb-1 flex gap-2 font-semibold">
        {t('batch.detail.results')}
        {run.results !== undefined && (
          <span className="font-normal text-muted tabular-nums">{formatNumber(run.results)}</span>
        )}
      </h3>
      {page ? (
        <FirstRows page={page} />
      ) : error ? (
        <FailureNotice failure={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </section>
  );
}

function FirstRows({ page: { columns, rows } }: { readonly page: ResultPage }) {
  const keys = tellingKeys(
    columns.map(({ key }) => key),
    rows,
  );
  return (
    <ul className="divide-y divide-line">
      {rows.map((row, at) => (
        <li key={at} className="flex gap-3 py-1">
          {keys.map((key, column) => {
            const text = toReadableText(ownValue(row, key));
            return (
              <bdi
                key={key}
                title={text}
                className={column === 0 ? 'flex-1 truncate font-medium' : 'flex-1 truncate text-muted'}
              >
                {text}
              </bdi>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** The first columns whose texts tell the rows apart; else the first columns. */
function tellingKeys(keys: readonly string[], rows: readonly JsonObject[]): readonly string[] {
  const shown = keys.filter((key) => !isInternalKey(key));
  const telling = shown.filter((key) => {
    const texts = rows.map((row) => ownValue(row, key)).filter((value) => typeof value === 'string');
    return !texts.some((text) => /^https?:/.test(text)) && new Set(texts).size > rows.length / 2;
  });
  return (telling.length > 0 ? telling : shown).slice(0, COLUMNS);
}
