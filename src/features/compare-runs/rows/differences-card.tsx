import { useCallback, useMemo } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import type { ComparedRow, CompareRule, Difference } from '#core/compare/compare-rows.ts';
import {
  comparisonColumns,
  comparisonRow,
  comparisonSet,
  type ComparisonWords,
  DIFFERENCE_KEY,
} from '#core/compare/comparison-rows.ts';
import type { JsonObject } from '#core/json/json.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { type RowSet } from '#core/results/row-set.ts';
import type { Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ResultsCard } from '#results/results-card.tsx';
import { SAMPLE, windowOf } from '#results/results-source.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { useSliced } from '#ui/hooks/use-sliced.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import type { Comparison } from './use-comparison.ts';

type DifferencesCardProps = {
  readonly rule: CompareRule;
  readonly comparison: Comparison;
  readonly older: RowSet;
  readonly newer: RowSet;
  readonly run: Run;
  readonly shown: ReadonlySet<Difference>;
  /** Of the added rows those that a run before the older one had. */
  readonly back: ReadonlySet<ComparedRow>;
};

const LEADING = [DIFFERENCE_KEY];

/** The compared rows of the kinds that are shown, to look at and to export as any other rows. */
export function DifferencesCard({ rule, comparison, older, newer, run, shown, back }: DifferencesCardProps) {
  const t = useMessages();
  const words = useWords();
  const columns = useMemo(
    () =>
      comparisonColumns(
        [newer.columns, older.columns],
        { keys: rule.keys, compared: rule.compared.map(({ key }) => key) },
        words,
      ),
    [newer.columns, older.columns, rule, words],
  );
  const make = useCallback(
    async (goesOn: () => boolean) => {
      const rows: JsonObject[] = [];
      const firsts = new Map<unknown, JsonObject>();
      const take = (row: Comparison['rows'][number]) => {
        if (!shown.has(row.difference)) return;
        const made = comparisonRow(row, columns, { word: words, isBack: back.has(row) });
        const kind = made[DIFFERENCE_KEY];
        if (!firsts.has(kind)) firsts.set(kind, made);
        rows.push(made);
      };
      if (!(await inSlices(comparison.rows, take, { goesOn }))) return undefined;
      const set = comparisonSet(rows, columns.columns);
      // Columns are fitted to each kind, also where its first row comes late; and again to what is said of rows that are back.
      const sample = [...new Set([...firsts.values(), ...rows.slice(0, SAMPLE)])].slice(0, SAMPLE);
      return { set, window: { ...windowOf(set, back.size === 0), sample } };
    },
    [comparison, columns, words, shown, back],
  );
  const { value: made } = useSliced(make);
  if (made === undefined) return <Skeleton className="h-72" />;
  const { set, window } = made;
  if (set.count === 0) return <EmptyState>{t('difference.noneShown')}</EmptyState>;
  return (
    <ResultsCard
      source={{
        worker: `compare:${run.workerSlug}`,
        names: { name: `${workerNameOf(run)}, ${t('difference.file')}`, at: run.startedAt },
        leading: LEADING,
        before: columns.before,
        live: false,
        count: set.count,
        rows: fixedRows(set),
        window,
      }}
    />
  );
}

/** Rows that are all there. */
const fixedRows = (set: RowSet) => ({
  set,
  busy: false,
  read: () => undefined,
  readTo: () => Promise.resolve(set),
  readAll: () => Promise.resolve(set),
  stop: () => undefined,
  renew: () => undefined,
});

function useWords(): ComparisonWords {
  const t = useMessages();
  return useMemo(
    () => ({
      ofDifference: {
        added: t('difference.added'),
        gone: t('difference.gone'),
        notSeen: t('difference.notSeen'),
        changed: t('difference.changed'),
        same: t('difference.same'),
        repeated: t('difference.repeated'),
        keyless: t('difference.keyless'),
      },
      backAgain: t('difference.backAgain'),
      difference: t('difference.column'),
      changed: t('difference.whatChanged'),
      old: (label) => t('difference.old', { column: label }),
    }),
    [t],
  );
}
