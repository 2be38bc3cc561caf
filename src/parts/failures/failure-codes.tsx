import type { FailureFacts } from '#core/errors/failure.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

/**
 * Codes of a failure, each in words. Numbers are passed as text: codes are names and take no thousands
 * separator.
 */
export function codesOf(t: Translate, { status, code, requestId }: FailureFacts): readonly string[] {
  return [
    status !== undefined && t('failureNotice.http', { status: String(status) }),
    code !== undefined && t('failureNotice.code', { code: String(code) }),
    requestId !== undefined && requestId !== '' && t('failureNotice.request', { id: requestId }),
  ].filter((part) => part !== false);
}

/**
 * Codes of a failure and details of its answer for a report; the details are in English, as they name
 * parts of the API.
 */
export function FailureCodes({ facts }: { readonly facts: FailureFacts }) {
  const t = useMessages();
  const codes = codesOf(t, facts);
  const { detail = '' } = facts;
  if (codes.length === 0 && detail === '') return null;
  return (
    <p className="font-mono text-xs wrap-anywhere text-muted">
      {codes.join(' · ')}
      {codes.length > 0 && detail !== '' && ' · '}
      {detail !== '' && <span lang="en">{detail}</span>}
    </p>
  );
}
