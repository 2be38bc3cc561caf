import { ArrowLeftRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { blindSpots, type ComparedRun } from '#core/compare/could-see.ts';
import { compareJson } from '#core/json/compare.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import type { Run } from '#core/run/run.ts';
import { formatDuration, formatList, formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { StatusBadge } from '#parts/status-badge.tsx';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { Card } from '#ui/card.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import type { CompareState } from './runs/compare-state.ts';
import { ComparedRows } from './rows/compared-rows.tsx';
import { KeptUntil } from './runs/kept-until.tsx';
import { useLikeRuns } from './runs/like-runs.ts';
import { UnknownInputs } from './runs/unknown-inputs.tsx';
import { type ReadRun, useComparedRun } from './runs/use-compared-run.ts';

type ComparePairProps = {
  readonly older: RunSlug;
  readonly newer: RunSlug;
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  readonly onNeedKey: () => void;
  /** The newer run ended while it was watched for. */
  readonly isNews: boolean;
};

/** Reads both runs, says how far they are comparable, and compares them. */
export function ComparePair({ older: a, newer: b, state, change, onNeedKey, isNews }: ComparePairProps) {
  const t = useMessages();
  const older = useComparedRun(a);
  const newer = useComparedRun(b);
  const failed = [
    { ...older, slug: a },
    { ...newer, slug: b },
  ].find(({ failure }) => failure !== undefined);
  const gone = [older, newer].find(({ missing }) => missing !== undefined);
  const sides = older.known && newer.known ? { older: older.known, newer: newer.known } : undefined;
  return (
    <>
      <Pair sides={gone === undefined ? sides : undefined}>
        <Side
          name={t('difference.older')}
          read={older}
          slug={a}
          onChoose={(slug) => change({ older: slug })}
        />
        <div className="flex items-center justify-center border-line px-2 max-lg:border-y lg:border-x">
          <IconButton label={t('difference.swap')} onClick={() => change({ older: b, newer: a })}>
            <ArrowLeftRight size={16} aria-hidden />
          </IconButton>
        </div>
        <Side name={t('difference.newer')} read={newer} slug={b} onChoose={(slug) => change({ newer: slug })}>
          {sides && <Inputs {...sides} />}
        </Side>
      </Pair>
      {failed?.failure && (
        <FailureNotice
          failure={failed.failure}
          of={failed.slug}
          onRetry={failed.again}
          onNeedKey={onNeedKey}
        />
      )}
      <Missing {...{ older, newer }} />
      {!gone &&
        (sides ? (
          <ComparedRows
            older={older.rows.set}
            newer={newer.rows.set}
            knownOlder={sides.older}
            knownNewer={sides.newer}
            unseen={blindSpots(sides.older, sides.newer)}
            unreached={blindSpots(sides.newer, sides.older).filter((spot) => spot !== 'earlier')}
            {...{ state, change, isNews }}
          />
        ) : (
          failed === undefined && <Reading older={older} newer={newer} />
        ))}
    </>
  );
}

/** That there are no rows to compare of a run that gave some, and why. */
function Missing({ older, newer }: { readonly older: ReadRun; readonly newer: ReadRun }) {
  const t = useMessages();
  const whichOf = (why: ReadRun['missing']) =>
    older.missing === why && newer.missing === why ? 'both' : older.missing === why ? 'older' : 'newer';
  const isAny = (why: ReadRun['missing']) => older.missing === why || newer.missing === why;
  const askAgain = () => {
    for (const { missing, rows } of [older, newer]) if (missing === 'notGiven') rows.renew();
  };
  return (
    <>
      {isAny('deleted') && (
        <Notice tone="warn" title={t('difference.deleted', { which: whichOf('deleted') })}>
          {t('difference.deleted.why')}
        </Notice>
      )}
      {isAny('notGiven') && (
        <Notice
          tone="warn"
          title={t('difference.notGiven', { which: whichOf('notGiven') })}
          actions={<Button onClick={askAgain}>{t('common.retry')}</Button>}
        />
      )}
    </>
  );
}

type Sides = { readonly older: ComparedRun; readonly newer: ComparedRun };

type PairProps = { readonly sides: Sides | undefined; readonly children: ReactNode };

/** The two runs; folded on a phone once both are read to the end, where they would push what differs out of sight. */
function Pair({ sides, children }: PairProps) {
  const t = useMessages();
  const isNarrow = useMedia('(width < 40rem)');
  const wordsOf = ({ run: { startedAt, slug } }: ComparedRun) =>
    startedAt === undefined ? slug : formatMoment(startedAt);
  const runs = <div className="grid lg:grid-cols-[1fr_auto_1fr]">{children}</div>;
  return (
    <Card label={t('difference.runs')}>
      {isNarrow && sides && sides.older.read.whole && sides.newer.read.whole ? (
        <details>
          <summary className="cursor-pointer px-4 py-2.5 pointer-coarse:py-3">
            {wordsOf(sides.older)} → {wordsOf(sides.newer)}
          </summary>
          {runs}
        </details>
      ) : (
        runs
      )}
    </Card>
  );
}

function Reading({ older, newer }: { readonly older: ReadRun; readonly newer: ReadRun }) {
  const t = useMessages();
  const sets = [older.rows, newer.rows];
  const count = sets.reduce((sum, { set }) => sum + set.count, 0);
  const total = [older, newer].reduce(
    (sum, { run, rows }) => sum + Math.max(run?.results ?? 0, rows.set.total),
    0,
  );
  return (
    <Card className="space-y-3 p-4">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-muted tabular-nums">
          {total === 0
            ? t('common.loading')
            : t('difference.reading', { read: formatNumber(count), total: formatNumber(total) })}
        </p>
        {sets.some(({ busy }) => busy) && (
          <Button
            size="small"
            onClick={() => {
              older.stop();
              newer.stop();
            }}
          >
            {t('difference.stopReading')}
          </Button>
        )}
      </div>
      <Skeleton className="h-72" />
    </Card>
  );
}

type SideProps = {
  readonly name: string;
  readonly slug: RunSlug;
  readonly read: ReadRun;
  readonly onChoose: (slug: RunSlug) => void;
  readonly children?: ReactNode;
};

function Side({ name, slug, read, onChoose, children }: SideProps) {
  const t = useMessages();
  const nameOf = useRunNames();
  const { run, rows, known } = read;
  if (run === undefined) return <Skeleton className="m-4 h-16" />;
  const subtasks = known?.subtasks;
  return (
    <div className="min-w-0 space-y-1.5 px-4 py-3">
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
        <label className="min-w-0">
          <span className="block text-sm text-muted">{name}</span>
          <RunSelect run={run} onChoose={onChoose} />
        </label>
        <StatusBadge run={run} />
        <span className="ml-auto font-semibold tabular-nums">
          <RowsOf {...{ run, known }} total={rows.set.total} />
        </span>
      </div>
      {nameOf(slug) !== undefined && <bdi className="block wrap-anywhere">{nameOf(slug)}</bdi>}
      <p className="text-sm text-muted">
        {formatList([
          run.version,
          ...(run.duration ? [formatDuration(run.duration)] : []),
          ...(subtasks !== undefined && subtasks !== 'unread'
            ? [t('difference.subtasks', { done: subtasks.succeeded, total: subtasks.total })]
            : []),
        ])}
        {' · '}
        <TextLink href={runPath(slug)}>{t('difference.open')}</TextLink>
      </p>
      <KeptUntil run={run} />
      {known && !rows.set.whole && read.failure === undefined && (
        <Button size="small" onClick={read.again}>
          {t('difference.readRest')}
        </Button>
      )}
      {children}
    </div>
  );
}

type RowsOfProps = Pick<ReadRun, 'run' | 'known'> & {
  /** That there are, as far as those that were read tell. */
  readonly total: number;
};

/** How many rows a run has, and which of them are compared where these are not all. */
function RowsOf({ run, known, total }: RowsOfProps) {
  const t = useMessages();
  const all = Math.max(run?.results ?? 0, total);
  const count = known ? known.read.rows : run?.results;
  if (count === undefined) return '–';
  if (!known || known.read.whole || all <= count) return t('difference.rows', { count });
  return (
    <span className="text-warn">
      {t('difference.rows.read', { read: formatNumber(count), total: formatNumber(all) })}
    </span>
  );
}

type RunSelectProps = { readonly run: Run; readonly onChoose: (slug: RunSlug) => void };

/** The runs of the same Worker that can be compared. */
function RunSelect({ run, onChoose }: RunSelectProps) {
  const t = useMessages();
  const nameOf = useRunNames();
  const { runs } = useLikeRuns(run.workerSlug);
  const listed = runs.some(({ slug }) => slug === run.slug) ? runs : [run, ...runs];
  return (
    <Select
      value={run.slug}
      onChange={onChoose}
      choices={listed.map(({ slug, startedAt, results }) => {
        const name = nameOf(slug);
        const count = results === undefined ? '–' : formatNumber(results);
        const text =
          startedAt === undefined ? slug : t('difference.run', { moment: formatMoment(startedAt), count });
        return { value: slug, label: name === undefined ? text : `${text} · ${name}` };
      })}
      className={`${CONTROL} max-w-80 font-medium`}
    />
  );
}

/** Whether both runs were asked for the same. */
function Inputs({ older, newer }: Sides) {
  const t = useMessages();
  if (older.input === undefined || newer.input === undefined)
    return (
      <p className="text-sm text-warn">
        <UnknownInputs {...{ older, newer }} />
      </p>
    );
  const names = [...new Set(compareJson(older.input, newer.input).map(({ path: [first = ''] }) => first))];
  return names.length === 0 ? (
    <p className="text-sm text-muted">{t('difference.inputs.same')}</p>
  ) : (
    <p className="text-sm text-warn">{t('difference.inputs.differ', { names: formatList(names) })}</p>
  );
}
