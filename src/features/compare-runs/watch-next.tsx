import { useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES, runQuery } from '#api/queries/queries.ts';
import { equalJson } from '#core/json/compare.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Json } from '#core/json/json.ts';
import type { Run } from '#core/run/run.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import type { StartedRuns } from '#core/spend/task-runs.ts';
import { useMessages } from '#messages/use-messages.ts';
import { NotifyButton, useEndNotice } from '#parts/end-notice.tsx';
import { type RunHistory, runHistory } from '#starts/history/run-history.ts';
import { startedRuns } from '#starts/history/started-runs.ts';
import { Button } from '#ui/controls/button.tsx';
import { IN_MENU } from '#ui/overlay/menu-button.tsx';

import { runsAfter, useLikeRuns } from './runs/like-runs.ts';

type WatchNextProps = {
  readonly newer: RunSlug;
  readonly onNext: (next: RunSlug) => void;
};

export function WatchNext({ newer, onNext }: WatchNextProps) {
  const t = useMessages();
  const { data: run } = useQuery(runQuery(useApi(), newer));
  const { notice, toggle } = useEndNotice();
  return (
    <>
      <p role="status" className="text-sm text-muted">
        {t('difference.watching')}
      </p>
      <NotifyButton quiet notice={notice} onToggle={toggle} />
      {run && <Watch run={run} onNext={onNext} />}
    </>
  );
}

type WatchSwitchProps = { readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void };

export function WatchSwitch({ isOn, onSwitch }: WatchSwitchProps) {
  const t = useMessages();
  return (
    <Button
      {...IN_MENU}
      aria-pressed={isOn}
      title={t('difference.watch.about')}
      onClick={() => onSwitch(!isOn)}
      className="justify-start aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      <Eye size={14} aria-hidden />
      {t('difference.watch')}
    </Button>
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

type WatchInput = {
  readonly history: Pick<RunHistory, 'input'>;
  readonly readStarted: () => Promise<StartedRuns>;
};

/**
 * The first run with the same input as another. A run of unknown input may belong to the schedule of a
 * task, and then counts as like that task's runs.
 */
export async function firstLike(
  run: RunSlug,
  others: readonly RunSlug[],
  { history, readStarted }: WatchInput = { history: runHistory, readStarted: startedRuns },
): Promise<RunSlug | null> {
  const started = await readStarted();
  const known = async (slug: RunSlug) => ({ input: await inputOf(slug, history), task: started.get(slug) });
  const one = await known(run);
  for (const other of others) if (areLike(one, await known(other))) return other;
  return null;
}

type KnownRun = { readonly input: Json | undefined; readonly task: TaskSlug | undefined };

function areLike(one: KnownRun, other: KnownRun): boolean {
  if (one.input !== undefined && other.input !== undefined) return equalJson(one.input, other.input);
  if (one.task !== undefined && other.task !== undefined) return one.task === other.task;
  return [one, other].every(({ input, task }) => input === undefined || task !== undefined);
}

/**
 * Its input and region. Also undefined if the run was only assumed to belong to a start whose response was
 * lost.
 */
async function inputOf(run: RunSlug, history: Pick<RunHistory, 'input'>) {
  const stored = await history.input(run);
  if (!stored.ok || !stored.value.sure) return undefined;
  const { custom, options } = stored.value.order;
  return [custom, options.proxyRegion ?? ''];
}
