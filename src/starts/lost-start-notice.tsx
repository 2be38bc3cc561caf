import { LinkButton, TextLink } from '#ui/controls/link.tsx';
import type { ReactNode } from 'react';

import type { Lookup } from './journal/lookup.ts';
import type { LostStart } from './journal/start-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { Run } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { runPath, SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatMoment, formatWhen } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { FailureLine } from '#parts/failures/failure-line.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';
import { StatusLine } from '#parts/status-line.tsx';
import { TitleText } from '#parts/title-text.tsx';

type LostStartNoticeProps = {
  readonly lost: LostStart;
  readonly worker: WorkerSlug | undefined;
  readonly onLookAgain: () => void;
  readonly onEnterKey: () => void;
  readonly onTake: (run: RunSlug) => void;
  readonly onDismiss: () => void;
  readonly onStartAnother: () => void;
};

export function LostStartNotice(props: LostStartNoticeProps) {
  const { lookup } = props.lost;
  if (lookup.kind === 'found') return <Found {...props} lookup={lookup} />;
  if (lookup.kind === 'none' && !lookup.otherKey) return <NoneFound {...props} until={lookup.until} />;
  return <Open {...props} />;
}

const MOST_SHOWN = 8;

const amongOf = (worker: WorkerSlug | undefined) => (worker === undefined ? 'all' : 'worker');

function Open({ lost, worker, onLookAgain, onEnterKey, onStartAnother }: LostStartNoticeProps) {
  const t = useMessages();
  const { lookup } = lost;
  const among = amongOf(worker);
  return (
    <div className="space-y-2">
      <Notice
        tone="bad"
        title={t('start.unknown.title')}
        actions={
          <>
            {lookup.kind === 'none' && (
              <Button onClick={onEnterKey}>{t('start.unknown.otherKey.enter')}</Button>
            )}
            {/* All of them: the list may have another name for the Worker. */}
            <LinkButton href={SCREEN_PATHS.runs}>{t('start.unknown.runs')}</LinkButton>
            <Another onStartAnother={onStartAnother} />
          </>
        }
      >
        <Why lost={lost} />
        {lookup.kind === 'looking' && (
          <p className="mt-1 text-muted">{t('start.unknown.looking', { among })}</p>
        )}
        {lookup.kind === 'unread' && <p className="mt-1">{t('start.unknown.unread')}</p>}
        {lookup.kind === 'none' && <p className="mt-1">{t('start.unknown.otherKey.none')}</p>}
      </Notice>
      {lookup.kind === 'unread' && (
        <FailureNotice failure={lookup.failure} onRetry={onLookAgain} onNeedKey={onEnterKey} />
      )}
    </div>
  );
}

type FoundProps = LostStartNoticeProps & { readonly lookup: Extract<Lookup, { kind: 'found' }> };

function Found({ lost, worker, lookup, onTake, onDismiss, onStartAnother }: FoundProps) {
  const t = useMessages();
  const { runs, certain, otherKey, assigned } = lookup;
  const values = { time: formatWhen(lost.since), among: amongOf(worker), count: runs.length };
  return (
    <Notice
      tone="warn"
      title={t(certain ? 'start.unknown.found' : 'start.unknown.title')}
      actions={
        <>
          <Button variant="quiet" onClick={onDismiss}>
            {t('start.unknown.found.notIt', { count: runs.length })}
          </Button>
          <Another onStartAnother={onStartAnother} />
        </>
      }
    >
      {otherKey && <p className="mb-1">{t('start.unknown.otherKey.found')}</p>}
      <p>{t(certain ? 'start.unknown.found.one' : 'start.unknown.found.several', values)}</p>
      <ul className="mt-1 space-y-1">
        {runs.slice(0, MOST_SHOWN).map((run) => (
          <li key={run.slug} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={runPath(run.slug)} onClick={() => onTake(run.slug)} className="font-medium">
              {certain ? t('start.unknown.found.open') : <RunName run={run} />}
            </TextLink>
            {certain && (
              <span className="text-muted">
                <RunName run={run} />
              </span>
            )}
            {worker === undefined && (
              <span className="text-muted">
                <TitleText whole={workerNameOf(run)} />
              </span>
            )}
            <StatusLine run={run} />
          </li>
        ))}
      </ul>
      {runs.length > MOST_SHOWN && (
        <p className="mt-1 text-muted">
          {t('start.unknown.found.more', { count: runs.length - MOST_SHOWN })}
        </p>
      )}
      {assigned && <p className="mt-1">{t('start.unknown.found.taken', { count: runs.length })}</p>}
      {lost.facts && <FailureLine facts={lost.facts} />}
    </Notice>
  );
}

function RunName({ run: { startedAt } }: { readonly run: Run }): ReactNode {
  const t = useMessages();
  return startedAt === undefined
    ? t('start.unknown.found.notBegun')
    : t('start.unknown.found.run', { moment: formatMoment(startedAt, { seconds: true }) });
}

type NoneFoundProps = LostStartNoticeProps & { readonly until: number };

function NoneFound({ lost, worker, until, onLookAgain, onDismiss }: NoneFoundProps) {
  const t = useMessages();
  return (
    <Notice
      tone="warn"
      title={t('start.unknown.none', { until: formatWhen(until) })}
      actions={
        <>
          <Button onClick={onLookAgain}>{t('start.unknown.lookAgain')}</Button>
          <Button variant="quiet" onClick={onDismiss}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t('start.unknown.none.advice', { time: formatWhen(lost.since), among: amongOf(worker) })}</p>
      {lost.facts && <FailureLine facts={lost.facts} />}
    </Notice>
  );
}

function Another({ onStartAnother }: Pick<LostStartNoticeProps, 'onStartAnother'>) {
  const t = useMessages();
  return (
    <GuardedButton variant="quiet" data-starts="" onClick={onStartAnother}>
      {t('start.unknown.another')}
    </GuardedButton>
  );
}

function Why({ lost: { left, facts, since } }: Pick<LostStartNoticeProps, 'lost'>) {
  const t = useMessages();
  if (left) return <p>{t('start.unknown.reload', { time: formatWhen(since) })}</p>;
  if (facts?.kind === 'cancelled') return <p>{t('start.unknown.cancelled')}</p>;
  return (
    <>
      <p>{t('start.unknown.advice')}</p>
      {facts && <FailureLine facts={facts} />}
    </>
  );
}
