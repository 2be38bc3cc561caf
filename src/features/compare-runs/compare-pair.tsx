import { ArrowLeftRight } from 'lucide-react';

import { blindSpots } from '#core/compare/could-see.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Card } from '#ui/card.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import type { CompareState } from './runs/compare-state.ts';
import { ComparedRows } from './rows/compared-rows.tsx';
import { RetentionNote } from './runs/retention-note.tsx';
import { useLikeRuns } from './runs/like-runs.ts';
import { RunSelect } from './runs/run-select.tsx';
import { type ReadRun, useComparedRun } from './runs/use-compared-run.ts';

const PairDetails = lazyComponent(async () => (await import('./pair-details.tsx')).PairDetails);

type ComparePairProps = {
  readonly older: RunSlug;
  readonly newer: RunSlug;
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  readonly onNeedKey: () => void;
  readonly isNews: boolean;
};

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
      <section aria-label={t('difference.runs')} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Side
          name={t('difference.from')}
          read={older}
          of={b}
          onChoose={(slug) => change({ older: slug })}
          className="max-sm:w-full"
        />
        <IconButton label={t('difference.swap')} onClick={() => change({ older: b, newer: a })}>
          <ArrowLeftRight size={16} aria-hidden />
        </IconButton>
        <Side
          name={t('difference.to')}
          read={newer}
          of={a}
          onChoose={(slug) => change({ newer: slug })}
          className="max-sm:flex-1"
        />
      </section>
      {failed?.failure && (
        <FailureNotice
          failure={failed.failure}
          of={failed.slug}
          onRetry={failed.again}
          onNeedKey={onNeedKey}
        />
      )}
      <Missing older={older} newer={newer} />
      {!gone &&
        (sides ? (
          <ComparedRows
            older={older.rows.set}
            newer={newer.rows.set}
            knownOlder={sides.older}
            knownNewer={sides.newer}
            unseen={blindSpots(sides.older, sides.newer)}
            unreached={blindSpots(sides.newer, sides.older).filter((spot) => spot !== 'earlier')}
            state={state}
            change={change}
            isNews={isNews}
          />
        ) : (
          failed === undefined && <Reading older={older} newer={newer} />
        ))}
      {state.tab !== 'rows' && (
        <LazyPart>
          <PairDetails
            older={older}
            newer={newer}
            tab={state.tab}
            onTab={(tab) => change({ tab })}
            onClose={() => change({ tab: 'rows' })}
          />
        </LazyPart>
      )}
    </>
  );
}

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
          {newer.run && newer.missing === undefined && <RetentionNote run={newer.run} />}
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
  readonly read: ReadRun;
  readonly of: RunSlug;
  readonly onChoose: (slug: RunSlug) => void;
  readonly className: string;
};

function Side({ name, read: { run, known, rows, failure, again }, ...select }: SideProps) {
  const t = useMessages();
  const { runs } = useLikeRuns(run?.workerSlug ?? '');
  if (run === undefined) return <Skeleton className="h-control w-80" />;
  const all = Math.max(run.results ?? 0, rows.set.total);
  const listed = runs.some(({ slug }) => slug === run.slug) ? runs : [run, ...runs];
  return (
    <>
      <RunSelect name={name} {...select} runs={listed} chosen={run.slug} />
      {known && !known.read.whole && known.read.rows < all && (
        <span className="text-warn tabular-nums">
          {t('difference.rows.read', { read: formatNumber(known.read.rows), total: formatNumber(all) })}
        </span>
      )}
      {known && !rows.set.whole && failure === undefined && (
        <Button size="small" onClick={again}>
          {t('difference.readRest')}
        </Button>
      )}
    </>
  );
}
