import { useCallback, useState } from 'react';

import { useHasKey } from '#api/api-context.tsx';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { type Month, monthsAfter } from '#core/run/month.ts';
import { ALL_RUNS, type RunQuery } from '#core/runs/run-query.ts';
import { useMessages } from '#messages/use-messages.ts';
import { KeyNotice } from '#parts/key-notice.tsx';
import { useRunFields } from '#starts/names/run-digests.ts';

import { RunsList } from './runs-list.tsx';
import { useShownRuns } from './use-shown-runs.ts';

/** Beside the start card there is room up to the cost; the rest needs scrolling. */
const COLUMNS: RunQuery['columns'] = ['started', 'results', 'cost', 'price', 'duration'];

type WorkerRunsProps = {
  readonly worker: WorkerSlug;
  readonly onNeedKey: () => void;
};

export function WorkerRuns(props: WorkerRunsProps) {
  return useHasKey() ? <OfWorker {...props} /> : <KeyNotice onNeedKey={props.onNeedKey} />;
}

function OfWorker({ worker, onNeedKey }: WorkerRunsProps) {
  const t = useMessages();
  const [query, setQuery] = useState<RunQuery>({ ...ALL_RUNS, columns: COLUMNS });
  const [from, setFrom] = useState<Month>();
  const found = useShownRuns(query, { worker, ...(from && { from }) });
  const fields = useRunFields();
  const titleOf = useCallback((field: string) => fields.get(field) ?? field, [fields]);
  const last = found.list.parts.at(-1)?.month;
  return (
    <RunsList
      found={found}
      query={query}
      onNeedKey={onNeedKey}
      onQuery={setQuery}
      titleOf={titleOf}
      onFurther={() => last && setFrom(monthsAfter(last, -12))}
      empty={t(last ? 'runs.noneFound' : 'runs.noneOfWorker')}
    />
  );
}
