import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { writeExactJson } from '#core/json/digits.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Skeleton } from '#ui/late/skeleton.tsx';

import { PAGE_SIZE, resultPageQuery } from './use-result-pages.ts';

/** Characters of JSON that are drawn; the whole is copied. */
const SHOWN_CHARACTERS = 200_000;

type ResultsJsonProps = { readonly slug: RunSlug; readonly over: boolean; readonly total: number };

/** The rows as the platform gave them, a page at a time. */
export function ResultsJson({ slug, over, total }: ResultsJsonProps) {
  const t = useMessages();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(
    resultPageQuery(useApi(), useQueryClient(), { slug, over }, page),
  );
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = Math.min(total, page * PAGE_SIZE);
  const range = { first: formatNumber(first), last: formatNumber(last), total: formatNumber(total) };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
          <ChevronLeft size={14} aria-hidden />
          {t('results.previous')}
        </Button>
        <Button size="small" disabled={last >= total} onClick={() => setPage(page + 1)}>
          {t('results.next')}
          <ChevronRight size={14} aria-hidden />
        </Button>
        <span className="grow text-muted tabular-nums">{t('results.range', range)}</span>
        {data && <CopyButton label={t('results.copyJson')} text={() => toText(data)} />}
      </div>
      {error && <FailureNotice failure={error} onRetry={() => void refetch()} className="m-3" />}
      {data ? <JsonText text={toText(data)} /> : !error && <Skeleton className="m-4 h-60" />}
    </>
  );
}

function toText(page: ResultPage): string {
  return writeExactJson(page.rows, 2);
}

function JsonText({ text }: { readonly text: string }) {
  const t = useMessages();
  const cut = text.length > SHOWN_CHARACTERS;
  return (
    <>
      <pre
        data-testid="results-json"
        data-truncated={cut}
        tabIndex={0}
        className="max-h-[max(20rem,calc(100dvh-26rem))] overflow-auto p-4 text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {cut ? text.slice(0, SHOWN_CHARACTERS) : text}
      </pre>
      {cut && (
        <p className="border-t border-line px-4 py-2 text-muted">
          {t('results.jsonCut', { shown: formatBytes(SHOWN_CHARACTERS), size: formatBytes(text.length) })}
        </p>
      )}
    </>
  );
}
