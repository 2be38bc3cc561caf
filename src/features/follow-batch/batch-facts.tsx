import { Info } from 'lucide-react';
import type { ReactNode } from 'react';

import { useHasKey, useKeyFingerprint } from '#api/api-context.tsx';
import type { LiveBatch } from '#batches/drive/batch-view.ts';
import { RowsBar } from '#batches/rows-bar.tsx';
import type { BatchId } from '#core/batch/batch.ts';
import { forecast } from '#core/batch/state/forecast.ts';
import { type BatchState, type Pause, spentText } from '#core/batch/state/batch-state.ts';
import { doneOf, isBatchOver, standingOf, underWay } from '#core/batch/state/standing.ts';
import { formatDuration, formatMoney, formatNumber } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Fact } from '#ui/fact.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { useSeconds } from '#ui/hooks/use-seconds.ts';
import { Notice } from '#ui/notice.tsx';
import { costText, sumWithout } from '#parts/texts/cost-text.ts';
import { ConsoleLink } from '#parts/links/console-link.tsx';
import { NotifyButton, useEndNotice } from '#parts/end-notice.tsx';

import {
  isForKey,
  isCutByLimit,
  isKeyAwaited,
  endRemark,
  lineText,
  ofAll,
  resultsOf,
  saidText,
} from './batch/batch-words.ts';
import { unconfirmedCommand } from './batch/unconfirmed-command.ts';
import { ROW_LOOK } from '#batches/row-look.ts';
import { setUpPath, type ShownBatch } from './batch/shown-batch.ts';

type BatchFactsProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly live: LiveBatch;
  readonly requestKey: (reason?: string) => Promise<boolean>;
};

export function BatchFacts({ id, shown, live, requestKey }: BatchFactsProps) {
  const t = useMessages();
  const { state: batchState, summary } = shown.batch;
  const { counts, rules } = batchState;
  const guess = forecast(batchState);
  const { notice, toggle } = useEndNotice();
  if (isBatchOver(batchState)) return <Ended id={id} shown={shown} live={live} requestKey={requestKey} />;
  return (
    <Card label={t('batch.facts')} className="overflow-hidden">
      <dl className="grid grid-cols-3 gap-x-4 gap-y-2 px-4 py-3 sm:flex sm:flex-wrap sm:gap-x-8 sm:gap-y-3 sm:py-3.5">
        <Fact name={t('batch.fact.done')}>
          {ofAll(t, doneOf(batchState), summary.size - counts['left-out'])}
        </Fact>
        <Fact name={t('batch.fact.running')}>{ofAll(t, underWay(batchState), rules.parallel)}</Fact>
        <Fact name={t('batch.fact.results')}>{sumWithout(t, resultsOf(batchState), formatNumber)}</Fact>
        <Fact name={t('batch.fact.spent')}>
          <Spent state={batchState} />
        </Fact>
        {guess && (
          <>
            {guess.usd !== undefined && (
              <Fact name={t('batch.fact.expected')}>
                {t('batch.estimate', { value: formatMoney(guess.usd) })}
              </Fact>
            )}
            {guess.seconds >= 1 && (
              <Fact name={t('batch.fact.left')}>
                {t('batch.estimate', { value: formatDuration(guess.seconds) })}
              </Fact>
            )}
          </>
        )}
      </dl>
      <RowsBar
        of={batchState}
        label={(kinds) =>
          kinds.map(([kind, count]) => `${t(ROW_LOOK[kind].word)} ${formatNumber(count)}`).join(', ')
        }
        className="mx-4 mb-3 h-2 rounded-full"
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-4 py-2.5">
        <p
          role="status"
          // What counts down is not read out by the second.
          aria-live={standingOf(batchState) === 'held' ? 'off' : 'polite'}
          className="flex min-w-0 flex-1 basis-56 items-start gap-2 wrap-anywhere text-muted"
        >
          <Info size={14} aria-hidden className="mt-0.75 shrink-0" />
          <Line shown={shown} />
        </p>
        <span role="status" className="sr-only">
          {saidText(t, batchState)}
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <NotifyButton notice={notice} onToggle={toggle} quiet />
          <WaysOn id={id} shown={shown} live={live} requestKey={requestKey} />
        </span>
      </div>
      <div className="space-y-3 px-4 pb-3 empty:hidden">
        <Unheard shown={shown} live={live} />
        <OtherKey shown={shown} live={live} requestKey={requestKey} />
      </div>
    </Card>
  );
}

function Ended({ shown, ...props }: BatchFactsProps) {
  const t = useMessages();
  const { state: batchState, plan } = shown.batch;
  const remark = sentences(shown.driver === 'never' && t('batch.line.never'), endRemark(t, batchState, plan));
  return (
    <>
      {remark !== '' && (
        <Notice tone="warn" title={remark} actions={isCutByLimit(batchState) ? <LimitLink /> : undefined} />
      )}
      <Unheard {...props} shown={shown} />
      <OtherKey {...props} shown={shown} />
    </>
  );
}

