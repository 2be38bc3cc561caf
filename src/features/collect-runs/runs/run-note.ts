import { type CollectedRun, mayStillRun } from '#core/collection/collection.ts';
import { isFullySaved } from '#core/collection/saved-run-format.ts';
import { isDataDeleted, deletionTime } from '#core/run/run-state.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';

import { useOpenedAt } from './use-opened-at.ts';

export function useRunNote(): (run: CollectedRun) => string {
  const t = useMessages();
  const savedRuns = useSavedRuns();
  const openedAt = useOpenedAt();
  return (run) => {
    const here = savedRuns?.get(run.slug);
    if (here && isFullySaved(here)) return t('collection.run.kept');
    if (here && here.rows > 0) {
      const part = { rows: formatNumber(here.rows), total: formatNumber(here.total) };
      return t('collection.run.keptPart', part);
    }
    if (mayStillRun(run)) return t('collection.run.going');
    if (areResultsDeleted(run, openedAt)) return t('collection.run.gone');
    const until = deletionTime(run);
    if (run.results === 0 || until === undefined) return '';
    return t('collection.run.until', { moment: formatMoment(until) });
  };
}

export const rowsText = (t: Translate, { results }: Pick<CollectedRun, 'results'>): string =>
  results === undefined ? '–' : t('results.count', { count: results });

/** Whether the platform has deleted a run's results, if it had any. */
export function areResultsDeleted(run: Pick<CollectedRun, 'results' | 'finishedAt'>, now: number): boolean {
  return run.results !== 0 && isDataDeleted(run, now);
}
