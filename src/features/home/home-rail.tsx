import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import { useLatestRuns } from '#parts/use-latest-runs.ts';
import { useTimePassed } from '#ui/hooks/use-time-passed.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { DeletedSoon } from './deleted-soon.tsx';
import { FirstVisit, NoKey, SandboxLine } from './first-visit.tsx';
import { NextFromTasks } from './next-from-tasks.tsx';
import { type UnfinishedWork, NotFinished } from './not-finished.tsx';
import { useLatestLines } from './use-latest-lines.ts';
import { RunFindings } from './run-findings.tsx';

/** Milliseconds after which loaded cards are shown although others have not loaded. */
const PATIENCE = 2_500;

type HomeRailProps = {
  readonly isFirstVisit: boolean;
  readonly unfinished: UnfinishedWork;
  readonly onNeedKey: () => void;
  readonly onUseKey: (key: string) => void;
};

export function HomeRail(props: HomeRailProps) {
  const hasKey = useHasKey();
  // With another key, it is drawn anew at once.
  return <Rail key={String(hasKey)} {...props} />;
}

function Rail({ isFirstVisit, unfinished, onNeedKey, onUseKey }: HomeRailProps) {
  const hasKey = useHasKey();
  const latest = useLatestRuns();
  const lines = useLatestLines();
  const tasks = useQuery({ ...schedulesQuery(useApi()), enabled: hasKey });
  const isLate = useTimePassed(PATIENCE);
  const isSettled = lines !== undefined && (!hasKey || !tasks.isPending);
  // All at once: one that came later would push the others from under the pointer.
  if (!isSettled && !isLate) return null;
  return (
    <div className="space-y-4">
      {!hasKey && <NoKey onNeedKey={onNeedKey} onUseKey={onUseKey} />}
      <Part>
        <RunFindings runs={latest.runs.filter(({ slug }) => lines?.some(({ id }) => id === slug) !== true)} />
      </Part>
      <Part>
        <DeletedSoon runs={latest.runs} isCut={latest.isCut} />
      </Part>
      <Part>
        <NotFinished unfinished={unfinished} />
      </Part>
      <Part>{tasks.data && <NextFromTasks schedules={tasks.data} />}</Part>
      {isFirstVisit && <FirstVisit />}
      <SandboxLine />
    </div>
  );
}

const Part = ({ children }: { readonly children: ReactNode }) => <PartBoundary>{children}</PartBoundary>;
