import type { Arrangement } from '#core/results/arrange-rows.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';

import type { useLoadedRows } from './use-loaded-rows.ts';

type ArrangedNoticeProps = {
  readonly arrangement: Arrangement;
  /** Rows that are left. */
  readonly shown: number;
  readonly total: number;
  readonly loaded: ReturnType<typeof useLoadedRows>;
  readonly onClear: () => void;
};

/** Says that a filter or an order holds for the rows that are loaded only, and loads more of them. */
export function ArrangedNotice({ arrangement, shown, total, loaded, onClear }: ArrangedNoticeProps) {
  const t = useMessages();
  const { rows, more, nextLoad } = loaded;
  const counts = { shown: formatNumber(shown), loaded: formatNumber(rows.length) };
  const filtered = arrangement.filter.trim() !== '';
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-sm">
        <span role="status" className="tabular-nums">
          {filtered ? t('results.ofLoaded', counts) : t('results.sortedLoaded', counts)}
        </span>
        {rows.length < total && (
          <span className="text-muted tabular-nums">
            {t('results.notAllLoaded', { total: formatNumber(total) })}
          </span>
        )}
        {nextLoad > 0 && (
          <Button size="small" disabled={more.isPending} onClick={() => more.mutate()}>
            {more.isPending
              ? t('results.loadingMore')
              : t('results.loadMore', { count: formatNumber(nextLoad) })}
          </Button>
        )}
        <Button size="small" variant="quiet" className="ml-auto" onClick={onClear}>
          {t('results.showAsTheyCome')}
        </Button>
      </div>
      {more.error && <FailureNotice failure={more.error} onRetry={() => more.mutate()} className="m-3" />}
    </>
  );
}
