import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';

import { useKeyMark } from '#api/api-context.tsx';
import type { Wish } from '#batches/batch-messages.ts';
import type { SeenRow } from '#core/batch/course/batch-event.ts';
import { type Attempt, type Course, isClaimed, sendingSince } from '#core/batch/course/course.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Run } from '#core/run/run.ts';
import { listedAt as listedTime } from '#core/run/run-time.ts';
import { formatMoment, formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useLookup } from '#starts/look-up/use-lookup.ts';
import { Button } from '#ui/controls/button.tsx';
import { PRESS_GUARD, useTimePassed } from '#ui/hooks/use-time-passed.ts';

/** What is known of the batch whose row it is. */
export type RowsOf = {
  readonly worker: WorkerSlug;
  readonly canSend: boolean;
  /** The number of the row at a place. */
  readonly numberOf: (row: number) => number;
};

/** Looks once more for the run of a row that was lost: whether one is `listed` that the person has not seen; `unread`: nobody knows. */
export type OnceMore = () => Promise<'nothing' | 'listed' | 'unread'>;

/** A row is to be sent again; of one that was lost, it is looked for `onceMore` before. */
export type OnAgain = (row: SeenRow, onceMore?: OnceMore) => void;

type LostRowProps = {
  readonly row: number;
  readonly course: Course;
  readonly attempt: Attempt;
  readonly batch: RowsOf;
  readonly onNeedKey: () => void;
  readonly onAgain: OnAgain;
  readonly onWish: (wish: Wish) => void;
};

/** Runs that are offered at most, those first that came closest to the start. */
const MOST_SHOWN = 4;

