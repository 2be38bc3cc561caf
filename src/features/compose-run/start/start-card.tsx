import { type ReactNode, useId } from 'react';

import { useApiConfig, useHasKey } from '#api/api-context.tsx';
import { useKeyOwner } from '#api/queries/use-balance.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { ReadOptions } from '#core/options/read-options.ts';
import type { SubtaskSplit } from '#core/subtasks/split-into-subtasks.ts';
import { isDirect } from '#starts/starts.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceWarning } from '#parts/balance-warning.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { classNames } from '#ui/class-names.ts';
import { MOD_KEY } from '#ui/commands/mod-key.ts';
import { Notice } from '#ui/notice.tsx';
import { useExplain } from '#ui/explain/use-explain.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';
import { useRoomBelow } from '#ui/hooks/use-room-below.ts';
import { formatDuration } from '#messages/format.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';

import { LimitsLine } from './limits-line.tsx';
import type { ListedProblem } from './listed-problems.ts';
import { ProblemsLine, type StandingProblems } from './problems-line.tsx';
import { SubtaskNote, SubtaskSources } from './subtask-sources.tsx';
import type { StartRun } from './use-start-run.ts';

/** For the command that leads to the button. */
export const START_BUTTON_ID = 'start-run';

type StartCardProps = StandingProblems & {
  readonly starter: StartRun;
  readonly subtasks: SubtaskSplit;
  readonly parameters: readonly Parameter[];
  readonly titleOf: (field: string) => string;
  readonly onProblem: (problem: ListedProblem) => void;
  readonly onLimits: () => void;
  /** Changes the mode of the run. */
  readonly onAsync: () => void;
  /** Milliseconds in which Start run takes no press. */
  readonly guard: number;
  readonly options: ReadOptions;
  /** False while another tab is looked at, which says what its own start costs. */
  readonly isShown: boolean;
  /** True where a key starts it too. */
  readonly isByKey: boolean;
  /** What the run will likely cost. */
  readonly cost: ReactNode;
  /** What became of a start. */
  readonly outcome: ReactNode;
};

/**
 * Start run, how many subtasks it makes, what stands in its way, and what became of it. It is always in view, on a narrow screen at the
 * bottom, and whatever comes up stands on the other side of the button, which does not move.
 */
export function StartCard(props: StartCardProps) {
  const { starter, subtasks, parameters, titleOf, options, outcome } = props;
  const t = useMessages();
  const hasKey = useHasKey();
  const subtasksId = useId();
  const explain = useExplain('tasks', subtasksId);
  const { state, isStarting: starting } = starter;
  const outcomeId = useId();
  const bar = useRoomBelow();
  return (
    <section
      ref={bar}
      aria-label={t('start.button')}
      className="z-10 shrink-0 border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:flex max-lg:max-h-[60dvh] max-lg:flex-col-reverse max-lg:overflow-y-auto max-lg:border-t max-lg:shadow-lg lg:rounded-lg lg:border max-lg:short:max-h-[50dvh]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3 lg:px-4 lg:pb-2">
        <GuardedButton
          id={START_BUTTON_ID}
          data-starts=""
          data-command="goToStart"
          variant="primary"
          size="large"
          // Not `disabled`, which would take the focus away.
          isReady={!starting && !starter.locked}
          guard={props.guard}
          aria-describedby={outcomeId}
          onClick={starter.start}
          className="grow lg:w-full"
        >
          {/* A question before it starts nothing. */}
          {state.kind === 'starting' ? t('start.starting') : t('start.button')}
        </GuardedButton>
        <p className="min-w-0 text-muted lg:grow lg:basis-0">
          <strong data-testid="task-count" className="text-ink tabular-nums">
            {subtasks.uncounted && subtasks.count === 0 ? '–' : <Thousands of={subtasks.count} />}
          </strong>{' '}
          <span id={subtasksId} className="font-medium text-ink">
            {t('start.tasks', { count: subtasks.count })}
          </span>{' '}
          {explain.button}{' '}
          <span className="max-lg:hidden">
            <SubtaskSources subtasks={subtasks} titleOf={titleOf} />
          </span>{' '}
          <SubtaskNote subtasks={subtasks} parameters={parameters} titleOf={titleOf} />
        </p>
        <KeyHint isOn={props.isByKey} />
      </div>
      {props.isShown && (
        <>
          <LimitsLine options={options} onLimits={props.onLimits} />
          {/* Runs tell it, and they are read with a key. Its room is kept: it comes late, and what it offers goes. */}
          {hasKey && (
            <div className="px-3 max-lg:pt-2 max-lg:empty:hidden lg:flow-root lg:min-h-24 lg:px-4 lg:pb-2 short:min-h-0">
              {props.cost}
            </div>
          )}
        </>
      )}
      <div className="px-3 lg:px-4">{explain.answer}</div>
      {options.mode === 'sync' && !starting && <DirectSync onAsync={props.onAsync} />}
      {state.kind === 'starting' && state.mode === 'sync' && (
        <div className="flex items-start justify-between gap-3 border-t border-line px-4 py-2">
          <div className="min-w-0">
            <ElapsedTime since={state.since} />
          </div>
          <Button size="small" onClick={starter.stopWaiting} className="shrink-0">
            {t('start.waiting.cancel')}
          </Button>
        </div>
      )}
      <ProblemsLine
        problems={props.problems}
        attempts={props.attempts}
        isCapped={options.maxCharge !== 0}
        onProblem={props.onProblem}
      />
      <div
        id={outcomeId}
        className="border-line px-3 py-2 empty:hidden max-lg:border-b lg:max-h-[50dvh] lg:overflow-y-auto lg:border-t"
      >
        {outcome}
      </div>
      <Payer maxCharge={options.maxCharge} />
    </section>
  );
}

