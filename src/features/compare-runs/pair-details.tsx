import { isInternalKey, mergeColumns } from '#core/results/row-set.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatDuration, formatList, formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { StatusLine } from '#parts/status-line.tsx';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { ColumnChanges } from './rows/column-changes.tsx';
import { InputChanges } from './rows/input-changes.tsx';
import { DETAILS } from './runs/compare-state.ts';
import { RetentionNote } from './runs/retention-note.tsx';
import type { ReadRun } from './runs/use-compared-run.ts';

type Detail = (typeof DETAILS)[number];

type PairDetailsProps = {
  readonly older: ReadRun;
  readonly newer: ReadRun;
  readonly tab: Detail;
  readonly onTab: (tab: Detail) => void;
  readonly onClose: () => void;
};

export function PairDetails({ older, newer, tab, onTab, onClose }: PairDetailsProps) {
  const t = useMessages();
  const columns = mergeColumns(newer.rows.set.columns, older.rows.set.columns);
  return (
    <Dialog title={t('difference.details')} onClose={onClose} wide>
      <Tabs
        label={t('difference.tabs')}
        value={tab}
        onChange={onTab}
        tabs={DETAILS.map((value) => ({ value, label: t(`difference.tab.${value}`) }))}
      >
        <TabPanel value="runs" className="grid gap-4 pt-3 sm:grid-cols-2">
          <RunFacts name={t('difference.older')} read={older} />
          <RunFacts name={t('difference.newer')} read={newer} />
        </TabPanel>
        <TabPanel value="columns" className="pt-3">
          <ColumnChanges
            columns={columns.filter(({ key }) => !isInternalKey(key))}
            older={older.rows.set}
            newer={newer.rows.set}
          />
        </TabPanel>
        <TabPanel value="inputs" readable className="pt-3">
          {older.known && newer.known ? (
            <InputChanges older={older.known} newer={newer.known} />
          ) : (
            <Skeleton className="h-24" />
          )}
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}

type RunFactsProps = { readonly name: string; readonly read: ReadRun };

function RunFacts({ name, read: { run, known } }: RunFactsProps) {
  const t = useMessages();
  const nameOf = useRunNames();
  if (run === undefined) return <Skeleton className="h-24" />;
  const { slug, startedAt, results } = run;
  const subtasks = known?.subtasks;
  return (
    <section aria-label={name} className="min-w-0 space-y-1.5">
      <h3 className="text-sm text-muted">{name}</h3>
      <p className="font-medium wrap-anywhere">
        <bdi>{nameOf(slug) ?? (startedAt === undefined ? slug : formatMoment(startedAt))}</bdi>
      </p>
      <StatusLine run={run} />
      <p className="text-sm text-muted tabular-nums">
        {formatList([
          run.version,
          ...(results === undefined ? [] : [t('difference.rows', { count: results })]),
          ...(run.duration ? [formatDuration(run.duration)] : []),
          ...(subtasks !== undefined && subtasks !== 'unread'
            ? [t('difference.subtasks', { done: subtasks.succeeded, total: subtasks.total })]
            : []),
        ])}
      </p>
      <RetentionNote run={run} />
      <TextLink href={runPath(slug)}>{t('difference.open')}</TextLink>
    </section>
  );
}
