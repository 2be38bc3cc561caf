import { type ReactNode, useCallback, useMemo } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type ComparedRow, type Difference, DIFFERENCES } from '#core/compare/compare-rows.ts';
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
import type { CellIcons } from '#ui/data-table/cell-icons.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { DIFFERENCE_LOOK } from './difference-look.ts';
import type { Comparison } from './use-comparison.ts';

type DifferencesCardProps = {
  readonly comparison: Comparison;
  readonly older: RowSet;
  readonly newer: RowSet;
  readonly run: Run;
  readonly shown: ReadonlySet<Difference>;
  readonly back: ReadonlySet<ComparedRow>;
  readonly lead: ReactNode;
  readonly tools: ReactNode;
};

const LEADING = [DIFFERENCE_KEY];

export function DifferencesCard(props: DifferencesCardProps) {
  const { comparison, older, newer, run, shown, back, lead, tools } = props;
  const t = useMessages();
  const words = useWords();
  const make = useCallback(
    async (shouldContinue: () => boolean) => {
      const rows = comparison.rows.filter(({ difference }) => shown.has(difference));
      const columns = comparisonColumns(
        [newer.columns, older.columns],
        { keys: comparison.rule.keys, rows },
        words,
      );
      const made: JsonObject[] = [];
      const firsts = new Map<unknown, JsonObject>();
      const take = (row: ComparedRow) => {
        const object = comparisonRow(row, columns, { word: words, isBack: back.has(row) });
        const kind = object[DIFFERENCE_KEY];
        if (!firsts.has(kind)) firsts.set(kind, object);
        made.push(object);
      };
      if (!(await forEachInTimeSlices(rows, take, { shouldContinue }))) return undefined;
      const set = comparisonSet(made, columns.columns);
      // Columns are fitted to each kind, also where its first row comes late; and again to what is said of rows that are back.
      const sample = [...new Set([...firsts.values(), ...made.slice(0, SAMPLE)])].slice(0, SAMPLE);
      return { set, columns, window: { ...windowOf(set, back.size === 0), sample } };
    },
    [comparison, older, newer, words, shown, back],
  );
  const icons = useMemo(() => iconsOf(words), [words]);
  const { value: made } = useSliced(make);
  if (made === undefined) return <Skeleton className="h-72" />;
  const { set, columns, window } = made;
  return (
    <ResultsCard
      source={{
        worker: `compare:${run.workerSlug}`,
        names: { name: `${workerNameOf(run)}, ${t('difference.file')}`, at: run.startedAt },
        leading: LEADING,
        before: columns.before,
        fileOnly: columns.fileOnly,
        changes: columns.changes,
        cellIcons: icons,
        toolbar: { lead, tools, none: t('difference.noneShown') },
        live: false,
        count: set.count,
        rows: fixedRows(set),
        window,
      }}
    />
  );
}

function iconsOf({ ofDifference, backAgain }: ComparisonWords): CellIcons {
  const looks = DIFFERENCES.map((kind) => [ofDifference[kind], DIFFERENCE_LOOK[kind]] as const);
  return { key: DIFFERENCE_KEY, looks: new Map([...looks, [backAgain, DIFFERENCE_LOOK.added]]) };
}

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
        changed: t('difference.changed'),
        missing: t('difference.missing'),
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