function Spent({ state: batchState }: { readonly state: BatchState }) {
  const t = useMessages();
  const spent = Number(spentText(batchState));
  const { stopAtSpent } = batchState.rules;
  if (stopAtSpent === undefined) return costText(t, spent, batchState.untold);
  const most = Number(stopAtSpent);
  const sum = t('batch.fact.of', { part: formatMoney(spent), all: formatMoney(most) });
  return (
    <>
      {batchState.untold === 0 ? sum : t('run.sum.pending', { sum, count: batchState.untold })}
      <span
        aria-hidden
        className="ml-1.5 inline-block h-1.5 w-16 overflow-hidden rounded-full bg-line align-middle max-sm:hidden"
      >
        <span
          className="block h-full bg-accent"
          style={{ width: `${(100 * Math.min(spent, most)) / most}%` }}
        />
      </span>
    </>
  );
}

function Unheard({ shown, live }: Pick<BatchFactsProps, 'shown' | 'live'>) {
  const t = useMessages();
  const what = unconfirmedCommand(shown);
  if (what === undefined) return null;
  return (
    <Notice
      tone="warn"
      title={sentences(t(`batch.undone.${what}`), t('batch.unheard'))}
      actions={
        <GuardedButton data-starts="" onClick={live.insist}>
          {t(`batch.unheard.${what}`)}
        </GuardedButton>
      }
    >
      <p>{t('batch.unheard.about')}</p>
    </Notice>
  );
}

function OtherKey({ shown, live, requestKey }: Omit<BatchFactsProps, 'id'>) {
  const t = useMessages();
  const hasKey = useHasKey();
  if (shown.pending?.state !== 'otherKey' && shown.pending?.state !== 'otherAccount') return null;
  const { command, state } = shown.pending;
  const isOfOther = state === 'otherAccount';
  const askForKey = async () => {
    if (!(await requestKey())) return;
    if (command === 'takeOver') live.takeOver();
    else live.dispatch(command);
  };
  return (
    <Notice
      tone="warn"
      title={isOfOther ? t('batch.otherAccount') : t('batch.otherKey', { hasKey: hasKey ? 'yes' : 'no' })}
      actions={
        hasKey && !isOfOther ? (
          <GuardedButton data-starts="" onClick={live.insist}>
            {t('batch.runHere')}
          </GuardedButton>
        ) : (
          <Button onClick={() => void askForKey()}>{t('key.button')}</Button>
        )
      }
    >
      {hasKey && <p>{t(isOfOther ? 'batch.otherAccount.about' : 'batch.otherKey.about')}</p>}
    </Notice>
  );
}

function Line({ shown: { batch, driver, next, pending } }: { readonly shown: ShownBatch }) {
  const t = useMessages();
  const fingerprint = useKeyFingerprint();
  const now = useSeconds(batch.state.hold !== undefined);
  if (pending?.state === 'sent') return t('batch.asking');
  return lineText(
    t,
    { state: batch.state, plan: batch.plan, driver, next, secret: batch.summary.secret, fingerprint },
    now,
  );
}

const SET_UP_ANEW: Readonly<Record<string, 'batch.newVersion' | 'batch.changeRest' | undefined>> = {
  versionUnavailable: 'batch.newVersion',
  person: 'batch.changeRest',
  asked: 'batch.changeRest',
  failures: 'batch.changeRest',
};

function WaysOn({ id, shown: { batch, driver, next }, live, requestKey }: BatchFactsProps): ReactNode {
  const t = useMessages();
  const hasKey = useHasKey();
  const runHere = async () => {
    if (hasKey || (await requestKey(t('key.needed')))) live.takeOver();
  };
  const { phase } = batch.state;
  if (driver === 'elsewhere') {
    return (
      <GuardedButton size="small" data-starts="" onClick={() => void runHere()}>
        {t('batch.runHere')}
      </GuardedButton>
    );
  }
  if (isKeyAwaited({ next, driver }) || isForKey(batch.state)) {
    return (
      <Button size="small" onClick={() => void requestKey()}>
        {t('key.button')}
      </Button>
    );
  }
  return phase.kind === 'paused' && <PausedWays id={id} batch={batch} why={phase.why} />;
}

type PausedWaysProps = {
  readonly id: BatchId;
  readonly batch: ShownBatch['batch'];
  readonly why: Pause;
};

function PausedWays({ id, batch, why }: PausedWaysProps): ReactNode {
  const t = useMessages();
  const kind = why.kind === 'refused' ? why.facts.kind : why.kind;
  const anew = SET_UP_ANEW[kind];
  if (anew && batch.plan && batch.state.counts.waiting > 0)
    return <TextLink href={setUpPath(id, batch.summary.worker, 'waiting')}>{t(anew)}</TextLink>;
  if (kind === 'balanceTooLow') return <ConsoleLink to="topUp" />;
  return kind === 'spent' && <LimitLink />;
}

function LimitLink() {
  const t = useMessages();
  return <TextLink href="?tab=settings">{t('batch.changeLimit')}</TextLink>;
}
