import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import { mapColumns, type RememberedTargets } from '#core/batch/sheet/take/map-columns.ts';
import { fills, type Target } from '#core/batch/sheet/sheet-draft.ts';
import { MOST_COLUMNS, MOST_ROWS, SAMPLED } from '#core/batch/sheet/take/take-sheet.ts';
import { excerpt } from '#core/cut-text.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { textTest } from '#core/find/text-test.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { columnsOfResults, nameOfResult, sheetOfResults } from '#core/sheet/sheet-of-results.ts';
import type { Sheet } from '#core/sheet/sheet.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { useRows } from '#results/reading/rows.ts';
import { Button } from '#ui/controls/button.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { headOf } from '../rows/problem-strip.tsx';
import type { TitleOf } from '../form/use-titles.ts';
import type { EarlierRows } from './earlier-rows.ts';

type TakeResultsProps = {
  readonly rows: EarlierRows;
  readonly descriptor: WorkerDescriptor;
  readonly remembered: RememberedTargets;
  /** Tables of the form without a row; the form stands behind this dialog and does not change. */
  readonly emptyTables: ReadonlySet<string>;
  readonly titleOf: TitleOf;
  readonly onTake: (sheet: Sheet) => void;
  readonly onNeedKey: () => void;
};

export function TakeResults({ rows, titleOf, onTake, onNeedKey, ...known }: TakeResultsProps) {
  const t = useMessages();
  const { said, live, gone } = rows;
  const { set, busy, failure, isRead, again } = useReadRows(rows);
  const columns = useResultColumns(set, known);
  const [own, setOwn] = useState<ReadonlySet<string>>();
  const usual = useMemo(() => usualColumns(columns), [columns]);
  const chosen = own ?? usual;
  if (isRead && set.count === 0) return <Notice tone="warn" title={gone ?? t('batch.results.noRows')} />;
  return (
    <div className="space-y-3">
      {failure && <FailureNotice failure={failure} onRetry={again} onNeedKey={onNeedKey} />}
      {live && <Notice tone="warn" title={t('batch.results.live')} />}
      {set.total > MOST_ROWS && (
        <Notice
          tone="warn"
          title={t('batch.results.most', { taken: formatNumber(MOST_ROWS), of: formatNumber(set.total) })}
        />
      )}
      {set.count > 0 && (
        <ColumnChoice columns={columns} chosen={chosen} titleOf={titleOf} onChosen={setOwn} />
      )}
      {set.count === 0 && failure === undefined && <Skeleton className="h-48" />}
      <Take
        set={set}
        isRead={isRead}
        busy={busy}
        onTake={onTake}
        said={Math.max(said, set.total)}
        columns={columns.map(({ column }) => column).filter(({ key }) => chosen.has(key))}
      />
    </div>
  );
}

function useReadRows({ reader }: EarlierRows) {
  const { set, busy, failure, read } = useRows(reader, false);
  // More may be asked for of what was read to its end.
  const isRead = !busy && (set.whole || set.count >= MOST_ROWS);
  const isIdle = !isRead && !busy && failure === undefined;
  const begin = useEffectEvent(() => read(MOST_ROWS));
  useEffect(() => {
    if (isIdle) begin();
  }, [isIdle]);
  return { set, busy, failure, isRead, again: () => read(MOST_ROWS) };
}

type TakeProps = Pick<TakeResultsProps, 'onTake'> & {
  readonly set: RowSet;
  readonly isRead: boolean;
  readonly busy: boolean;
  readonly said: number;
  readonly columns: readonly ResultColumn[];
};

function Take({ set, isRead, busy, said, columns, onTake }: TakeProps) {
  const t = useMessages();
  const count = Math.min(set.count, MOST_ROWS);
  const total = Math.min(said, MOST_ROWS);
  const isTooWide = columns.length > MOST_COLUMNS;
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p role="status" className="grow text-sm text-muted tabular-nums">
        {busy && t('batch.results.reading', { read: formatNumber(count), total: formatNumber(total) })}
        {isTooWide && t('batch.results.tooManyColumns', { most: MOST_COLUMNS })}
      </p>
      <Button
        variant="primary"
        disabled={!isRead || columns.length === 0 || isTooWide}
        onClick={() => onTake(sheetOfResults(set, { columns, most: MOST_ROWS }))}
      >
        {t('batch.results.take', { count })}
      </Button>
    </div>
  );
}

