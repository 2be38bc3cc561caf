import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOrder } from '#core/run/run.ts';
import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { refusalIn } from '#starts/journal/start-state.ts';
import { LostStartNotice } from '#starts/lost-start-notice.tsx';
import { Notice } from '#ui/notice.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { MOD_KEY } from '#ui/commands/mod-key.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';

import type { StartRun } from './use-start-run.ts';

const KeepWaiting = lazyComponent(
  () => import('#starts/waiting/keep-waiting.tsx').then((module) => module.KeepWaiting),
  'waiting',
);

type StartOutcomeProps = {
  readonly slug: WorkerSlug;
  readonly starter: StartRun;
  readonly dropped: boolean;
  readonly onEnterKey: () => void;
  readonly onUseCurrentVersion: () => Promise<void>;
};

export function StartOutcome(props: StartOutcomeProps) {
  const t = useMessages();
  return (
    <>
      {props.starter.unkept && <Notice tone="warn" title={t('start.unkept')} />}
      {props.dropped && props.starter.state.kind === 'idle' && (
        <Notice>{t('start.dropped', { keys: `${MOD_KEY}+Enter` })}</Notice>
      )}
      <Outcome {...props} />
    </>
  );
}

function Outcome({ slug, starter, onEnterKey, onUseCurrentVersion }: Omit<StartOutcomeProps, 'dropped'>) {
  const { state } = starter;
  const facts = refusalIn(state);
  if (facts === undefined && state.kind !== 'lost') return null;
  return (
    <div className="space-y-2">
      {facts && (
        <FailureNotice
          key={JSON.stringify(facts)}
          failure={new Failure(facts)}
          actions={
            <RefusalActions
              facts={facts}
              sent={starter.sent}
              // Where one before it may have led to a run, what is said of that one has the way to another.
              onRetry={starter.locked ? undefined : starter.start}
              onEnterKey={onEnterKey}
              onUseCurrentVersion={onUseCurrentVersion}
            />
          }
        />
      )}
      {state.kind === 'lost' && (
        <LostStartNotice
          lost={state}
          worker={slug}
          onLookAgain={starter.lookAgain}
          onEnterKey={onEnterKey}
          onTake={starter.take}
          onDismiss={starter.dismiss}
          onStartAnother={starter.startAnother}
        />
      )}
    </div>
  );
}

type RefusalActionsProps = Pick<StartOutcomeProps, 'onEnterKey' | 'onUseCurrentVersion'> & {
  readonly facts: FailureFacts;
  readonly sent: RunOrder | undefined;
  readonly onRetry: (() => void) | undefined;
};

function RefusalActions({ facts, sent, onRetry, onEnterKey, onUseCurrentVersion }: RefusalActionsProps) {
  const t = useMessages();
  switch (facts.kind) {
    case 'keyRefused':
    case 'noKey':
      return <Button onClick={onEnterKey}>{t('start.enterKey')}</Button>;
    case 'versionUnavailable':
      return <CurrentVersion onUse={onUseCurrentVersion} />;
    case 'rateLimited':
    case 'tooManyRuns':
      return onRetry && <RetryButton wait={facts.retryAfter ?? 0} onRetry={onRetry} />;
    case 'balanceTooLow':
      return (
        sent && (
          <LazyPart>
            <KeepWaiting order={sent} refusal={facts} />
          </LazyPart>
        )
      );
    case 'offline':
      return onRetry && <RetryButton wait={0} onRetry={onRetry} />;
    default:
      return null;
  }
}

function CurrentVersion({ onUse }: { readonly onUse: () => Promise<void> }) {
  const t = useMessages();
  const update = useMutation({ mutationFn: onUse });
  return (
    <>
      <Button onClick={() => update.mutate()} disabled={update.isPending}>
        {t('start.useCurrentVersion')}
      </Button>
      {update.error && <FailureNotice failure={update.error} className="basis-full" />}
    </>
  );
}

function RetryButton({ wait, onRetry }: { readonly wait: number; readonly onRetry: () => void }) {
  const t = useMessages();
  const [end] = useState(() => Date.now() + wait * 1_000);
  const left = Math.max(0, Math.ceil((end - useSeconds(wait > 0)) / 1_000));
  return (
    <GuardedButton data-starts="" onClick={onRetry} disabled={left > 0}>
      {left > 0 ? t('start.retryIn', { time: formatDuration(left) }) : t('start.retry')}
    </GuardedButton>
  );
}
