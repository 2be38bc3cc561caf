import { useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES, runQuery } from '#api/queries/queries.ts';
import { equalJson } from '#core/json/compare.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { NotifyButton, useEndNotice } from '#parts/end-notice.tsx';
import { type RunHistory, runHistory } from '#starts/history/run-history.ts';
import { Button } from '#ui/controls/button.tsx';

import { runsAfter, useLikeRuns } from './runs/like-runs.ts';

type WatchNextProps = {
  readonly newer: RunSlug;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  /** Told of a like run that has ended since. */
  readonly onNext: (next: RunSlug) => void;
};

/** Compares each like run with the one before it, once it has ended, as long as the page is open. */
export function WatchNext({ newer, isOn, onSwitch, onNext }: WatchNextProps) {
  const t = useMessages();
  const { data: run } = useQuery(runQuery(useApi(), newer));
  const { notice, toggle } = useEndNotice();
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {isOn && (
        <>
          <p role="status" className="text-sm text-muted">
            {t('difference.watching')}
          </p>
          <NotifyButton quiet notice={notice} onToggle={toggle} />
          {run && <Watch {...{ run, onNext }} />}
        </>
      )}
      <Button
        aria-pressed={isOn}
        title={t('difference.watch.about')}
        onClick={() => onSwitch(!isOn)}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <Eye size={14} aria-hidden />
        {t('difference.watch')}
      </Button>
    </div>
  );
}

function Watch({ run, onNext }: { readonly run: Run } & Pick<WatchNextProps, 'onNext'>) {
  const { runs } = useLikeRuns(run.workerSlug, true);
  const later = runsAfter(run, runs).map(({ slug }) => slug);
  const { data: next } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'next like', run.slug, later],
    queryFn: () => firstLike(run.slug, later),
    enabled: later.length > 0,
  });
  const take = useEffectEvent(onNext);
  useEffect(() => {
    if (next) take(next);
  }, [next]);
  return null;
}

/** The first run that was asked for the same as another, or of both of which this browser does not know it. */
export async function firstLike(
  run: RunSlug,
  others: readonly RunSlug[],
  history: Pick<RunHistory, 'input'> = runHistory,
): Promise<RunSlug | null> {
  const asked = await askedOf(run, history);
  for (const other of others) {
    const same = await askedOf(other, history);
    if (asked && same ? equalJson(asked, same) : asked === same) return other;
  }
  return null;
}

/** Its input, and the region that it looked from. Undefined also where the run was only taken for that of a start whose answer was lost. */
async function askedOf(run: RunSlug, history: Pick<RunHistory, 'input'>) {
  const stored = await history.input(run);
  if (!stored.ok || !stored.value.sure) return undefined;
  const { custom, options } = stored.value.order;
  return [custom, options.proxyRegion ?? ''];
}
