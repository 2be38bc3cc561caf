import { useState } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { RunsPlace } from './runs-filter.ts';
import { RunsList } from './runs-list.tsx';

const PAGE_SIZE = 25;

type WorkerRunsProps = {
  readonly worker: WorkerSlug;
  /** The runs that were started from this browser. */
  readonly startedHere: ReadonlySet<string>;
  readonly onNeedKey: () => void;
};

/** The runs of one Worker, newest first. */
export function WorkerRuns({ worker, startedHere, onNeedKey }: WorkerRunsProps) {
  const t = useMessages();
  const [place, setPlace] = useState<RunsPlace>({ page: 1 });
  return (
    <RunsList
      filter={{ worker, ...place, pageSize: PAGE_SIZE }}
      onPlace={setPlace}
      onNeedKey={onNeedKey}
      showWorker={false}
      period={undefined}
      startedHere={startedHere}
      empty={t('runs.noneOfWorker')}
    />
  );
}
