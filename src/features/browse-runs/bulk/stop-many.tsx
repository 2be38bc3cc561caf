import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { PRESS_GUARD, useTimePassed } from '#ui/hooks/use-time-passed.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

type StopManyProps = { readonly rows: readonly RunRow[]; readonly onClose: () => void };

type Stopping = {
  readonly done: number;
  readonly failed: readonly RunRow[];
  readonly failure?: unknown;
  readonly isOver: boolean;
};

/** Ends runs, one after the other, after asking. */
export function StopMany({ rows, onClose }: StopManyProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [stopping, setStopping] = useState<Stopping>();
  const canStop = useTimePassed(PRESS_GUARD);
  const count = rows.length;
  const stop = async (asked: readonly RunRow[]) => {
    let state: Stopping = { done: 0, failed: [], isOver: false };
    setStopping(state);
    for (const row of asked) {
      try {
        await api.abort(row.run.slug);
      } catch (failure) {
        state = { ...state, failed: [...state.failed, row], failure };
      }
      state = { ...state, done: state.done + 1 };
      setStopping(state);
    }
    void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
    if (state.failed.length === 0) return onClose();
    return setStopping({ ...state, isOver: true });
  };
  const isBusy = stopping?.isOver === false;
  return (
    <Dialog title={t('runs.stop.title', { count })} onClose={onClose} holdsWork={isBusy}>
      <p>{t('runs.stop.about')}</p>
      <p role="status" className="mt-2 min-h-5">
        {isBusy && t('runs.stop.going', { done: Math.min(count, stopping.done + 1), count })}
        {stopping?.isOver === true && t('runs.stop.failed', { count: stopping.failed.length })}
      </p>
      {stopping?.isOver === true && <FailureNotice failure={stopping.failure} className="mt-2" />}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>
          {stopping?.isOver === true ? t('common.close') : t('run.abort.keep')}
        </Button>
        {stopping?.isOver === true ? (
          <Button onClick={() => void stop(stopping.failed)}>{t('common.retry')}</Button>
        ) : (
          <Button
            variant="danger"
            disabled={isBusy}
            aria-disabled={!canStop}
            onClick={() => {
              if (canStop) void stop(rows);
            }}
          >
            {t('runs.stop.confirm', { count })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
