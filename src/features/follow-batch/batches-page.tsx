import type { ReactNode } from 'react';

import { MOST_BATCHES } from '#batches/keep/batch-store.ts';
import type { ListedBatch } from '#batches/batches.ts';
import { kindCounts, type RowKind } from '#batches/row-kind.ts';
import {
  useBatchList,
  useUnreadBatches,
  useRemoveBatches,
  useRemovedBatches,
} from '#batches/use-batches.tsx';
import { spentText } from '#core/batch/course/course.ts';
import { doneOf, isBatchOver, standingInList } from '#core/batch/course/standing.ts';
import { batchPath } from '#core/ids/screen-paths.ts';
import { isAllRead } from '#core/stored/format.ts';
import { formatMoment, formatMoneyInRow, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { costText } from '#parts/texts/cost-text.ts';
import { TitleText } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Notice } from '#ui/notice.tsx';
import { LineLink } from '#ui/controls/list-link.tsx';

import { ofAll, rowResultsText } from './batch/batch-words.ts';
import { ROW_LOOK } from './batch/row-look.ts';
import { STANDING_LOOK } from './batch/standing-look.ts';

const UNREAD = ['newer', 'unreadable'] as const;

/**
 * The batches of this browser, the newest first.
 * @param setUp leads to the set-up of one
 */
export function BatchesPage({ setUp }: { readonly setUp: ReactNode }) {
  const t = useMessages();
  const { data: batches, error } = useBatchList();
  const unread = useUnreadBatches();
  const isNone = batches?.length === 0 && unread !== undefined && isAllRead(unread);
  useDocumentTitle(t('batches.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl font-semibold">{t('batches.title')}</h1>
        {batches && !isNone && setUp}
      </div>
      <Removed />
      {error && <Notice tone="bad" title={t('batches.unread')} />}
      {UNREAD.map((why) => {
        const count = unread?.[why] ?? 0;
        return count > 0 && <Notice key={why} tone="warn" title={t(`batches.unread.${why}`, { count })} />;
      })}
      {isNone && (
        <EmptyState>
          <p>{t('batches.none')}</p>
          <p className="mb-4">{t('batches.none.how')}</p>
          {setUp}
        </EmptyState>
      )}
      {batches && batches.length > MOST_BATCHES && <TooMany batches={batches} />}
      {batches && batches.length > 0 && (
        <Card className="overflow-hidden">
          <ul className="divide-y divide-line">
            {batches.map((batch) => (
              <li key={batch.id}>
                <Line batch={batch} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** What wants a look at the rows. */
const OF_NOTE: readonly RowKind[] = ['failed', 'limited', 'lost', 'gone'];

function Line({ batch }: { readonly batch: ListedBatch }) {
  const t = useMessages();
  const { id, summary } = batch;
  const { name, worker, title, size, head } = summary;
  const standing = standingInList(batch);
  const tried = head.phase.kind === 'paused' && head.phase.why.kind === 'asked' ? head.phase.why.count : 0;
  return (
    <LineLink
      href={batchPath(id)}
      className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(0,2fr)_9rem_9rem_7rem_6rem_8rem]"
    >
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block truncate text-sm text-muted">
          <TitleText whole={title || worker} />
        </span>
      </span>
      <span className="flex flex-wrap gap-x-3 sm:contents">
        <span>
          <span className={classNames('inline-block rounded px-2', STANDING_LOOK[standing])}>
            {t(`batch.standing.${standing}`, { count: standing === 'alone' ? head.counts.waiting : tried })}
          </span>
        </span>
        <span className="tabular-nums">
          {t('batches.rows', { of: ofAll(t, doneOf(head), size - head.counts['left-out']) })}
          {OF_NOTE.filter((state) => kindCounts(head)[state] > 0).map((state) => (
            <span key={state} className={classNames('block text-sm', ROW_LOOK[state].ink)}>
              {t(ROW_LOOK[state].word)} {formatNumber(kindCounts(head)[state])}
            </span>
          ))}
        </span>
        <span className="tabular-nums sm:text-right">{rowResultsText(t, head)}</span>
        <span className="tabular-nums sm:text-right">
          {costText(t, Number(spentText(head)), head.untold, formatMoneyInRow)}
        </span>
        <span className="text-muted">{formatMoment(head.startedAt)}</span>
      </span>
    </LineLink>
  );
}

/** What was deleted can be had back. */
function Removed() {
  const t = useMessages();
  const removed = useRemovedBatches();
  return (
    <div role="status">
      {removed && removed.names.length > 0 && (
        <Notice
          title={t('batches.deleted', { count: removed.names.length, name: removed.names[0] ?? '' })}
          actions={<Button onClick={removed.restore}>{t('batches.deleted.undo')}</Button>}
        />
      )}
    </div>
  );
}

const isSpare = (head: ListedBatch['summary']['head']) => isBatchOver(head) && head.counts.lost === 0;

/** Batches are let go of by choice only. */
function TooMany({ batches }: { readonly batches: readonly ListedBatch[] }) {
  const t = useMessages();
  const remove = useRemoveBatches();
  const spare = batches
    .slice(MOST_BATCHES)
    // Of rows that may have started the person has to decide; nothing else tells of them.
    .filter(({ summary: { head } }) => isSpare(head));
  return (
    <Notice
      tone="warn"
      title={t('batches.many', { count: formatNumber(batches.length) })}
      actions={
        spare.length > 0 && (
          <Button disabled={remove.isPending} onClick={() => remove.mutate(spare.map(({ id }) => id))}>
            {t('batches.letGo', { count: spare.length })}
          </Button>
        )
      }
    />
  );
}
