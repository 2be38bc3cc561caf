import { useState } from 'react';
import { Link } from 'wouter';

import { workerName } from '#core/ids/worker-name.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { StarButton } from './star-button.tsx';
import type { YourWorkers } from './use-your-workers.ts';

const LastRun = lazyComponent(() => import('./last-run.tsx').then((module) => module.LastRun), 'home');

/** Workers that are listed at first, beside those with a star. */
const AT_FIRST = 8;

/** The person's Workers with their last run; none where there are none. */
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
      <div className="flex gap-3 border-b border-line px-4 py-2.5 text-muted">
        <h2 className="grow font-semibold text-ink">{t('workers.yours')}</h2>
        <span aria-hidden className="w-68 max-sm:hidden">
          {t('workers.lastRun')}
        </span>
        <span aria-hidden className="w-20 pr-2 text-right max-sm:hidden">
          {t('workers.results')}
        </span>
        <span className="w-7 max-sm:hidden pointer-coarse:w-11" />
      </div>
      <ul className="divide-y divide-line">
        {shown.map((worker) => {
          const run = lastRuns.get(worker.slug);
          return (
            <li
              key={worker.slug}
              className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_17rem_5rem_auto]"
            >
              <Link href={workerPath(worker.slug)} className="touch-target block min-w-0">
                <span className="block truncate font-medium">
                  <TitleText whole={workerName(worker)} />
                </span>
                <code className="block truncate text-sm text-muted">{worker.slug}</code>
              </Link>
              <div className="order-last col-span-2 min-h-5 sm:order-none sm:grid sm:grid-cols-subgrid">
                {run && (
                  <LazyPart>
                    <LastRun run={run} />
                  </LazyPart>
                )}
              </div>
              <StarButton worker={worker} isOn={worker.isStarred} onChange={setStar} />
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
