import { useState } from 'react';
import { Link } from 'wouter';

import { workerName } from '#core/ids/worker-name.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { StarButton } from './star-button.tsx';
import type { YourWorkers } from './use-your-workers.ts';

const AT_FIRST = 5;

export function YourWorkersCard({ yours }: { readonly yours: YourWorkers }) {
  const t = useMessages();
  const { workers, lastRuns, isWhole, setStar } = yours;
  const [isAll, setIsAll] = useState(false);
  const shown = isAll
    ? workers
    : workers.slice(0, workers.filter(({ isStarred }) => isStarred).length + AT_FIRST);
  if (workers.length === 0) return isWhole ? null : <Skeleton className="h-32" />;
  return (
    <Card label={t('workers.yours')} className="overflow-hidden">
      <h2 className="border-b border-line px-4 py-2.5 font-semibold">{t('workers.yours')}</h2>
      <ul className="divide-y divide-line">
        {shown.map((worker) => {
          const at = lastRuns.get(worker.slug)?.startedAt;
          return (
            <li key={worker.slug} className="flex items-center gap-2 px-2 py-1.5 hover:bg-sunken">
              <StarButton worker={worker} isOn={worker.isStarred} onChange={setStar} />
              <Link
                href={workerPath(worker.slug)}
                title={worker.slug}
                className="touch-target flex min-w-0 grow items-baseline gap-2 pr-2"
              >
                <span className="min-w-0 grow truncate font-medium">
                  <TitleText whole={workerName(worker)} />
                </span>
                {at !== undefined && <span className="shrink-0 text-sm text-muted">{formatMoment(at)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
      {shown.length < workers.length && (
        <div className="border-t border-line p-2">
          <Button variant="quiet" size="small" onClick={() => setIsAll(true)}>
            {t('workers.yours.all', { count: workers.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}
