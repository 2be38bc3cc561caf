import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { FailureFacts } from '#core/errors/failure.ts';
import type { Run } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { formatMoment, formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { FailureNotice } from '#ui/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';

import type { StartRun, StartState } from './use-start-run.ts';

type Unknown = Extract<StartState, { kind: 'unknown' }>;

type MayHaveStartedProps = {
  readonly slug: WorkerSlug;
  readonly state: Unknown;
  readonly starter: StartRun;
  readonly onEnterKey: () => void;
};

/** A start whose answer was lost: what is known, what the list of runs says, and the ways on. */
export function MayHaveStarted(props: MayHaveStartedProps) {
  const { lookup } = props.state;
  if (lookup.kind === 'found') return <Found {...props} runs={lookup.runs} />;
  if (lookup.kind === 'none') return <NoneFound {...props} />;
  return <Open {...props} />;
}

const LINK =
  'inline-flex min-h-control items-center rounded border border-line-strong px-3 font-medium hover:bg-sunken';

function Open({ slug, state, starter, onEnterKey }: MayHaveStartedProps) {
  const t = useMessages();
  const { lookup } = state;
  return (
    <div className="space-y-2">
      <Notice
        tone="bad"
        title={t('start.unknown.title')}
        actions={
          <>
            <Link href={`/runs?worker=${encodeURIComponent(slug)}`} className={LINK}>
              {t('start.unknown.runs')}
            </Link>
            <Another starter={starter} />
          </>
        }
      >
        <Why state={state} />
        {lookup.kind === 'looking' && <p className="mt-1 text-muted">{t('start.unknown.looking')}</p>}
        {lookup.kind === 'unread' && <p className="mt-1">{t('start.unknown.unread')}</p>}
      </Notice>
      {lookup.kind === 'unread' && (
        <FailureNotice failure={lookup.failure} onRetry={starter.lookAgain} onNeedKey={onEnterKey} />
      )}
    </div>
  );
}

function Found({ state, starter, runs }: MayHaveStartedProps & { readonly runs: readonly Run[] }) {
  const t = useMessages();
  const time = formatTime(state.since);
  const only = runs.length === 1;
  return (
    <Notice
      tone="warn"
      title={t('start.unknown.found')}
      actions={
        <>
          <Button variant="quiet" onClick={starter.dismiss}>
            {t('start.unknown.found.notIt', { count: runs.length })}
          </Button>
          <Another starter={starter} />
        </>
      }
    >
      <p>{t(only ? 'start.unknown.found.one' : 'start.unknown.found.several', { time })}</p>
      <ul className="mt-1 space-y-1">
        {runs.map((run) => (
          <li key={run.slug} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <Link
              href={`/runs/${encodeURIComponent(run.slug)}`}
              onClick={() => starter.take(run.slug)}
              className="font-medium text-accent underline"
            >
              {only ? t('start.unknown.found.open') : <RunName run={run} />}
            </Link>
            {only && (
              <span className="text-muted">
                <RunName run={run} />
              </span>
            )}
            <StatusBadge status={run.status} />
          </li>
        ))}
      </ul>
      {state.facts && <Failed facts={state.facts} />}
    </Notice>
  );
}

function RunName({ run: { startedAt } }: { readonly run: Run }): ReactNode {
  const t = useMessages();
  return startedAt === undefined
    ? t('start.unknown.found.notBegun')
    : t('start.unknown.found.run', { moment: formatMoment(startedAt, { seconds: true }) });
}

function NoneFound({ state, starter }: MayHaveStartedProps) {
  const t = useMessages();
  return (
    <Notice
      tone="warn"
      title={t('start.unknown.none')}
      actions={
        <>
          <Button onClick={starter.lookAgain}>{t('start.unknown.lookAgain')}</Button>
          <Button variant="quiet" onClick={starter.dismiss}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t('start.unknown.none.advice', { time: formatTime(state.since) })}</p>
      {state.facts && <Failed facts={state.facts} />}
    </Notice>
  );
}

function Another({ starter }: { readonly starter: StartRun }) {
  const t = useMessages();
  return (
    <Button variant="quiet" onClick={starter.startAnother}>
      {t('start.unknown.another')}
    </Button>
  );
}

function Why({ state: { left, facts, since } }: { readonly state: Unknown }) {
  const t = useMessages();
  if (left) return <p>{t('start.unknown.reload', { time: formatTime(since) })}</p>;
  if (facts?.kind === 'cancelled') return <p>{t('start.unknown.cancelled')}</p>;
  return (
    <>
      <p>{t('start.unknown.advice')}</p>
      {facts && <Failed facts={facts} />}
    </>
  );
}

/** What went wrong, without the advice to try again, and the codes for a report. */
function Failed({
  facts: { kind, status, code, detail, platformMessage },
}: {
  readonly facts: FailureFacts;
}) {
  const t = useMessages();
  const codes = [
    status !== undefined && t('failureNotice.http', { status: String(status) }),
    code !== undefined && t('failureNotice.code', { code: String(code) }),
    detail,
  ].filter((part) => part !== undefined && part !== false);
  if (kind === 'cancelled') return null;
  return (
    <div className="mt-1 text-muted">
      {t(`failure.${kind}.title`)}
      {platformMessage !== undefined && (
        <>
          {': '}
          <q className="whitespace-pre-line">{platformMessage}</q>
        </>
      )}
      {codes.length > 0 && <p className="font-mono text-xs">{codes.join(' · ')}</p>}
    </div>
  );
}
