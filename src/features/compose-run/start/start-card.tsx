import { type ReactNode, useId } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import type { ReadOptions } from '#core/options/read-options.ts';
import { isDirect } from '#starts/starts.ts';
import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { barAtBottom } from '#ui/bar-at-bottom.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';
import { Notice } from '#ui/notice.tsx';

import type { StartRun } from './use-start-run.ts';

export const START_BUTTON_ID = 'start-run';

type StartCardProps = {
  readonly starter: StartRun;
  /** Milliseconds during which Start run ignores presses. */
  readonly guard: number;
  readonly options: ReadOptions;
  readonly onAsync: () => void;
  readonly isByKey: boolean;
  readonly facts: ReactNode;
  readonly outcome: ReactNode;
};

/**
 * Start run, its cost, obstacles and outcome. Always in view, on a narrow screen at the bottom.
 * Messages appear on the other side of the button, so that it does not move.
 */
export function StartCard({ starter, guard, options, onAsync, isByKey, facts, outcome }: StartCardProps) {
  const t = useMessages();
  const { state, isStarting: starting } = starter;
  const outcomeId = useId();
  return (
    <section
      ref={barAtBottom}
      aria-label={t('start.button')}
      className="z-10 shrink-0 border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:flex max-lg:max-h-[60dvh] max-lg:flex-col-reverse max-lg:overflow-y-auto max-lg:border-t max-lg:shadow-lg lg:rounded-lg lg:border max-lg:short:max-h-[50dvh]"
    >
      <div className="flex p-3 lg:px-4 lg:pt-4 lg:pb-2">
        <GuardedButton
          id={START_BUTTON_ID}
          data-starts=""
          data-command="goToStart"
          variant="primary"
          size="large"
          // Not `disabled`, which would take the focus away.
          isReady={!starting && !starter.locked}
          guard={guard}
          aria-describedby={outcomeId}
          aria-keyshortcuts={isByKey ? 'Control+Enter Meta+Enter' : undefined}
          onClick={starter.start}
          className="grow"
        >
          {/* A question before it starts nothing. */}
          {state.kind === 'starting' ? t('start.starting') : t('start.button')}
        </GuardedButton>
      </div>
      <div className="min-h-16">{facts}</div>
      {options.mode === 'sync' && !starting && <DirectSync onAsync={onAsync} />}
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
      <div
        id={outcomeId}
        className="border-line px-3 py-2 empty:hidden max-lg:border-b lg:max-h-[50dvh] lg:overflow-y-auto lg:border-t"
      >
        {outcome}
      </div>
    </section>
  );
}

/** The risk of a synchronous start that calls the platform directly, which no page can prevent. */
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

/** Seconds after which the platform ends the wait for a synchronous run, according to its documentation. */
const LIMIT = 300;

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