/** What of the account stands in the way of a run. */
function Payer({ maxCharge }: Pick<ReadOptions, 'maxCharge'>) {
  const t = useMessages();
  const { account, refusal } = useKeyOwner();
  const className = 'border-line px-4 py-2 max-lg:border-b lg:border-t';
  if (!refusal) return <BalanceWarning {...{ balance: account?.balance, maxCharge, className }} />;
  return (
    <p role="status" className={classNames('text-warn', className)}>
      <WarningMark />
      {t('key.button.refused')}
    </p>
  );
}

/** What a synchronous start risks where the page calls the platform directly, which no page can prevent. */
function DirectSync({ onAsync }: { readonly onAsync: () => void }) {
  const t = useMessages();
  if (!isDirect(useApiConfig(), window.location.origin)) return null;
  return (
    <Notice
      tone="warn"
      className="mx-3 mb-2 lg:mx-4"
      actions={
        <Button size="small" onClick={onAsync}>
          {t('start.sync.direct.async')}
        </Button>
      }
    >
      {t('start.sync.direct')}
    </Notice>
  );
}

/** A whole number, grouped for the eye ("100,001"); its text has the digits alone, which tests and scripts read. */
function Thousands({ of: whole }: { readonly of: number }) {
  return String(whole)
    .split(/\B(?=(?:\d{3})+$)/)
    .map((digits, index) => (
      <span key={index} className={classNames(index > 0 && "before:content-[',']")}>
        {digits}
      </span>
    ));
}

function KeyHint({ isOn }: { readonly isOn: boolean }) {
  if (!isOn) return null;
  return (
    <kbd className="mt-0.5 self-start text-xs text-faint in-data-no-shortcuts:hidden max-lg:hidden">
      {MOD_KEY} ⏎
    </kbd>
  );
}

/** Seconds after which the platform has ended the wait for a synchronous run, by all that its pages say. */
const LIMIT = 300;

/** How long a synchronous start has been waiting, to the second, and what happens when it takes longer. */
function ElapsedTime({ since }: { readonly since: number }) {
  const t = useMessages();
  const seconds = Math.max(0, (useSeconds() - since) / 1_000);
  return (
    <>
      <p className="tabular-nums">{t('start.waiting', { elapsed: formatDuration(seconds) })}</p>
      <p role="status" className="mt-0.5 text-sm text-muted">
        {t(seconds > LIMIT ? 'start.waiting.over' : 'start.waiting.limit')}
      </p>
    </>
  );
}
