import { TriangleAlert } from 'lucide-react';

import { useApi } from '#api/api-context.tsx';
import { runPath } from '#core/ids/screen-paths.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { CheckUpLine } from '#starts/check-up/check-up-line.tsx';
import { useStoredCheckUps } from '#starts/check-up/stored-measures.ts';
import { LineLink } from '#ui/controls/list-link.tsx';

import { RailCard } from './rail-card.tsx';

/** Milliseconds after its end during which a run is listed. */
const LATELY = 2 * 86_400_000;

const MOST = 3;

export function RunFindings({ runs }: { readonly runs: readonly Run[] }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const checkUpOf = useStoredCheckUps();
  const odd = runs
    .flatMap((run) => {
      const { finishedAt: at = 0 } = run;
      const checked = now - at < LATELY ? checkUpOf(run) : undefined;
      return checked ? [{ run, at, checked }] : [];
    })
    .sort((a, b) => b.at - a.at);
  if (odd.length === 0) return null;
  return (
    <RailCard title={t('checkUp.look')} icon={<TriangleAlert size={16} aria-hidden className="text-warn" />}>
      {odd.slice(0, MOST).map(({ run, at, checked }) => (
        <li key={run.slug}>
          <LineLink href={runPath(run.slug)} className="block py-2">
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 grow truncate font-medium">
                <TitleText whole={workerNameOf(run)} />
              </span>
              <span className="text-sm whitespace-nowrap text-muted">{formatMoment(at)}</span>
            </span>
            <CheckUpLine checked={checked} className="max-w-full text-sm" />
          </LineLink>
        </li>
      ))}
      {odd.length > MOST && (
        <li className="px-4 py-2 text-sm text-muted">{t('home.odd.more', { count: odd.length - MOST })}</li>
      )}
    </RailCard>
  );
}
