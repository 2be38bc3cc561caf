import { type ReactNode, useEffect, useEffectEvent } from 'react';

import { ResultsCard } from '#results/results-card.tsx';
import { type ResultsSource, windowOf } from '#results/results-source.ts';

type SavedResultsProps = {
  readonly source: Omit<ResultsSource, 'window'>;
  readonly none: ReactNode;
  readonly reading: ReactNode;
};

export function SavedResults({ source, none, reading }: SavedResultsProps) {
  const { set, busy, failure, read } = source.rows;
  const readAll = useEffectEvent(() => read(Infinity));
  useEffect(() => readAll(), []);
  if (set.count > 0)
    return <ResultsCard source={{ ...source, count: set.count, window: windowOf(set, set.whole) }} />;
  return !busy && (set.whole || failure) ? none : reading;
}
