import { Pause, Play, Square } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { choiceIn } from '#core/address/query-part.ts';
import { useBatch } from '#batches/use-batches.tsx';
import type { BatchView, LiveBatch } from '#batches/drive/batch-view.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { type BatchState, isSpent } from '#core/batch/state/batch-state.ts';
import { resultRun } from '#core/batch/state/row-state.ts';
import { asksBeforeLeaving, doneOf, isBatchOver } from '#core/batch/state/standing.ts';
import { MOST } from '#core/runs/run-label.ts';
import { BATCHES_PATH } from '#core/ids/screen-paths.ts';
import { MOST_NAMED, newCollectionPath } from '#core/collection/new-collection.ts';
import { formatNumber } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { isSumKnown } from '#parts/texts/cost-text.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';
import { ResultHead } from '#parts/result-head.tsx';
import { ExportHead, ExportPlace } from '#results/export/export-place.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { LinkButton, TextLink } from '#ui/controls/link.tsx';
import { NameHeading } from '#ui/controls/name-heading.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { useLeaveQuestion } from '#ui/hooks/use-leave-question.ts';
import { barAtBottom } from '#ui/bar-at-bottom.ts';
import { useAddress } from '#ui/hooks/use-address.ts';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { AgainLink } from './again-link.tsx';
import { BatchFacts } from './batch-facts.tsx';
import { BatchFigures } from './batch-figures.tsx';
import { loadLostRow } from './rows/batch-row.tsx';
import { BatchRows } from './rows/batch-rows.tsx';
import { isAlone, resultsOf } from './batch/batch-words.ts';
import { unconfirmedCommand } from './batch/unconfirmed-command.ts';
import type { ShownBatch } from './batch/shown-batch.ts';
import { type Holding, StopBatch } from './stop-batch.tsx';
import { type StopQuestion, useStopQuestions } from './use-stop-questions.ts';
import { loadAskSending, useSending } from './sending/use-sending.tsx';
import type { Sending } from './sending/sending.ts';

const BatchSettings = lazyComponent(() =>
  import('./batch-settings.tsx').then(({ BatchSettings }) => BatchSettings),
);

type BatchPageProps = {
  readonly id: BatchId;
  /**
   * Opens the key dialog; `reason` says why a key is needed. Resolves true after a key was saved to
   * continue with.
   */
  readonly requestKey: (reason?: string) => Promise<boolean>;
  readonly results: (batch: ShownBatch) => ReactNode;
  readonly ways: (look: ActionLook) => ReactNode;
};

export function BatchPage({ id, ...props }: BatchPageProps) {
  const t = useMessages();
  const { view, live } = useBatch(id);
  if (view.kind === 'reading') return <p role="status">{t('common.loading')}</p>;
  if (view.kind === 'unread') return <Unread why={view.why} />;
  return (
    <ExportHead>
      <Shown {...props} id={id} live={live} shown={view} />
    </ExportHead>
  );
}

function Unread({ why }: Pick<Extract<BatchView, { readonly kind: 'unread' }>, 'why'>) {
  const t = useMessages();
  useDocumentTitle(t('batches.title'));
  return (
    <EmptyState>
      <h1>{t(`batch.unread.${why}`)}</h1>
      {why === 'none' && <p>{t('batch.unread.none.why')}</p>}
      <TextLink href={BATCHES_PATH}>{t('batch.toBatches')}</TextLink>
    </EmptyState>
  );
}

const TABS = ['rows', 'results', 'settings'] as const;
const BATCH_TAB = choiceIn('tab', TABS);

function Shown({
  id,
  shown,
  live,
  requestKey,
  results,
  ways,
}: BatchPageProps & { readonly shown: ShownBatch; readonly live: LiveBatch }) {
  const t = useMessages();
  const { batch } = shown;
  const { summary, state: batchState } = batch;
  const [open, setOpen] = useAddress(BATCH_TAB);
  useDocumentTitle(`${formatNumber(doneOf(batchState))}/${formatNumber(summary.size)} ${summary.name}`);
  // Its tab has rows to send, or waits for the answer to one.
  useLeaveQuestion(shown.driver === 'here' && asksBeforeLeaving(shown.batch.state));
  const sending = useSending(shown, live, requestKey);
  const onNeedKey = () => void requestKey();
  // Without a network they could not be loaded once they are wanted.
  useAfterPaint(() => Promise.all([loadLostRow(), BatchSettings.load(), loadAskSending()]));
  const counts = {
    rows: summary.size,
    results: isSumKnown(resultsOf(batchState)) ? batchState.results : undefined,
    settings: undefined,
  };
  return (
    <div className={classNames('space-y-4 max-sm:pb-20', isBatchOver(batchState) && '[--above:24rem]')}>
      <ResultHead
        ways={
          <RunsBreadcrumb>
            {[<WorkerCrumb key="worker" slug={summary.worker} title={summary.title} />]}
          </RunsBreadcrumb>
        }
        name={
          <NameHeading
            name={summary.name}
            most={MOST.name}
            labels={{ field: t('batch.name'), rename: t('batch.rename') }}
            onRename={(name) => live.dispatch({ kind: 'rename', name })}
          />
        }
        actions={
          <>
            {isBatchOver(batchState) && <ExportPlace isAwaited={batchState.results > 0} />}
            <Actions shown={shown} live={live} sending={sending} />
          </>
        }
        again={(look) =>
          isBatchOver(batchState) && batch.plan && <AgainLink id={id} shown={shown} look={look} />
        }
        more={(look) => (
          <>
            <BatchLink summary={summary} state={batchState} look={look} />
            {ways(look)}
          </>
        )}
      >
        <BatchFigures shown={shown} />
      </ResultHead>
      <BatchFacts id={id} shown={shown} live={live} requestKey={requestKey} />
      <Tabs
        label={t('batch.tabs')}
        value={open}
        onChange={(tab) => setOpen(() => tab, { replace: true })}
        tabs={TABS.map((tab) => ({
          value: tab,
          label: (
            <>
              {t(`batch.tab.${tab}`)}
              {counts[tab] !== undefined && (
                <span className="ml-1.5 font-normal text-muted tabular-nums">
                  {formatNumber(counts[tab])}
                </span>
              )}
            </>
          ),
        }))}
      >
        <TabPanel value="rows" className="pt-3 outline-none">
          <BatchRows id={id} shown={shown} live={live} onNeedKey={onNeedKey} onSend={sending.ask} />
        </TabPanel>
        <TabPanel
          value="results"
          keepMounted={isBatchOver(batchState)}
          className="pt-3 outline-none [--above:18rem]"
        >
          {results(shown)}
        </TabPanel>
        <TabPanel value="settings" className="pt-3 outline-none">
          <LazyPart>
            <BatchSettings id={id} shown={shown} sending={sending} />
          </LazyPart>
        </TabPanel>
      </Tabs>
      {sending.dialog}
    </div>
  );
}

