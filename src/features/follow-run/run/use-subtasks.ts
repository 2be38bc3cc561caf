import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import { logQuery } from '#api/queries/queries.ts';
import { readSubtaskProgress, type SubtaskProgress } from '#core/results/subtask-progress.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export function useSubtasks({ slug, status }: Run): SubtaskProgress | undefined {
  // A long log takes its time to be written and read: it is asked for behind the rows.
  const isDrawn = useDeferredValue(true, false);
  const log = logQuery(useApi(), { slug, over: isRunOver(status) });
  const { data } = useQuery({ ...log, enabled: isDrawn });
  const progress = useMemo(() => data && readSubtaskProgress(data.entries), [data]);
  // The platform leaves out the first lines of a long log, and with them the subtasks that they began.
  const isCut = data?.total !== undefined;
  return progress?.kind === 'going' && (isCut || isRunOver(status)) ? undefined : progress;
}

export function subtaskText(t: Translate, subtasks: SubtaskProgress): string {
  return subtasks.kind === 'going'
    ? t('run.tasks.going', { ended: formatNumber(subtasks.ended), begun: formatNumber(subtasks.begun) })
    : t('run.tasks.done', { done: formatNumber(subtasks.succeeded), total: formatNumber(subtasks.total) });
}

/** True if some subtasks failed although the platform counts the run as a success. */
export const hasFailedSubtasks = (subtasks: SubtaskProgress | undefined): boolean =>
  subtasks?.kind === 'over' && subtasks.succeeded < subtasks.total;
