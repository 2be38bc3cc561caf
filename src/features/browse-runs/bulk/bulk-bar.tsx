import { CircleStop, Diff, Download, Layers, RotateCw, Tag, X } from 'lucide-react';
import { useState } from 'react';

import { comparePath } from '#core/ids/screen-paths.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver } from '#core/run/run.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { lazyModule } from '#browser/lazy-module.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { StopMany } from './stop-many.tsx';
import { TagMany } from './tag-many.tsx';

const EXPORT_RUNS = lazyModule(async () => (await import('./export-runs.ts')).exportRuns);

const RunManyAgain = lazyComponent(
  () => import('./run-many-again.tsx').then((module) => module.RunManyAgain),
  'costs',
);

type BulkBarProps = {
  readonly rows: readonly RunRow[];
  readonly hidden: number;
  readonly titleOf: (field: string) => string;
  readonly onClear: () => void;
};

type BulkAction = { readonly what: 'tag' | 'again' | 'stop'; readonly rows: readonly RunRow[] };

export function BulkBar({ rows, hidden, titleOf, onClear }: BulkBarProps) {
  const t = useMessages();
  const [action, setAction] = useState<BulkAction>();
  const [isFailed, setIsFailed] = useState(false);
  const live = rows.filter(({ run }) => !isRunOver(run.status) && run.status !== 'aborting');
  const withInput = rows.filter(({ fields }) => fields.size > 0);
  const count = rows.length;
  const slugs = rows.map(({ run }) => run.slug);
  const pair = pairOf(rows);
  const save = async () => {
    try {
      const exportRuns = await EXPORT_RUNS.load();
      setIsFailed(!(await exportRuns(t, rows, titleOf)));
    } catch {
      setIsFailed(true);
    }
  };
  if (count + hidden === 0 && action === undefined) return null;
  return (
    <div
      role="group"
      aria-label={t('runs.do')}
      className="sticky bottom-2 z-3 flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-surface px-3 py-2 shadow-lg"
    >
      <span role="status" className="mr-1 font-semibold tabular-nums">
        {t('runs.ticked', { count })}
      </span>
      <Button
        size="small"
        disabled={count === 0}
        title={t('runs.do.export.about')}
        onClick={() => void save()}
      >
        <Download size={14} aria-hidden />
        {t('runs.do.export', { count })}
      </Button>
      {pair && (
        <LinkButton href={comparePath(...pair)} size="small">
          <Diff size={14} aria-hidden />
          {t(count === 1 ? 'run.comparePrevious' : 'runs.do.compare')}
        </LinkButton>
      )}
      {count > 1 && (
        <LinkButton href={newCollectionPath(slugs)} state={{ runs: rows.map(({ run }) => run) }} size="small">
          <Layers size={14} aria-hidden />
          {t('runs.do.together', { count })}
        </LinkButton>
      )}
      <Button size="small" disabled={count === 0} onClick={() => setAction({ what: 'tag', rows })}>
        <Tag size={14} aria-hidden />
        {t('runs.do.tag', { count })}
      </Button>
      <Button
        size="small"
        disabled={withInput.length === 0}
        title={withInput.length === 0 ? t('runs.do.again.none') : undefined}
        onClick={() => setAction({ what: 'again', rows })}
      >
        <RotateCw size={14} aria-hidden />
        {t('runs.do.again', { count: withInput.length })}
      </Button>
      {live.length > 0 && (
        <Button size="small" onClick={() => setAction({ what: 'stop', rows: live })}>
          <CircleStop size={14} aria-hidden />
          {t('runs.do.stop', { count: live.length })}
        </Button>
      )}
      {hidden > 0 && <span className="text-sm text-muted">{t('runs.ticked.hidden', { count: hidden })}</span>}
      {isFailed && (
        <span role="alert" className="text-sm text-bad">
          {t('runs.do.export.failed')}
        </span>
      )}
      <Button size="small" variant="quiet" className="ml-auto" onClick={onClear}>
        <X size={14} aria-hidden />
        {t('runs.untick')}
      </Button>
      {action && <Question action={action} onClose={() => setAction(undefined)} />}
    </div>
  );
}

function pairOf(rows: readonly RunRow[]): readonly [newer: string, older?: string] | undefined {
  const [newer, older, ...others] = rows
    .map(({ run }) => run)
    .toSorted((a, b) => (listedAt(b) ?? Infinity) - (listedAt(a) ?? Infinity));
  if (newer === undefined || others.length > 0) return undefined;
  if (older !== undefined) return [newer.slug, older.slug];
  return newer.results === 0 || !isRunOver(newer.status) ? undefined : [newer.slug];
}

const QUESTION = { tag: TagMany, again: RunManyAgain, stop: StopMany } as const;

function Question({
  action: { what, rows },
  onClose,
}: {
  readonly action: BulkAction;
  readonly onClose: () => void;
}) {
  const Asking = QUESTION[what];
  return (
    <LazyPart>
      <Asking rows={rows} onClose={onClose} />
    </LazyPart>
  );
}
