import { useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { LATEST_ARRIVAL } from '#core/errors/failure.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { type Earlier, lookForBegun, type RunsBefore, type Settled } from '#starts/waiting/activate.ts';
import { waitingQuery } from '#starts/waiting/waiting-query.ts';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';

export type Done = Settled & {
  readonly id: number;
  readonly kind: 'start' | 'let go';
  readonly before?: RunsBefore;
};

/** What the last action leaves open: requests on still waiting runs whose answer was lost. */
export function earlierOf(last: Done | undefined, kind: Done['kind']): Earlier | undefined {
  if (last?.mayArrive !== true || last.kind !== kind) return undefined;
  return { refs: new Set(last.left.map(({ ref }) => ref)), before: last.before };
}

export function ActivationOutcome({
  done,
  onNeedKey,
}: {
  readonly done: Done;
  readonly onNeedKey: () => void;
}) {
  const t = useMessages();
  const { kind, settledByOthers, failure } = done;
  const { gone, left, word, look, isFetching } = useSeenSince(done);
  return (
    <>
      {gone.length > 0 && kind === 'start' && <Started done={{ ...done, gone }} />}
      {gone.length > 0 && kind === 'let go' && (
        <Notice tone="good" title={t('waiting.gone', { count: gone.length })} />
      )}
      {settledByOthers.length > 0 && (
        <Notice tone="warn" title={t('waiting.taken', { count: settledByOthers.length })} />
      )}
      {left.length > 0 && (
        <Notice
          tone="warn"
          title={t(`waiting.${word}`, { count: left.length })}
          {...(word !== 'left' && {
            actions: (
              <Button size="small" disabled={isFetching} onClick={look}>
                {t('waiting.lost.look')}
              </Button>
            ),
          })}
        />
      )}
      {failure !== undefined && left.length > 0 && <FailureNotice failure={failure} onNeedKey={onNeedKey} />}
    </>
  );
}

/**
 * Which runs still wait by the list read since. `word`: what is known of them; a request without an answer
 * may yet reach the platform.
 */
function useSeenSince({ id, gone, left, isUnknown, mayArrive }: Done) {
  const { data, dataUpdatedAt, refetch, isFetching } = useQuery(waitingQuery(useApi()));
  const isSeen = data?.isWhole === true && dataUpdatedAt > id;
  const listed = isSeen ? new Set(data.waiting.map(({ ref }) => ref)) : undefined;
  const isOpen = mayArrive === true && !(isSeen && dataUpdatedAt - id > LATEST_ARRIVAL);
  const isToBeSeen = mayArrive === true || isUnknown === true;
  const hasGone = ({ ref }: WaitingRun) => isToBeSeen && listed?.has(ref) === false;
  return {
    gone: [...gone, ...left.filter(hasGone)],
    left: left.filter((run) => !hasGone(run)),
    word: isUnknown && !isSeen ? ('unknown' as const) : isOpen ? ('mayArrive' as const) : ('left' as const),
    look: () => void refetch(),
    isFetching,
  };
}

/** Milliseconds until each read of the list of runs in which the started ones appear. */
const LOOKS = [2_000, 5_000, 10_000, 15_000, 15_000, 15_000] as const;

const looking =
  (...args: Parameters<typeof lookForBegun>) =>
  () =>
    lookForBegun(...args);

/** Finds the resulting runs: the platform does not name them. */
function Started({ done: { id, gone, before } }: { readonly done: Done }) {
  const t = useMessages();
  const api = useApi();
  const { data, isFetching, refetch } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'begun', id, gone.length],
    queryFn: looking(api, gone, before),
    refetchInterval: ({ state }) =>
      state.data?.sure === true ? false : (LOOKS[Math.max(0, state.dataUpdateCount - 1)] ?? false),
    staleTime: Infinity,
  });
  const count = gone.length;
  const runs = data?.runs ?? [];
  return (
    <Notice
      tone="good"
      title={t('waiting.started', { count })}
      actions={
        data?.sure !== true && (
          <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
            {t('waiting.lost.look')}
          </Button>
        )
      }
    >
      {runs.length === 0 ? (
        <p>{t(isFetching ? 'waiting.started.looking' : 'waiting.started.none', { count })}</p>
      ) : (
        <>
          {data?.sure !== true && <p>{t('waiting.started.maybe')}</p>}
          <ul className="space-y-1">
            {runs.map(({ slug, workerTitle, workerSlug, startedAt }) => (
              <li key={slug}>
                <TextLink href={runPath(slug)}>
                  {startedAt === undefined
                    ? workerNameOf({ workerTitle, workerSlug })
                    : t('waiting.started.run', {
                        worker: workerNameOf({ workerTitle, workerSlug }),
                        moment: formatMoment(startedAt, { seconds: true }),
                      })}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
