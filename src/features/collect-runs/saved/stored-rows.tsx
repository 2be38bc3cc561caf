import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { formatBytes } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { savedRows } from '#results/saved/saved-rows.ts';
import { useSavedRuns, useRefreshSavedRuns } from '#results/saved/use-saved-runs.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

export function StoredRows() {
  const t = useMessages();
  const savedRuns = useSavedRuns();
  const renew = useRefreshSavedRuns();
  const [isAsking, setIsAsking] = useState(false);
  const clear = useMutation({
    mutationFn: () => savedRows.remove([...(savedRuns?.keys() ?? [])]),
    onSuccess: () => setIsAsking(false),
    onSettled: renew,
  });
  if (savedRuns === undefined || savedRuns.size === 0) return null;
  const size = [...savedRuns.values()].reduce((sum, run) => sum + run.size, 0);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <p>{t('savedRows.stored', { count: savedRuns.size, size: formatBytes(size) })}</p>
      <Button size="small" variant="quiet" onClick={() => setIsAsking(true)}>
        {t('savedRows.clear')}
      </Button>
      {isAsking && (
        <Guard
          title={t('savedRows.clear.title')}
          about={<p>{t('savedRows.clear.about')}</p>}
          action={t('savedRows.clear.confirm')}
          isDangerous
          isReady={!clear.isPending}
          onAgree={() => clear.mutate()}
          onClose={() => setIsAsking(false)}
        >
          {clear.isError && <Notice tone="bad" title={t('savedRows.forbidden')} className="mt-3" />}
        </Guard>
      )}
    </div>
  );
}