type OfferedColumn = {
  readonly column: ResultColumn;
  readonly fills: Target | undefined;
  readonly example: string;
};

function useResultColumns(
  set: RowSet,
  {
    descriptor,
    remembered,
    emptyTables,
  }: Pick<TakeResultsProps, 'descriptor' | 'remembered' | 'emptyTables'>,
): readonly OfferedColumn[] {
  const columns = columnsOfResults(set);
  const keys = columns.map(({ key }) => key).join('\n');
  const isSampled = set.whole || set.count >= SAMPLED;
  return useMemo(() => {
    const sample = placedRows(set)
      .slice(0, SAMPLED)
      .map(({ row }) => columns.map(({ key }) => toValueText(valueAt(row, key))));
    const mapped = mapColumns({
      names: columns.map(nameOfResult),
      sample,
      descriptor,
      remembered,
      emptyTables,
      isResults: true,
    });
    return columns.map((column, at) => ({
      column,
      fills: mapped[at] && fills(mapped[at]) ? mapped[at].target : undefined,
      example: sample.map((cells) => cells[at] ?? '').find((cell) => cell.trim() !== '') ?? '',
    }));
    // Rows that come later change nothing of that.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [keys, isSampled, descriptor, remembered]);
}

/**
 * Up to this number all columns are taken; of more, only those that fill something and the first ones to
 * identify the rows.
 */
const FEW = 12;
const FIRST = 3;

function usualColumns(columns: readonly OfferedColumn[]): ReadonlySet<string> {
  const filled = columns.filter(({ example }) => example !== '');
  const chosen =
    filled.length <= FEW ? filled : filled.filter((one, at) => one.fills !== undefined || at < FIRST);
  return new Set(chosen.map(({ column }) => column.key));
}

type ColumnChoiceProps = {
  readonly columns: readonly OfferedColumn[];
  readonly chosen: ReadonlySet<string>;
  readonly titleOf: TitleOf;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
};

function ColumnChoice({ columns, chosen, titleOf, onChosen }: ColumnChoiceProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const holds = textTest(search);
  const found = columns.filter(({ column }) => holds([column.label, column.key]));
  const set = (keys: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    onChosen(next);
  };
  const foundKeys = found.map(({ column }) => column.key);
  return (
    <fieldset>
      <legend className="font-medium">
        {t('batch.results.columns', { chosen: chosen.size, count: columns.length })}
      </legend>
      <div className="my-2 flex flex-wrap items-center gap-2">
        {columns.length > FEW && (
          <input
            type="search"
            aria-label={t('batch.results.searchColumns')}
            placeholder={t('batch.results.searchColumns')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            className={`${LOW_CONTROL} max-w-48`}
          />
        )}
        <Button size="small" variant="quiet" onClick={() => set(foundKeys, true)}>
          {t('batch.results.all')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => set(foundKeys, false)}>
          {t('batch.results.noColumns')}
        </Button>
      </div>
      <ul className="max-h-72 divide-y divide-line overflow-auto rounded border border-line">
        {found.map(({ column, fills: filled, example }) => (
          <li key={column.key}>
            <label className="flex min-h-9 items-center gap-3 px-3 py-1 hover:bg-sunken pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.has(column.key)}
                onChange={({ currentTarget: { checked } }) => set([column.key], checked)}
              />
              <bdi className="min-w-0 shrink-0 basis-2/5 truncate font-mono text-xs">
                {nameOfResult(column)}
              </bdi>
              <bdi className="min-w-0 grow truncate text-sm text-muted">{excerpt(example)}</bdi>
              {filled && (
                <span className="shrink-0 text-xs text-accent">
                  <bdi>
                    {t('batch.results.fills', { name: headOf({ name: '', target: filled }, { t, titleOf }) })}
                  </bdi>
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
