import { ClockAlert } from 'lucide-react';

import { useApi } from '#api/api-context.tsx';
import { isFullySaved } from '#core/collection/saved-run-format.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { deletionTime } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import { LineLink } from '#ui/controls/list-link.tsx';

import { RailCard } from './rail-card.tsx';

/** Milliseconds before the platform deletes results in which this is shown. */
const SOON = 2 * 86_400_000;

const MOST = 5;

type DeletedSoonProps = {
  readonly runs: readonly Run[];
  readonly isCut: boolean;
};

/**
 * Runs whose results are about to be deleted and are not stored in this browser, the next first. Renders
 * nothing if there are certainly none.
 */
export function DeletedSoon({ runs, isCut }: DeletedSoonProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const savedRuns = useSavedRuns();
  const soon = runs
    .flatMap((run) => {
      const until = deletionTime(run);
      const isSoon = until !== undefined && until > now && until - now < SOON;
      const here = savedRuns?.get(run.slug);
      const isLost = run.results !== 0 && !(here && isFullySaved(here));
      return isSoon && isLost ? [{ run, until }] : [];
    })
    .sort((a, b) => a.until - b.until);
  if (soon.length === 0 && !isCut) return null;
  return (
    <RailCard
      title={t('home.soon')}
      icon={<ClockAlert size={16} aria-hidden className="text-warn" />}
      beside={soon.length > 0 && t('home.soon.runs', { count: soon.length })}
    >
      {soon.slice(0, MOST).map(({ run, until }) => (
        <li key={run.slug}>
          <LineLink href={runPath(run.slug)} className="flex items-baseline gap-2 py-2">
            <span className="min-w-0 grow">
              <span className="block truncate font-medium">
                <TitleText whole={workerNameOf(run)} />
              </span>
              <span className="block text-sm text-muted">
                {run.results === undefined
                  ? t('home.soon.unknown', { moment: formatMoment(until) })
                  : t('home.soon.until', { moment: formatMoment(until), count: run.results })}
              </span>
            </span>
            <span className="text-accent underline">{t('home.soon.save')}</span>
          </LineLink>
        </li>
      ))}
      {(soon.length > MOST || isCut) && (
        <li className="px-4 py-2 text-sm text-muted">
          {sentences(
            soon.length > MOST && t('home.soon.more', { count: soon.length - MOST }),
            isCut && t('home.soon.part'),
          )}
        </li>
      )}
    </RailCard>
  );
}
