import type { FailureFacts } from '#core/errors/failure.ts';
import { useMessages } from '#messages/use-messages.ts';

/** What went wrong, without the advice to try again, and the codes for a report. */
export function FailureLine({
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
