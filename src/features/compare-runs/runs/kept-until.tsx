import { useApi } from '#api/api-context.tsx';
import { isKeptWhole } from '#core/collection/kept-format.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { isDataDeleted, keptUntil } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useKept } from '#results/kept/use-kept.ts';
import { TextLink } from '#ui/controls/link.tsx';

/**
 * Until when a run's rows can be compared, and an action to store them in this browser, because next
 * week's run starts when they are about to be deleted. Renders nothing if they are gone.
 */
export function KeptUntil({ run }: { readonly run: Run }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const kept = useKept();
  const until = keptUntil(run);
  if (kept === undefined || until === undefined || run.results === 0) return null;
  const here = kept.get(run.slug);
  if (here && isKeptWhole(here)) return <p className="text-sm text-muted">{t('difference.keptHere')}</p>;
  if (isDataDeleted(run, now)) return null;
  return (
    <p className="text-sm text-muted">
      {t('difference.keptUntil', { moment: formatMoment(until) })}
      {sentenceGap()}
      <TextLink href={newCollectionPath([run.slug])}>{t('difference.keep')}</TextLink>
    </p>
  );
}
