import { X } from 'lucide-react';

import type { RecentWorker } from '#core/ids/recent-workers.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';

import { WorkerLink } from './worker-link.tsx';

type RecentWorkersProps = {
  readonly recent: readonly RecentWorker[];
  readonly onForget: (slug: WorkerSlug) => void;
};

export function RecentWorkers({ recent, onForget }: RecentWorkersProps) {
  const t = useMessages();
  return (
    <Card label={t('workers.recent')}>
      <h2 className="border-b border-line px-4 py-2 font-semibold">{t('workers.recent')}</h2>
      <ul className="divide-y divide-line">
        {recent.map(({ slug, openedAt }) => (
          <li key={slug} className="flex items-center pr-2">
            <div className="min-w-0 grow">
              <WorkerLink
                slug={slug}
                title={slug.split('/').at(-1) ?? slug}
                detail={t('workers.recent.opened', { when: formatMoment(openedAt) })}
              />
            </div>
            <IconButton label={t('workers.recent.forget', { worker: slug })} onClick={() => onForget(slug)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
