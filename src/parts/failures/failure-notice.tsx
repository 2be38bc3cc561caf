import { RowLink } from '#ui/controls/link.tsx';
import type { ReactNode } from 'react';

import { factsOf, type FailureFacts, type FailureKind } from '#core/errors/failure.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { ConsoleLink } from '../links/console-link.tsx';
import { codesOf, FailureCodes } from './failure-codes.tsx';
import { Notice } from '#ui/notice.tsx';

type FailureNoticeProps = {
  /** The thrown value; anything but a `Failure` is shown as an unknown failure. */
  readonly failure: unknown;
  readonly of?: string;
  readonly onRetry?: () => void;
  readonly onNeedKey?: () => void;
  readonly actions?: ReactNode;
  readonly className?: string;
};

/** The platform did not answer: something in between may be at fault. */
const UNREACHED: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'unreadable']);

/** A retry gives the same answer, so other actions come first. */
const LASTING: ReadonlySet<FailureKind> = new Set([
  'workerNotFound',
  'runNotFound',
  'taskNotFound',
  'notFound',
]);

export function FailureNotice(props: FailureNoticeProps) {
  const t = useMessages();
  const facts = factsOf(props.failure);
  const said = facts.platformMessage?.trim() ?? '';
  const actions = waysOn(t, facts.kind, props);
  return (
    <Notice
      tone="bad"
      title={t(`failure.${facts.kind}.title`)}
      {...(props.className !== undefined && { className: props.className })}
      {...(actions && { actions })}
    >
      <p>
        {t(`failure.${facts.kind}.advice`)} {facts.kind === 'balanceTooLow' && <ConsoleLink to="topUp" />}
      </p>
      {props.of !== undefined && <p className="font-mono text-xs wrap-anywhere">{props.of}</p>}
      {facts.retryAfter !== undefined && facts.retryAfter > 0 && (
        <p>{t('failureNotice.wait', { time: formatDuration(facts.retryAfter) })}</p>
      )}
      {said !== '' && <PlatformWords text={said} />}
      {facts.details && (
        <ul className="mt-1 list-disc pl-5">
          {facts.details.map((text) => (
            <li key={text}>
              <q className="whitespace-pre-line">{text}</q>
            </li>
          ))}
        </ul>
      )}
      {isReportable(facts) && (
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <FailureCodes facts={facts} />
          <span className="-mx-2">
            <CopyButton text={() => report(t, facts)} label={t('failureNotice.copy')} />
          </span>
        </div>
      )}
    </Notice>
  );
}

function waysOn(t: Translate, kind: FailureKind, { onRetry, onNeedKey, actions }: FailureNoticeProps) {
  const askKey = onNeedKey !== undefined && isOfKey({ kind });
  const lasting = actions !== undefined && LASTING.has(kind);
  const unreached = UNREACHED.has(kind);
  if (!askKey && !unreached && onRetry === undefined && actions === undefined) return undefined;
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {t('common.retry')}
    </Button>
  );
  return (
    <>
      {askKey && (
        <Button size="small" onClick={onNeedKey}>
          {t('key.button')}
        </Button>
      )}
      {lasting ? actions : retry}
      {lasting ? retry : actions}
      {unreached && <RowLink href={SCREEN_PATHS.connection}>{t('failureNotice.check')}</RowLink>}
    </>
  );
}

function PlatformWords({ text }: { readonly text: string }) {
  const t = useMessages();
  return (
    <div className="mt-1">
      <span className="text-muted">{t('failureNotice.platform')}</span>{' '}
      <q className="whitespace-pre-line">{text}</q>
    </div>
  );
}

/** Text for a bug report: all that is known of the failure, without the key or the input. */
function report(t: Translate, facts: FailureFacts): string {
  return [
    t(`failure.${facts.kind}.title`),
    [...codesOf(t, facts), ...(facts.detail ? [facts.detail] : [])].join(' · '),
    facts.platformMessage?.trim() ?? '',
    ...(facts.details ?? []),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function isReportable({ status, code, requestId = '', detail = '' }: FailureFacts): boolean {
  return status !== undefined || code !== undefined || requestId !== '' || detail !== '';
}
