import type { UseQueryResult } from '@tanstack/react-query';

import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';

type ConnectionNoticeProps = {
  readonly query: Pick<UseQueryResult, 'data' | 'error' | 'fetchStatus' | 'dataUpdatedAt' | 'refetch'>;
  readonly onNeedKey: () => void;
};

/** Says that what is on screen may be old: this computer is offline, or the last look failed. */
export function ConnectionNotice({ query, onNeedKey }: ConnectionNoticeProps) {
  const t = useMessages();
  const { data, error, fetchStatus, dataUpdatedAt, refetch } = query;
  const time = formatTime(dataUpdatedAt);
  if (fetchStatus === 'paused') {
    const title = data === undefined ? t('run.offline.notSeen') : t('run.offline.title', { time });
    return (
      <Notice tone="warn" title={title}>
        <p>{t('run.offline.advice')}</p>
      </Notice>
    );
  }
  if (!error || data === undefined) return null;
  return (
    <div className="space-y-2">
      <FailureNotice
        failure={error}
        onNeedKey={onNeedKey}
        actions={
          <Button size="small" onClick={() => void refetch()}>
            {t('run.checkAgain')}
          </Button>
        }
      />
      <p className="text-muted">{t('run.lastSeen', { time })}</p>
    </div>
  );
}
