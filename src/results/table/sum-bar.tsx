import { X } from 'lucide-react';
import { useMemo } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { ColumnFacts } from '#core/results/columns/column-facts.ts';
import type { PlacedRow, RowSet } from '#core/results/row-set.ts';
import { type ColumnSum, columnSummer } from '#core/results/columns/sum-column.ts';
import { isPlainNumberKey, jsonNumberOf } from '#core/results/values/quantity.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import type { ResultColumn, ResultRow } from '#core/run/run.ts';
import { formatDigits, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { SpokenBlank } from '#ui/text/spoken-blank.tsx';
import { useSliced } from '#ui/hooks/use-sliced.ts';

type SumBarProps = {
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly sample: readonly ResultRow[];
  readonly summed: string | undefined;
  readonly onSum: (key: string | undefined) => void;
  readonly fitting: readonly PlacedRow[] | undefined;
  readonly set: RowSet;
  readonly total: number;
};

/**
 * Whether a column has numbers to add up.
 * @param sample the first rows
 */
export const isSummable = (
  key: string,
  facts: ReadonlyMap<string, ColumnFacts>,
  sample: readonly ResultRow[],
): boolean =>
  facts.get(key)?.kind === 'number' ||
  (sample.some((row) => jsonNumberOf(valueAt(row, key)) !== undefined) && !isPlainNumberKey(key, sample));

export function SumBar({ columns, facts, sample, summed, onSum, fitting, set, total }: SumBarProps) {
  const t = useMessages();
  const chosen = columns.find(({ key }) => key === summed && isSummable(key, facts, sample));
  const sum = useColumnSum(fitting, chosen?.key);
  if (!chosen) return null;
  const read = { read: formatNumber(set.count), total: formatNumber(total) };
  return (
    <div className="flex min-h-row shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-sunken px-4 py-1.5 text-sm">
      <bdi className="max-w-52 truncate font-medium">{chosen.label}</bdi>
      <span role="status" className="flex min-w-0 flex-wrap gap-x-4 wrap-anywhere tabular-nums">
        {sum && <Figures sum={sum} />}
        {sum && !set.whole && (
          <span className="text-warn">
            <SpokenBlank />
            {t('results.sum.soFar', read)}
          </span>
        )}
      </span>
      <IconButton label={t('results.sum.none')} onClick={() => onSum(undefined)} className="-my-1 ml-auto">
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function Figures({ sum: { count, others, sum, mean } }: { readonly sum: ColumnSum }) {
  const t = useMessages();
  return (
    <>
      <span>{t('results.sum.count', { count })}</span>
      {mean !== undefined && (
        <>
          <SpokenBlank />
          <span>{t('results.sum.total', { sum: formatDigits(sum) })}</span>
          <SpokenBlank />
          <span>{t('results.sum.mean', { mean: formatDigits(mean) })}</span>
        </>
      )}
      {others > 0 && (
        <span className="text-muted">
          <SpokenBlank />
          {t('results.sum.others', { count: others })}
        </span>
      )}
    </>
  );
}

/**
 * Sum of a column, computed in slices. Until then, the sum of the previous rows, but never that of another
 * column.
 */
function useColumnSum(
  rows: readonly PlacedRow[] | undefined,
  key: string | undefined,
): ColumnSum | undefined {
  const sum = useMemo(() => {
    if (key === undefined) return undefined;
    return async (shouldContinue: () => boolean) => {
      if (rows === undefined) return undefined;
      const summer = columnSummer(key);
      return (await forEachInTimeSlices(rows, summer.take, { shouldContinue }))
        ? { key, sum: summer.finish() }
        : undefined;
    };
  }, [rows, key]);
  const { value } = useSliced(sum);
  return value?.key === key ? value?.sum : undefined;
}
