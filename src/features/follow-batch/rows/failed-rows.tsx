import { ChevronDown, Download, Pencil, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { BatchId } from '#core/batch/batch.ts';
import { isLimited } from '#core/batch/state/row-state.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { type MenuPlace, placeBelow, PopupMenu } from '#ui/overlay/popup-menu.tsx';
import { downloadText } from '#ui/text/download-text.ts';

import { setUpPath, type ShownBatch } from '../batch/shown-batch.ts';
import { failedRowsCsv } from './failed-rows-csv.ts';

type FailedRowsProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly failed: readonly SeenRow[];
  readonly onRetry: () => void;
};

export function FailedRows({ id, shown, failed, onRetry }: FailedRowsProps) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const { state: batchState, plan, summary } = shown.batch;
  const limited = failed.filter(({ row }) => batchState.rows[row] && isLimited(batchState.rows[row])).length;
  const counts = { count: failed.length - limited, limited };
  return (
    <span className="flex gap-1">
      <Button disabled={plan === undefined} className="max-sm:whitespace-normal" onClick={onRetry}>
        <RefreshCw size={14} aria-hidden />
        {t(retryKey(counts), counts)}
      </Button>
      {plan && (
        <IconButton
          label={t('batch.retry.more')}
          aria-haspopup="menu"
          aria-expanded={menuAt !== undefined}
          onClick={({ currentTarget }) => setMenuAt(placeBelow(currentTarget))}
        >
          <ChevronDown size={15} aria-hidden />
        </IconButton>
      )}
      {plan && menuAt && (
        <PopupMenu
          label={t('batch.retry.more')}
          at={menuAt}
          onClose={() => setMenuAt(undefined)}
          items={[
            {
              label: t('batch.correct'),
              icon: <Pencil size={14} />,
              onSelect: () => navigate(setUpPath(id, summary.worker, 'failed')),
            },
            {
              label: t('batch.saveFailed'),
              icon: <Download size={14} />,
              onSelect: () =>
                downloadText(
                  `${summary.name}-failed.csv`,
                  failedRowsCsv(t, plan, batchState.rows),
                  'text/csv',
                ),
            },
          ]}
        />
      )}
    </span>
  );
}

function retryKey({ count, limited }: Record<'count' | 'limited', number>): MessageKey {
  if (limited === 0) return 'batch.retry';
  return count === 0 ? 'batch.retry.limited' : 'batch.retry.both';
}
