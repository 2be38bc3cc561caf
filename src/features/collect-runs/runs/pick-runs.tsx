import { type SubmitEvent, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { useRunList } from '#api/run-list/use-run-list.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { localDay } from '#core/local-day.ts';
import { monthOf } from '#core/run/month.ts';
import { stateOf } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { StateLine } from '#parts/status-line.tsx';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { areResultsDeleted, rowsText } from './run-note.ts';
import { useOpenedAt } from './use-opened-at.ts';

function startOfDay(day: string): number | undefined {
  const time = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(time) ? undefined : time;
}

function useRunsSince(worker: string, since: number | undefined) {
  const { now } = useApi().serverTime();
  const from = monthOf(since ?? now);
  const { runs, parts, isRead, again } = useRunList(worker === '' ? { from } : { worker, from }, true);
  const torn = parts.find(({ failure, missing }) => failure !== null || missing > 0);
  return {
    runs: since === undefined ? [] : runs.filter(({ startedAt = Infinity }) => startedAt >= since),
    // Without a day nothing is sought.
    isRead: isRead && since !== undefined,
    torn,
    again,
  };
}

type PickRunsProps = {
  readonly worker: string;
  readonly known: ReadonlySet<RunSlug>;
  readonly onPick: (runs: readonly Run[]) => void;
  readonly onClose: () => void;
};

export function PickRuns({ worker: first, known, onPick, onClose }: PickRunsProps) {
  const t = useMessages();
  const [isOne, setIsOne] = useState(first !== '');
  const [day, setDay] = useState(() => localDay(Date.now(), 7));
  const [ticked, setTicked] = useState<ReadonlySet<RunSlug>>(new Set());
  const found = useRunsSince(isOne ? first : '', startOfDay(day));
  const offered = found.runs.filter(({ slug }) => !known.has(slug));
  const chosen = offered.filter(({ slug }) => ticked.has(slug));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (chosen.length > 0) onPick(chosen);
  };
  return (
    <Dialog title={t('collection.add')} onClose={onClose} wide>
      <form onSubmit={submit} className="space-y-3">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <label className="font-medium">
            {t('collection.since')}
            <input
              type="date"
              required
              value={day}
              onChange={(event) => setDay(event.target.value)}
              className={`${CONTROL} mt-1 font-normal`}
            />
          </label>
          {first !== '' && (
            <label className="flex min-h-control items-center gap-2">
              <input type="checkbox" checked={isOne} onChange={(event) => setIsOne(event.target.checked)} />
              <span className="wrap-anywhere">{t('collection.onlyWorker', { worker: first })}</span>
            </label>
          )}
        </div>
        <Found found={found} offered={offered} ticked={ticked} setTicked={setTicked} withWorker={!isOne} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={chosen.length === 0}>
            {t('collection.add.count', { count: chosen.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type FoundProps = Omit<OfferedProps, 'runs' | 'isRead'> & {
  readonly found: ReturnType<typeof useRunsSince>;
  readonly offered: readonly Run[];
};

function Found({ found: { isRead, torn, again }, offered, ...ticks }: FoundProps) {
  const t = useMessages();
  return (
    <>
      {torn?.failure && <FailureNotice failure={torn.failure} onRetry={again} />}
      {torn && <Notice tone="warn">{t('collection.since.part')}</Notice>}
      {isRead && !torn && offered.length === 0 && (
        <p className="py-4 text-muted">{t('collection.since.none')}</p>
      )}
      {offered.length > 0 && <Offered {...ticks} runs={offered} isRead={isRead} />}
      {!isRead && <Skeleton className={offered.length > 0 ? 'h-8 w-full' : 'h-40 w-full'} />}
    </>
  );
}

type OfferedProps = {
  readonly runs: readonly Run[];
  readonly isRead: boolean;
  readonly withWorker: boolean;
  readonly ticked: ReadonlySet<RunSlug>;
  readonly setTicked: (ticked: ReadonlySet<RunSlug>) => void;
};

function Offered({ runs, isRead, withWorker, ticked, setTicked }: OfferedProps) {
  const t = useMessages();
  const nameOf = useRunNames();
  const openedAt = useOpenedAt();
  const isThere = (run: Run) => !areResultsDeleted(run, openedAt);
  const hasRows = (run: Run) => run.results !== 0 && isThere(run);
  const toggle = (slug: RunSlug) => {
    const next = new Set(ticked);
    if (!next.delete(slug)) next.add(slug);
    setTicked(next);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          disabled={!isRead}
          onClick={() => setTicked(new Set(runs.filter(hasRows).map(({ slug }) => slug)))}
        >
          {t('collection.tickAll')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setTicked(new Set())}>
          {t('collection.tickNone')}
        </Button>
      </div>
      <ul className="max-h-80 divide-y divide-line overflow-auto rounded border border-line">
        {runs.map((run) => (
          <li key={run.slug}>
            <label className="flex min-h-row cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 hover:bg-sunken">
              <input type="checkbox" checked={ticked.has(run.slug)} onChange={() => toggle(run.slug)} />
              <span className="grow">
                {run.startedAt === undefined ? run.slug : formatMoment(run.startedAt)}
                {nameOf(run.slug) !== undefined && (
                  <bdi className="block font-medium wrap-anywhere">{nameOf(run.slug)}</bdi>
                )}
                {withWorker && <span className="block text-sm text-muted">{run.workerSlug}</span>}
              </span>
              <span className="text-muted tabular-nums">
                {isThere(run) ? rowsText(t, run) : t('collection.run.gone')}
              </span>
              <StateLine state={stateOf(run)} />
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
