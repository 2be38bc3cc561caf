import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunOrder } from '#core/run/run.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

const KeepWaiting = lazyComponent(
  () => import('#starts/waiting/keep-waiting.tsx').then((module) => module.KeepWaiting),
  'waiting',
);

type RefusedProps = {
  readonly facts: FailureFacts;
  readonly order: RunOrder | undefined;
  readonly onNeedKey: () => void;
};

export function Refused({ facts, order, onNeedKey }: RefusedProps) {
  const canWait = facts.kind === 'balanceTooLow' && order !== undefined;
  return (
    <FailureNotice
      failure={new Failure(facts)}
      onNeedKey={onNeedKey}
      {...(canWait && {
        actions: (
          <LazyPart>
            <KeepWaiting order={order} refusal={facts} />
          </LazyPart>
        ),
      })}
    />
  );
}
