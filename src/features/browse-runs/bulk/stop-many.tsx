import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

type StopManyProps = { readonly rows: readonly RunRow[]; readonly onClose: () => void };

type Stopping = {
  readonly done: number;
  readonly failed: readonly RunRow[];
  readonly failure?: unknown;
  readonly left: readonly RunRow[];
  readonly isOver: boolean;
};

/**
 * Stops runs one by one, after confirmation. Closing it during the work leaves the other runs active, and
 * says so.
 */
export function StopMany({ rows, onClose }: StopManyProps) {
  const t = useMessages();
  const { stopping, over, isHalting, stop, halt } = useStopping(onClose);
  const count = rows.length;
  const isBusy = stopping !== over;
  const again = over && t(over.left.length > 0 ? 'runs.stop.others' : 'common.retry');
  return (
    <Guard
      title={t('runs.stop.title', { count })}
      about={<p>{t('runs.stop.about', { count })}</p>}
      action={stopping ? again : t('runs.stop.confirm', { count })}
      cancel={t(isBusy ? 'runs.stop.halt' : over ? 'common.close' : 'run.abort.keep')}
      isDangerous
      isReady={!isHalting}
      onStop={isBusy ? halt : undefined}
      onAgree={() => void stop(over ? [...over.failed, ...over.left] : rows)}
      onClose={onClose}
    >
      <p role="status" className="mt-2 min-h-5">
        {stopping && <StopProgress {...stopping} count={count} isHalting={isHalting} />}
      </p>
      {over && over.failed.length > 0 && <FailureNotice failure={over.failure} className="mt-2" />}
    </Guard>
  );
}

function useStopping(onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const [stopping, setStopping] = useState<Stopping>();
  const [isHalting, setIsHalting] = useState(false);
  const going = useRef(new AbortController());
  const stop = async (rows: readonly RunRow[]) => {
    going.current = new AbortController();
    const { signal } = going.current;
    setIsHalting(false);
    let state: Stopping = { done: 0, failed: [], left: [], isOver: false };
    setStopping(state);
    for (const [at, row] of rows.entries()) {
      try {
        await api.abort(row.run.slug);
      } catch (failure) {
        state = { ...state, failed: [...state.failed, row], failure };
      }
      state = { ...state, done: at + 1, left: rows.slice(at + 1) };
      if (signal.aborted || state.left.length === 0) break;
      setStopping(state);
    }
    void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
    if (state.failed.length === 0 && state.left.length === 0) return onDone();
    setIsHalting(false);
    return setStopping({ ...state, isOver: true });
  };
  const halt = () => {
    going.current.abort();
    setIsHalting(true);
  };
  const over = stopping?.isOver === true ? stopping : undefined;
  return { stopping, over, isHalting, stop, halt };
}

type StopProgressProps = Stopping & { readonly count: number; readonly isHalting: boolean };

function StopProgress({ done, failed, left, isOver, count, isHalting }: StopProgressProps) {
  const t = useMessages();
  const [first, second] = isOver
    ? [
        left.length > 0 && t('runs.stop.halted', { done: done - failed.length, left: left.length }),
        failed.length > 0 && t('runs.stop.failed', { count: failed.length }),
      ]
    : [t('runs.stop.going', { done: done + 1, count }), isHalting && t('runs.stop.halting')];
  return (
    <>
      {first} {second}
    </>
  );
}
