import { useApi } from '#api/api-context.tsx';
import { isFullySaved } from '#core/collection/saved-run-format.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { isDataDeleted, deletionTime } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import { TextLink } from '#ui/controls/link.tsx';

/**
 * Until when a run's rows can be compared, and an action to store them in this browser, because next
 * week's run starts when they are about to be deleted. Renders nothing if they are gone.
 */
export function RetentionNote({ run }: { readonly run: Run }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const savedRuns = useSavedRuns();
  const until = deletionTime(run);
  if (savedRuns === undefined || until === undefined || run.results === 0) return null;
  const here = savedRuns.get(run.slug);
  if (here && isFullySaved(here)) return <p className="text-sm text-muted">{t('difference.keptHere')}</p>;
  if (isDataDeleted(run, now)) return null;
  return (
    <p className="text-sm text-muted">
      {t('difference.keptUntil', { moment: formatMoment(until) })}
      {sentenceGap()}
      <TextLink href={newCollectionPath([run.slug])}>{t('difference.keep')}</TextLink>
    </p>
  );
}
