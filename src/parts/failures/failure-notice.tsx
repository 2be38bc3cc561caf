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
  /** What was thrown; anything but a `Failure` is shown as an unknown failure. */
  readonly failure: unknown;
  /** The ID of what it is about, where that is one of several. */
  readonly of?: string;
  readonly onRetry?: () => void;
  /** Opens the key dialog; offered when the key is what is wrong. */
  readonly onNeedKey?: () => void;
  /** Further ways on, beside the buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
};

/** No answer of the platform came: what lies between may be at fault. */
const UNREACHED: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'unreadable']);

/** Asking again brings the same answer: another way on comes first. */
const LASTING: ReadonlySet<FailureKind> = new Set([
  'workerNotFound',
  'runNotFound',
  'taskNotFound',
  'notFound',
]);

/** What went wrong, what to do next, the platform's own words as a quotation, and the codes for a report. */
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

/** What to paste into a bug report: all that is known of the failure, which holds neither the key nor the input. */
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

/** Whether there is more to report than its kind. */
function isReportable({ status, code, requestId = '', detail = '' }: FailureFacts): boolean {
  return status !== undefined || code !== undefined || requestId !== '' || detail !== '';
}
