import type { BatchSummary } from '#batches/keep/batch-store.ts';
import { useBatchList } from '#batches/use-batches.tsx';
import { batchPath, BATCHES_PATH } from '#core/ids/screen-paths.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatList, formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { LineLink } from '#ui/controls/list-link.tsx';

const SHOWN = 3;

export function EarlierBatches({ worker }: { readonly worker: WorkerSlug }) {
  const t = useMessages();
  const { data = [] } = useBatchList();
  const earlier = data.filter(({ summary }) => summary.worker === worker);
  if (earlier.length === 0) return null;
  return (
    <Card label={t('batch.earlier')}>
      <div className="flex items-baseline gap-3 border-b border-line px-4 py-2">
        <h2 className="grow font-semibold">{t('batch.earlier')}</h2>
        {earlier.length > SHOWN && (
          <TextLink href={BATCHES_PATH}>{t('batch.earlier.all', { count: earlier.length })}</TextLink>
        )}
      </div>
      <ul className="divide-y divide-line">
        {earlier.slice(0, SHOWN).map(({ id, summary }) => (
          <li key={id}>
            <LineLink href={batchPath(id)} className="block py-2">
              <bdi className="block truncate font-medium">{summary.name}</bdi>
              <span className="text-sm text-muted tabular-nums">
                <Standing summary={summary} />
              </span>
            </LineLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ summary: { size, head } }: { readonly summary: BatchSummary }) {
  const t = useMessages();
  const { succeeded, failed, lost } = head.counts;
  const said = [
    t('batch.earlier.done', { count: formatNumber(succeeded), of: formatNumber(size) }),
    ...(failed > 0 ? [t('batch.earlier.failed', { count: formatNumber(failed) })] : []),
    ...(head.limited > 0 ? [t('batch.earlier.limited', { count: formatNumber(head.limited) })] : []),
    ...(lost > 0 ? [t('batch.earlier.lost', { count: formatNumber(lost) })] : []),
    formatMoment(head.startedAt),
  ];
  return formatList(said);
}
