import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import { writeExactJson } from '#core/json/digits.ts';
import { beginningOf } from '#core/cut-text.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import type { RowWindow } from './results-source.ts';

/** Rows of a page. */
const PAGE_SIZE = 100;

type ResultsJsonProps = { readonly rows: Pick<RowWindow, 'total' | 'rowAt' | 'show'> };

/** The rows as the platform gave them, a page at a time. */
export function ResultsJson({ rows: { total, rowAt, show } }: ResultsJsonProps) {
  const t = useMessages();
  const [wanted, setWanted] = useState(0);
  const page = Math.min(wanted, Math.max(0, Math.ceil(total / PAGE_SIZE) - 1));
  const first = page * PAGE_SIZE;
  const last = Math.min(total, first + PAGE_SIZE);
  const ask = useEffectEvent(show);
  useEffect(() => ask(first, Math.max(first, last - 1)), [first, last]);
  const rows = Array.from({ length: last - first }, (_, index) => rowAt(first + index));
  const text = rows.includes(undefined)
    ? undefined
    : writeExactJson(
        rows.filter((row) => row !== undefined),
        2,
      );
  const range = { first: formatNumber(first + 1), last: formatNumber(last), total: formatNumber(total) };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <Button size="small" disabled={page === 0} onClick={() => setWanted(page - 1)}>
          <ChevronLeft size={14} aria-hidden />
          {t('results.previous')}
        </Button>
        <Button size="small" disabled={last >= total} onClick={() => setWanted(page + 1)}>
          {t('results.next')}
          <ChevronRight size={14} aria-hidden />
        </Button>
        <span className="grow text-muted tabular-nums">{total > 0 && t('results.range', range)}</span>
        {text !== undefined && <CopyButton label={t('results.copyJson')} text={() => text} />}
      </div>
      {text === undefined ? <Skeleton className="m-4 h-60" /> : <JsonText text={text} />}
    </>
  );
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
        {beginningOf(text, SHOWN_CHARACTERS)}
      </pre>
      {cut && (
        <p className="border-t border-line px-4 py-2 text-muted">
          {t('results.jsonCut', { shown: formatBytes(SHOWN_CHARACTERS), size: formatBytes(text.length) })}
        </p>
      )}
    </>
  );
}