/** A row whose answer was lost: what the list of runs says, and what the person can decide. */
export function LostRow({ row, course, attempt, batch, onNeedKey, onAgain, onWish }: LostRowProps) {
  const t = useMessages();
  const number = batch.numberOf(row);
  const found = useFound({ course, attempt, worker: batch.worker, number });
  const { lookup, runs, answer, sender } = found;
  const only = answer ?? (runs.length === 1 ? runs[0]?.slug : undefined);
  const seen = { row, attempt: attempt.id };
  const take = (run: RunSlug) =>
    onWish({ kind: 'take', ...seen, run, ...(run !== answer && { listed: found.listedAt(run) }) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 px-4 pb-2 sm:pl-17">
      <div className="min-w-0 space-y-1">
        <Told
          {...{ lookup, answer, runs, attempt }}
          sender={sender === undefined ? undefined : batch.numberOf(sender)}
        />
        {runs.length > 1 && (
          <ul className="space-y-1">
            {runs.slice(0, MOST_SHOWN).map((run) => (
              <li key={run.slug} className="flex flex-wrap items-center gap-2">
                <RunLink run={run} />
                <Button size="small" onClick={() => take(run.slug)}>
                  {t('batch.lost.take')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">
        {lookup.kind === 'unread' && (
          <Button size="small" onClick={found.lookAgain}>
            {t('batch.lost.lookAgain')}
          </Button>
        )}
        {lookup.kind === 'none' && lookup.otherKey && (
          <Button size="small" onClick={onNeedKey}>
            {t('key.button')}
          </Button>
        )}
        {only !== undefined && (
          <Button size="small" onClick={() => take(only)}>
            {t('batch.lost.take')}
          </Button>
        )}
        <Again
          onClick={() => onAgain(seen, found.onceMore)}
          isAble={batch.canSend}
          isKnown={lookup.kind !== 'looking' && sender === undefined}
        >
          {t('batch.lost.again', { row: number })}
        </Again>
      </div>
    </div>
  );
}

type Sought = {
  readonly course: Course;
  readonly attempt: Attempt;
  readonly worker: WorkerSlug;
  readonly number: number;
};

/** What the list of runs has for a lost row: runs that no other row claims, nor may yet have been given for one that is being sent. */
function useFound(sought: Sought) {
  const { course } = sought;
  const { lookup, lookAgain, look, listedAt, answer } = useLookup(useSought(sought));
  const listed = lookup.kind === 'found' ? lookup.runs.filter(({ slug }) => !isClaimed(course, slug)) : [];
  const found = listed.map((run) => ({
    run,
    sender: sendingSince(course, { listed: listedAt(run.slug), now: course.at }),
  }));
  const free = found.flatMap(({ run, sender }) => (sender === undefined ? [run] : []));
  const runs = closestFirst(free, sought.attempt);
  return {
    ...{ lookup, lookAgain, listedAt, answer, runs },
    /** The place of a row that is being sent, and whose run one of the others may be. */
    sender: found.find(({ sender }) => sender !== undefined)?.sender,
    onceMore: async (): ReturnType<OnceMore> => {
      const sighting = await look();
      if (sighting === undefined) return 'unread';
      if (sighting.kind !== 'listed') return sighting.kind === 'answered' ? 'listed' : 'nothing';
      const known = new Set(runs.map(({ slug }) => slug));
      const isKnown = sighting.runs.every(({ slug }) => known.has(slug) || isClaimed(course, slug));
      return isKnown ? 'nothing' : 'listed';
    },
  };
}

/** By what the platform says of its own clock, where it did. */
function closestFirst(runs: readonly Run[], { at, since }: Attempt): readonly Run[] {
  const gap = (run: Run) => Math.abs((listedTime(run) ?? Infinity) - (since?.time ?? at));
  return runs.toSorted((one, other) => gap(one) - gap(other));
}

/** The start as it is looked up. With another key than it was sent with only where that is known to be of the same account. */
function useSought({ course: { marks }, attempt, worker, number }: Sought) {
  const mark = useKeyMark();
  return useMemo(() => {
    const { id, at, since, keyMark } = attempt;
    const isProven = [mark, keyMark].every((one) => one !== undefined && marks.includes(one));
    return {
      id,
      at,
      subject: { kind: 'row', worker, batch: '', row: number } as const,
      ...(since && { since }),
      ...(keyMark !== undefined && !isProven && { keyMark }),
    };
  }, [attempt, worker, number, mark, marks]);
}

type AgainProps = {
  readonly onClick: () => void;
  readonly isAble: boolean;
  /** It was looked for long enough to decide. */
  readonly isKnown: boolean;
  readonly children: ReactNode;
};

/** What comes by itself under the pointer is not pressed at once. */
function Again({ onClick, isAble, isKnown, children }: AgainProps) {
  const canStart = useTimePassed(PRESS_GUARD) && isKnown;
  return (
    <Button
      size="small"
      disabled={!isAble}
      aria-disabled={!canStart}
      onClick={() => {
        if (canStart) onClick();
      }}
    >
      {children}
    </Button>
  );
}

type ToldProps = {
  readonly answer: RunSlug | undefined;
  readonly lookup: ReturnType<typeof useLookup>['lookup'];
  readonly runs: readonly Run[];
  readonly attempt: Attempt;
  /** The number of a row that is being sent, and may be the one of a run that is listed. */
  readonly sender: number | undefined;
};

function Told({ lookup, answer, runs, attempt, sender }: ToldProps) {
  const t = useMessages();
  if (answer !== undefined)
    return (
      <p>
        {t('batch.lost.answered')}{' '}
        <Link href={runPath(answer)} className="touch-target text-accent underline">
          {t('batch.column.run')}
        </Link>
      </p>
    );
  const [first] = runs;
  const time = formatTime(attempt.at);
  if (lookup.kind === 'unread') return <p>{t('batch.lost.unread')}</p>;
  if (lookup.kind === 'looking') return <p className="text-muted">{t('batch.lost.looking')}</p>;
  if (lookup.kind === 'none' && lookup.otherKey) return <p>{t('batch.lost.otherKey')}</p>;
  if (first === undefined && sender !== undefined)
    return <p className="text-muted">{t('batch.lost.beingSent', { row: sender })}</p>;
  if (first === undefined) return <p>{t('batch.lost.none', { time })}</p>;
  if (runs.length > 1) return <p>{t('batch.lost.several', { count: runs.length })}</p>;
  return (
    <p>
      {t('batch.lost.one')} <RunLink run={first} />
    </p>
  );
}

function RunLink({ run }: { readonly run: Run }) {
  const t = useMessages();
  return (
    <>
      <Link href={runPath(run.slug)} className="touch-target text-accent underline">
        {run.startedAt === undefined
          ? t('batch.lost.run.notBegun')
          : t('batch.lost.run', { moment: formatMoment(run.startedAt, { seconds: true }) })}
      </Link>
      {run.results !== undefined && (
        <span className="text-muted">{t('batch.lost.results', { count: run.results })}</span>
      )}
    </>
  );
}
