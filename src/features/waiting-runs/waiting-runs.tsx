import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, TriangleAlert } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import { useApi, useHasKey } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { useLatestRuns } from '#parts/use-latest-runs.ts';
import { factsOf, LATEST_ARRIVAL } from '#core/errors/failure.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { formatMoment } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { PlanRunsField } from '#starts/plan-runs-field.tsx';
import { usePlanRuns } from '#starts/plan-runs.ts';
import { againstOwnCap } from '#starts/cost/against-own-cap.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { activateWaiting, releaseWaiting } from '#starts/waiting/activate.ts';
import { LostEntry } from '#starts/outbox/lost-entry.tsx';
import { useQueue } from '#starts/waiting/use-queue.ts';
import { inactiveQuery, WAITING_QUERY, waitingQuery } from '#starts/waiting/waiting-query.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';

import { type Done, earlierOf, ActivationOutcome } from './activation-outcome.tsx';

const AskActivation = lazyComponent(() => import('./ask.tsx').then((module) => module.AskActivation));
const AskRelease = lazyComponent(() => import('./ask.tsx').then((module) => module.AskRelease));

const waitingName = (t: Translate, { workerTitle, worker }: WaitingRun): string =>
  workerTitle ?? worker ?? t('waiting.unnamed');

const NONE = { waiting: [], isWhole: true };

type WaitingButtonProps = { readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void };

export function WaitingButton({ isOpen, onOpen }: WaitingButtonProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const { data, error, done } = useWaiting();
  const queue = useQueue();
  const entries = useSyncExternalStore(queue.subscribe, queue.open);
  const { waiting, isWhole } = data ?? NONE;
  const isLost = entries.some(({ state }) => state === 'lost');
  const isUnread = !isWhole || isFailure(error);
  if (!hasKey || !(isOpen || isLost || isUnread || waiting.length > 0 || done)) return null;
  return (
    <Button size="small" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
      {(isLost || isUnread) && <TriangleAlert size={14} aria-hidden className="text-warn" />}
      {t('waiting.open', { count: waiting.length })}
      <ChevronDown size={14} aria-hidden className={isOpen ? 'rotate-180' : undefined} />
    </Button>
  );
}

/** Waiting runs without those just started or released: the list may be stale. */
function useWaiting() {
  const { data, error, dataUpdatedAt } = useQuery({ ...waitingQuery(useApi()), enabled: useHasKey() });
  // Kept while the person looks elsewhere: what was started is told of when they are back.
  const { data: done } = useQuery(DONE);
  const mayBeBehind = done !== undefined && dataUpdatedAt - done.id < LATEST_ARRIVAL;
  const gone = new Set(mayBeBehind ? done.gone.map(({ ref }) => ref) : []);
  return {
    data: data && {
      ...data,
      waiting: data.waiting.filter(({ ref }) => !gone.has(ref)),
    },
    error,
    done,
  };
}

const isFailure = (error: Error | null): boolean => error !== null && factsOf(error).kind !== 'onlyV1';

