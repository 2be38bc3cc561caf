import { useQuery } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { CollectedRun } from '#core/collection/collection.ts';
import { isFullySaved, type SavedRun } from '#core/collection/saved-run-format.ts';
import { lossesOf } from '#core/collection/losses.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isStateOver } from '#core/run/run-state.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Failure } from '#core/errors/failure.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { type Keeping, useKeeping } from './use-keeping.ts';

const DAY = 86_400_000;

type KeepNoticeProps = {
  readonly runs: readonly CollectedRun[];
  readonly savedRuns: ReadonlyMap<RunSlug, SavedRun>;
  readonly onEmpty: (slugs: readonly RunSlug[], at: number) => void;
};

export function KeepNotice({ runs, savedRuns, onEmpty }: KeepNoticeProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const api = useApi();
  const [{ now: openedAt, within }] = useState(() => api.serverTime());
  const { keeping, keep, cancel } = useKeeping((slugs) => onEmpty(slugs, api.serverTime().now));
  const losses = lossesOf(
    runs.filter(({ slug, state }) => isStateOver(state) && !isWhole(savedRuns.get(slug))),
    openedAt,
    within,
  );
  const isBusy = keeping.kind === 'busy';
  return (
    <div className="space-y-2">
      {(losses !== undefined || isBusy) && (
        <Notice
          tone={losses && (losses.next?.at ?? openedAt) - openedAt < 2 * DAY ? 'warn' : 'info'}
          title={losses && lossWords(t, losses)}
          actions={
            isBusy ? (
              <Button size="small" onClick={cancel}>
                {t('savedRows.cancel')}
              </Button>
            ) : (
              <Button size="small" disabled={!hasKey} onClick={() => void keep(losses?.runs ?? [])}>
                <Save size={14} aria-hidden />
                {t('savedRows.save')}
              </Button>
            )
          }
        >
          {isBusy && <Progress {...keeping} />}
        </Notice>
      )}
      <Outcome keeping={keeping} />
      <Held runs={runs} savedRuns={savedRuns} />
    </div>
  );
}

const isWhole = (run: SavedRun | undefined): boolean => run !== undefined && isFullySaved(run);

type CollectionLosses = NonNullable<ReturnType<typeof lossesOf<CollectedRun>>>;

function lossWords(
  t: ReturnType<typeof useMessages>,
  { next, undatedCount, runs }: CollectionLosses,
): string {
  if (next === undefined) return t('savedRows.loss.unknown', { count: undatedCount });
  const { unit, time } = next.in;
  const more = runs.length - undatedCount - next.first;
  return sentences(
    t('savedRows.loss', { count: next.first, unit, time: Math.max(1, time), more }),
    undatedCount > 0 && t('savedRows.loss.alsoUnknown', { count: undatedCount }),
  );
}

function Progress({ done, of, rows }: Extract<Keeping, { readonly kind: 'busy' }>) {
  const t = useMessages();
  return (
    <>
      <progress
        aria-label={t('savedRows.saving.label')}
        value={done}
        max={of}
        className="block h-1.5 w-full"
      />
      <p className="mt-1 text-sm text-muted tabular-nums">
        {t('savedRows.saving', {
          at: formatNumber(done + 1),
          count: formatNumber(of),
          rows: formatNumber(rows),
        })}
      </p>
    </>
  );
}

function Outcome({ keeping }: { readonly keeping: Keeping }) {
  const t = useMessages();
  if (keeping.kind !== 'ended') return null;
  const { missing } = keeping;
  return (
    <>
      <Ending {...keeping} />
      {missing > 0 && <Notice tone="warn" title={t('savedRows.missing', { count: missing })} />}
    </>
  );
}

const NAMED = 20;

function Ending({ done, of, gone, unread, why }: Extract<Keeping, { readonly kind: 'ended' }>) {
  const t = useMessages();
  const some = t('savedRows.some', { done: formatNumber(done), of });
  if (why === 'full' || why === 'forbidden')
    return (
      <Notice tone="bad" title={t(`savedRows.${why}`)}>
        {sentences(some, t('savedRows.room.make'))}
      </Notice>
    );
  const failure = why instanceof Failure ? why : unread?.failure;
  return (
    <>
      {failure && (
        <FailureNotice
          failure={failure}
          {...(failure === unread?.failure && { of: unread.slugs.slice(0, NAMED).join(', ') })}
        />
      )}
      <p role="status" className="text-sm text-muted">
        {why === 'cancelled'
          ? sentences(t('savedRows.cancelled'), some)
          : failure
            ? some
            : gone > 0
              ? t('savedRows.gone', { count: gone })
              : t('savedRows.done')}
      </p>
    </>
  );
}

function Held({ runs, savedRuns }: Omit<KeepNoticeProps, 'onEmpty'>) {
  const t = useMessages();
  const held = runs.flatMap(({ slug }) => savedRuns.get(slug) ?? []);
  const { data: room } = useQuery({
    queryKey: ['storage-room', held.map(({ generation }) => generation)],
    queryFn: async () => {
      const { usage, quota } = await navigator.storage.estimate();
      return { usage, quota, isPersistent: await navigator.storage.persisted() };
    },
  });
  if (held.length === 0) return null;
  const sum = (of: (run: SavedRun) => number) => held.reduce((total, run) => total + of(run), 0);
  return (
    <p className="text-sm text-muted tabular-nums">
      {sentences(
        t('savedRows.held', {
          kept: formatNumber(held.length),
          runs: runs.length,
          rows: formatNumber(sum(({ rows }) => rows)),
          size: formatBytes(sum(({ size }) => size)),
        }),
        room?.usage !== undefined &&
          room.quota !== undefined &&
          t('savedRows.room', { used: formatBytes(room.usage), quota: formatBytes(room.quota) }),
        room?.isPersistent === false && t('savedRows.notPersistent'),
      )}
    </p>
  );
}
