import { ArrowDownToLine } from 'lucide-react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';

type GridFootProps = {
  readonly range: { readonly first: number; readonly last: number } | undefined;
  readonly rowCount: number;
  readonly isNewest: boolean;
  readonly onEnd: () => void;
};

export function GridFoot({ range, rowCount, isNewest, onEnd }: GridFootProps) {
  const t = useMessages();
  const last = range?.last ?? 0;
  return (
    <div className="flex min-h-row items-center justify-between gap-3 border-t border-line bg-sunken px-4 text-sm text-muted">
      <span className="tabular-nums">
        {rowCount > 0 &&
          t('table.range', {
            first: formatNumber((range?.first ?? 0) + 1),
            last: formatNumber(Math.min(rowCount, last + 1)),
            total: formatNumber(rowCount),
          })}
      </span>
      {isNewest && last + 1 < rowCount && (
        <Button size="small" variant="quiet" onClick={onEnd}>
          <ArrowDownToLine size={14} aria-hidden />
          {t('table.newest')}
        </Button>
      )}
    </div>
  );
}