export function WaitingRuns({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const hasKey = useHasKey();
  const { data, error, done } = useWaiting();
  const { waiting, isWhole } = data ?? NONE;
  const { isBusy, act, dialog } = useActions();
  if (!hasKey) return null;
  return (
    <div className="space-y-3 empty:hidden">
      <LostEntries />
      {done && <ActivationOutcome key={done.id} done={done} onNeedKey={onNeedKey} />}
      {isFailure(error) && <FailureNotice failure={error} onNeedKey={onNeedKey} />}
      {!isWhole && <Notice tone="warn" title={t('waiting.notAll')} />}
      {data?.waiting.length === 0 && !done && <p className="text-muted">{t('waiting.none')}</p>}
      {waiting.length > 0 && <WaitingCard waiting={waiting} isBusy={isBusy} act={act} />}
      <InactiveRuns />
      {dialog}
    </div>
  );
}

function InactiveRuns() {
  const t = useMessages();
  const api = useApi();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({ ...inactiveQuery(api), enabled: isOpen });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm text-muted pointer-coarse:py-3">
        {t('waiting.inactive')}
      </summary>
      {isOpen && error && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="py-1.5 text-muted">{t('waiting.inactive.none')}</p>}
      <ul className="divide-y divide-line">
        {data?.map((run) => (
          <li key={run.ref} className="flex flex-wrap items-center gap-x-3 py-1.5">
            <WaitingText run={run} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function LostEntries() {
  const t = useMessages();
  const client = useQueryClient();
  const queue = useQueue();
  const entries = useSyncExternalStore(queue.subscribe, queue.open).filter(({ state }) => state === 'lost');
  const [seen, setSeen] = useState(0);
  const onSeen = (refs: readonly string[]) => {
    setSeen(refs.length);
    void client.invalidateQueries({ queryKey: WAITING_QUERY, exact: true });
  };
  return (
    <>
      {entries.map((entry) => (
        <LostEntry key={entry.id} outbox={queue} entry={entry} words="waiting.lost" onSeen={onSeen} />
      ))}
      {seen > 0 && entries.length === 0 && <Notice tone="good" title={t('waiting.seen', { count: seen })} />}
    </>
  );
}

type WaitingAction = { readonly kind: 'start' } | { readonly kind: 'let go'; readonly reason: string };

const DONE = queryOptions<Done>({
  queryKey: [PRIVATE_QUERIES, 'waiting', 'done'],
  queryFn: skipToken,
  gcTime: Infinity,
});

/**
 * Starts or releases waiting runs, one action at a time. Starts nothing over the monthly budget without
 * asking.
 */
function useActions() {
  const api = useApi();
  const client = useQueryClient();
  const { isOpen: isBusy, make } = useSingleFlight();
  const { confirmUnforeseen, dialog } = useConfirmStart((name) => name);
  const act = (runs: readonly WaitingRun[], action: WaitingAction) =>
    make(async (signal) => {
      const capped = runs.map(({ worker }) => (worker ? againstOwnCap(worker) : {}));
      if (action.kind === 'start' && !(await confirmUnforeseen(signal, { runs: capped }))) return;
      const last = client.getQueryData(DONE.queryKey);
      const earlier = earlierOf(last, action.kind);
      const settled =
        action.kind === 'start'
          ? await activateWaiting(api, runs, signal, earlier)
          : await releaseWaiting(api, runs, action.reason, earlier);
      if (settled === undefined) return;
      client.setQueryData(DONE.queryKey, { ...settled, id: Date.now(), kind: action.kind });
      await client.invalidateQueries({ queryKey: WAITING_QUERY, exact: true });
      if (action.kind === 'start') renewAfterStart(client, api);
      else void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
    });
  return { isBusy, act, dialog };
}

type WaitingCardProps = {
  readonly waiting: readonly WaitingRun[];
  readonly isBusy: boolean;
  readonly act: (runs: readonly WaitingRun[], action: WaitingAction) => Promise<void>;
};

function WaitingCard({ waiting, isBusy, act }: WaitingCardProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<'start' | 'let go'>();
  const runs = waiting.filter(({ ref }) => chosen.has(ref));
  const free = useFreePlaces();
  const close = () => setQuestion(undefined);
  return (
    <Card label={t('waiting.title')} className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
        <h2 className="font-semibold">{t('waiting.title')}</h2>
        <p className="grow text-muted">{t('waiting.about')}</p>
        <PlanRunsField />
      </div>
      <ul className="divide-y divide-line">
        {waiting.map((run) => (
          <WaitingLine
            key={run.ref}
            run={run}
            isChosen={chosen.has(run.ref)}
            onChoose={(on) =>
              setChosen(new Set(on ? [...chosen, run.ref] : [...chosen].filter((ref) => ref !== run.ref)))
            }
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-2">
        {waiting.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => setChosen(new Set(waiting.map(({ ref }) => ref)))}
          >
            {t('waiting.all')}
          </Button>
        )}
        <Button
          size="small"
          variant="primary"
          disabled={runs.length === 0 || isBusy}
          onClick={() => setQuestion('start')}
        >
          {t('waiting.start', { count: runs.length })}
        </Button>
        <Button size="small" disabled={runs.length === 0 || isBusy} onClick={() => setQuestion('let go')}>
          {t('waiting.letGo')}
        </Button>
        <p className="text-sm text-muted">
          {free !== undefined && t(runs.length > free ? 'waiting.tooMany' : 'waiting.slots', { free })}
        </p>
      </div>
      <LazyPart>
        {question === 'start' && (
          <AskActivation
            runs={runs}
            onClose={close}
            onAgreed={() => {
              close();
              void act(runs, { kind: 'start' });
            }}
          />
        )}
        {question === 'let go' && (
          <AskRelease
            count={runs.length}
            onClose={close}
            onAgreed={(reason) => {
              close();
              void act(runs, { kind: 'let go', reason });
            }}
          />
        )}
      </LazyPart>
    </Card>
  );
}

/** Number of runs that may start now; undefined if the plan's limit is unknown. */
function useFreePlaces(): number | undefined {
  const plan = usePlanRuns();
  const { runs, isSettled } = useLatestRuns();
  if (plan === undefined || !isSettled) return undefined;
  return Math.max(0, plan - runs.filter(({ status }) => status === 'running').length);
}

type WaitingLineProps = {
  readonly run: WaitingRun;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
};

function WaitingLine({ run, isChosen, onChoose }: WaitingLineProps) {
  const t = useMessages();
  const since = sinceOf(run);
  return (
    <li>
      <label className="flex min-h-10 cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-sunken">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t('waiting.choose', {
            worker: waitingName(t, run),
            moment: since ?? t('waiting.sinceUnknown'),
          })}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <WaitingText run={run} />
      </label>
    </li>
  );
}

function WaitingText({ run }: Pick<WaitingLineProps, 'run'>) {
  const t = useMessages();
  const since = sinceOf(run);
  return (
    <>
      <span className="min-w-0 grow">
        <span className="font-medium">
          <TitleText whole={waitingName(t, run)} />
        </span>{' '}
        <code className="text-sm wrap-anywhere text-muted">
          {run.worker} {run.version}
        </code>
      </span>
      <span className="text-muted">
        {since === undefined ? t('waiting.sinceUnknown') : t('waiting.since', { moment: since })}
      </span>
    </>
  );
}

const sinceOf = ({ createdAt }: WaitingRun) =>
  createdAt === undefined ? undefined : formatMoment(createdAt, { seconds: true });
