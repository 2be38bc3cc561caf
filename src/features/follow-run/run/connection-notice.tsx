import type { UseQueryResult } from '@tanstack/react-query';

import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { formatWhen } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { FailureCodes } from '#parts/failures/failure-codes.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';

type ConnectionNoticeProps = {
  readonly query: Pick<UseQueryResult, 'data' | 'error' | 'fetchStatus' | 'dataUpdatedAt' | 'refetch'>;
  readonly onNeedKey: () => void;
};

export function ConnectionNotice({ query, onNeedKey }: ConnectionNoticeProps) {
  const t = useMessages();
  const { data, error, fetchStatus, dataUpdatedAt, refetch } = query;
  const time = formatWhen(dataUpdatedAt);
  if (fetchStatus === 'paused') {
    const title = data === undefined ? t('run.offline.notSeen') : t('run.offline.title', { time });
    return (
      <Notice tone="warn" title={title}>
        <p>{t('run.offline.advice')}</p>
      </Notice>
    );
  }
  if (!error || data === undefined) return null;
  const facts = factsOf(error);
  const again = (
    <Button size="small" onClick={() => void refetch()}>
      {t('run.checkAgain')}
    </Button>
  );
  return (
    <div className="space-y-2">
      {isRunNotFound(facts) ? (
        <Notice tone="warn" title={t('run.gone.title')} actions={again}>
          <p>{t('run.gone.advice')}</p>
          <FailureCodes facts={facts} />
        </Notice>
      ) : (
        <FailureNotice failure={error} onNeedKey={onNeedKey} actions={again} />
      )}
      <p className="text-muted">{t('run.lastSeen', { time })}</p>
    </div>
  );
}
