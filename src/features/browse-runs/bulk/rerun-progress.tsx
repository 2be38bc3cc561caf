import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import type { StoredInput } from '#starts/history/stored-input.ts';

export type Again = { readonly row: RunRow; readonly input: StoredInput; readonly order: RunOrder };

export type Halt = 'person' | 'busy' | 'lost' | FailureFacts;

export type AgainProgress = {
  readonly started: number;
  readonly isStopping: boolean;
  readonly isOver: boolean;
  readonly halt?: Halt;
};

type ProgressTextProps = { readonly progress: AgainProgress; readonly all: readonly Again[] };

export function AgainProgressText({ progress, all }: ProgressTextProps) {
  const t = useMessages();
  const { started, isStopping, isOver, halt } = progress;
  const lost = halt === 'lost' ? all.slice(started, started + 1) : [];
  const left = all.slice(started + lost.length);
  const going = { done: Math.min(all.length, started + 1), count: all.length };
  const [first, second] = isOver
    ? [
        t('runs.again.done', { count: started }),
        left.length > 0 && t('runs.again.left', { count: left.length }),
      ]
    : [t('runs.again.going', going), isStopping && t('runs.again.halting')];
  return (
    <div className="mt-3 space-y-2">
      <p role="status" className="font-semibold">
        {first} {second}
      </p>
      {isOver && <NamesOf runs={left} />}
      {(halt === 'lost' || halt === 'busy') && (
        <p role="alert" className="text-warn">
          {t(halt === 'lost' ? 'runs.again.lost' : 'runs.again.busy')}
        </p>
      )}
      <NamesOf runs={lost} />
      {typeof halt === 'object' && <FailureNotice failure={new Failure(halt)} />}
    </div>
  );
}

function NamesOf({ runs }: { readonly runs: readonly Again[] }) {
  if (runs.length === 0) return null;
  return (
    <ul className="max-h-32 list-disc overflow-y-auto pl-5">
      {runs.map(({ row: { run, name } }) => {
        const at = listedAt(run);
        return (
          <li key={run.slug}>
            <bdi>{name || workerNameOf(run)}</bdi>
            {at !== undefined && <span className="text-muted"> · {formatMoment(at)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
