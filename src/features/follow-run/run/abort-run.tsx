import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleStop } from 'lucide-react';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import { ENDING_PATIENCE } from '#core/run/patience.ts';
import type { Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useSeconds } from '#ui/hooks/use-seconds.ts';
import { Guard } from '#ui/overlay/guard.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';

/** Aborts a run after a confirmation; reads the run again at once, whatever the platform answered. */
export function AbortRun({ run }: { readonly run: Run }) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const abort = useMutation({
    mutationFn: () => api.abort(run.slug),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: runQuery(api, run.slug).queryKey }),
  });
  const now = useSeconds(abort.isSuccess);
  const isRequested = abort.isSuccess && now - abort.submittedAt < ENDING_PATIENCE;
  const aborting = run.status === 'aborting' || isRequested;
  return (
    <>
      <Button
        variant="primary"
        disabled={aborting}
        onClick={() => {
          abort.reset();
          setAsking(true);
        }}
      >
        <CircleStop size={14} aria-hidden />
        {aborting ? t('run.aborting') : t('run.abort')}
      </Button>
      {asking && (
        <Guard
          title={t('run.abort.title')}
          about={<p>{t('run.abort.cost')}</p>}
          action={abort.isPending ? t('run.aborting') : t('run.abort.confirm')}
          cancel={t('run.abort.keep')}
          isDangerous
          isReady={!abort.isPending}
          onAgree={() => abort.mutate()}
          onClose={() => setAsking(false)}
        >
          {abort.error && <FailureNotice failure={abort.error} className="mt-3" />}
        </Guard>
      )}
    </>
  );
}