type BatchLinkProps = Pick<ShownBatch['batch'], 'summary' | 'state'> & { readonly look: ActionLook };

/** A batch exists only in this browser, so what is shared are its runs, merged. */
function BatchLink({ summary, state: batchState, look }: BatchLinkProps) {
  const slugs = batchState.rows.flatMap((row) => resultRun(row)?.slug ?? []);
  if (slugs.length === 0 || slugs.length > MOST_NAMED) return null;
  return (
    <CopyLink look={look} of="batch" count={slugs.length} path={newCollectionPath(slugs, summary.name)} />
  );
}

type ActionsProps = {
  readonly shown: ShownBatch;
  readonly live: LiveBatch;
  readonly sending: Sending;
};

type OpenStopQuestion = StopQuestion & { readonly state: BatchState };

/** Whether the question holds the batch: not before the driving tab has heard it, not after somebody resumed. */
function holdingOf(
  { batch: { state: batchState }, driver, pending }: ShownBatch,
  asking: OpenStopQuestion,
): Holding {
  if (batchState.phase.kind !== 'going') return 'held';
  const isUnheard = typeof pending?.command === 'object' && pending.command.kind === 'askStop';
  if (batchState === asking.state) return driver === 'here' ? 'held' : 'unheld';
  return isUnheard ? 'unheld' : 'starting';
}

function Actions({ shown, live, sending }: ActionsProps) {
  const t = useMessages();
  const [asking, setAsking] = useState<OpenStopQuestion>();
  const { state: batchState } = shown.batch;
  const isOver = isBatchOver(batchState);
  const isAble = shown.driver !== 'never';
  const notDone = unconfirmedCommand(shown);
  const newQuestion = useStopQuestions();
  const ask = () => {
    const question = newQuestion();
    setAsking({ ...question, state: batchState });
    live.dispatch({ kind: 'askStop', question: question.question });
  };
  if (isOver && asking === undefined) return null;
  return (
    <ActionBar>
      {/* On a narrow screen the notice that says why may be out of sight. */}
      {notDone && (
        <span aria-hidden className="flex items-center font-medium text-warn sm:hidden">
          {t(`batch.undone.${notDone}`)}
        </span>
      )}
      {batchState.phase.kind !== 'stopped' && <PauseOrGoOn shown={shown} live={live} sending={sending} />}
      <Button disabled={!isAble} onClick={ask}>
        <Square size={14} aria-hidden />
        {t('batch.stop')}
      </Button>
      {asking && (
        <StopBatch
          state={batchState}
          question={asking.question}
          holding={holdingOf(shown, asking)}
          onClose={() => {
            setAsking(undefined);
            const { question, secret } = asking;
            live.dispatch({ kind: 'keepOn', question, secret });
          }}
          onStop={(abort) => {
            setAsking(undefined);
            live.dispatch({ kind: 'stop', abort });
          }}
        />
      )}
    </ActionBar>
  );
}

function ActionBar({ children }: { readonly children: ReactNode }) {
  return (
    <div
      ref={barAtBottom}
      className="flex gap-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-10 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:p-3.5 max-sm:*:min-h-11 max-sm:*:grow"
    >
      {children}
    </div>
  );
}

/** One button in one place: a second press of Pause, or one as the batch pauses by itself, does not resume. */
function PauseOrGoOn({ shown, live, sending }: ActionsProps) {
  const t = useMessages();
  const { state: batchState } = shown.batch;
  const { phase, counts } = batchState;
  const isPaused = phase.kind === 'paused' || isAlone({ state: batchState, driver: shown.driver });
  const press = () => {
    if (isPaused) sending.ask({ kind: 'goOn' });
    else live.dispatch({ kind: 'pause' });
  };
  // Nothing goes on before its limit is another.
  if (isPaused && isSpent(batchState))
    return <LinkButton href="?tab=settings">{t('batch.changeLimit')}</LinkButton>;
  return (
    <GuardedButton
      variant={isPaused ? 'primary' : 'secondary'}
      meaning={isPaused ? 'goOn' : 'pause'}
      {...(isPaused && { 'data-starts': '' })}
      disabled={shown.driver === 'never'}
      // It keeps the focus, which the question gives back.
      aria-disabled={isPaused && sending.isAsking}
      onClick={press}
    >
      {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      <span>
        {t(isPaused ? 'batch.goOn' : 'batch.pause')}
        {isPaused && counts.waiting > 0 && (
          <span aria-hidden>{`${sentenceGap()}${t('batch.goOn.with', { count: counts.waiting })}`}</span>
        )}
      </span>
    </GuardedButton>
  );
}
