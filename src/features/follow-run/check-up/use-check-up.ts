import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { checksum } from '#core/bytes/checksum.ts';
import { type CheckUp, checkUp, runMeasurer } from '#core/check-up/check-up.ts';
import { jsonKey } from '#core/json/json-key.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import { isDataDeleted } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import type { Rows } from '#results/reading/rows.ts';
import { keepMeasure, measuresOf } from '#starts/check-up/stored-measures.ts';
import { type StoredInput, certainInput } from '#starts/history/stored-input.ts';
import { storedInputQuery } from '#starts/history/history-query.ts';

/** Maximum rows read only for the check; a run with more is checked once its rows are read for something else. */
const READ_FOR_CHECK = 1_000;

/**
 * Compares a finished run with earlier ones of the same input and records it for later; undefined until
 * all rows are read.
 */
export function useCheckUp(
  run: Run,
  {
    set,
    readTo,
    count,
    now,
  }: Pick<Rows, 'set' | 'readTo'> & {
    readonly count: number | undefined;
    readonly now: number;
  },
  onChecked: (checked: CheckUp) => void,
): CheckUp | undefined {
  const [made, setMade] = useState<{ readonly of: RowSet; readonly checked: CheckUp }>();
  const { data: stored } = useQuery(storedInputQuery(run.slug));
  // Of a run that does not tell its results, deleted rows look like none.
  const isThere = run.results !== undefined || !isDataDeleted(run, now);
  const isReady = isRunOver(run.status) && stored !== undefined && isThere;
  const isRead = set.whole && set.count >= (run.results ?? 0);
  const readQuietly = useEffectEvent((wanted: number) => {
    readTo(wanted).catch(() => undefined);
  });
  const wanted = isReady && (count ?? Infinity) <= READ_FOR_CHECK ? Infinity : 0;
  useEffect(() => readQuietly(wanted), [wanted]);
  const check = useEffectEvent((measured: ReturnType<ReturnType<typeof runMeasurer>['measured']>) => {
    const { finishedAt, startedAt = 0, slug, workerSlug } = run;
    const at = finishedAt ?? startedAt;
    const input = stored?.ok === true ? inputOf(stored.value) : undefined;
    const measure = { run: slug, at, ...measured, ...(input !== undefined && { input }) };
    const checked = checkUp(run, measure, measuresOf(workerSlug));
    setMade({ of: set, checked });
    keepMeasure(workerSlug, measure);
    onChecked(checked);
  });
  useEffect(() => {
    if (!isReady || !isRead) return undefined;
    let current = true;
    const measurer = runMeasurer();
    void forEachInTimeSlices(placedRows(set), ({ row }) => measurer.take(row), {
      shouldContinue: () => current,
    }).then((isDone) => {
      if (isDone && current) check(measurer.measured());
    });
    return () => {
      current = false;
    };
  }, [isReady, isRead, set]);
  return made?.of === set ? made.checked : undefined;
}

/** Hash of a run's input and its source; two inputs share one once in some billions. */
function inputOf(stored: StoredInput): number | undefined {
  const custom = certainInput(stored);
  if (custom === undefined) return undefined;
  // Of what earlier builds kept for the input alone nobody knows from where it looked.
  const inputAndRegion = [custom, stored.order.options.proxyRegion ?? ''];
  return checksum(new TextEncoder().encode(jsonKey(inputAndRegion)));
}
