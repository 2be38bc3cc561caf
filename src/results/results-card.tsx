import { ListFilter, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';

import { type Arrangement, isFiltered } from '#core/results/arrange-rows.ts';
import { type ColumnLayout, shownColumns } from '#core/results/columns/column-layout.ts';
import type { RowSet } from '#core/results/row-set.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { TabPanel, Tabs, useIsPanelShown } from '#ui/tabs.tsx';
import { ColumnsMenu } from '#ui/data-table/columns/columns-menu.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { SpokenBlank } from '#ui/text/spoken-blank.tsx';

export { SaveRows } from './export/save-rows.tsx';

import { useSharedLayout } from './columns/use-shared-layout.ts';
import { useExportPlace } from './export/export-place.tsx';
import { ExportResults } from './export/export-results.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { ReadingBar, ReadingFailure } from './reading/reading-bar.tsx';
import type { ResultsSource } from './results-source.ts';
import { ResultsTable } from './table/results-table.tsx';
import { type SeenResults, useResults } from './use-results.ts';
import { VIEWS } from './use-view-state.ts';

const SummaryView = lazyComponent(async () => (await import('./summary/summary-view.tsx')).SummaryView);
const RepeatsChip = lazyComponent(async () => (await import('./repeats/repeats-chip.tsx')).RepeatsChip);
const ResultsMap = lazyComponent(async () => (await import('./map/map-view.tsx')).ResultsMap);
const ResultsJson = lazyComponent(async () => (await import('./results-json.tsx')).ResultsJson);

const VIEW_NAME = {
  table: 'results.table',
  summary: 'results.summary',
  map: 'results.map',
  json: 'results.json',
} as const;

const GROWING = { card: 'overflow-hidden', tabs: { look: 'segment' } } as const;
/** Ends at the edge of the window, whatever stands above the rows. */
const TABLE = {
  ...GROWING,
  tabs: {
    look: 'segment',
    className: 'flex flex-col max-h-[max(20rem,calc(100dvh-var(--above,29.5rem)))]',
  },
} as const;
const FILLING = {
  card: 'flex min-h-48 flex-col overflow-hidden',
  tabs: { look: 'select', className: 'flex min-h-0 flex-col' },
} as const;

type ResultsCardProps = { readonly source: ResultsSource };

/**
 * Shows rows in several views that share one filter, sort and set of columns. Each view covers all rows,
 * which are read for it, or says how many it covers. Use another React key for the rows of another Worker.
 */
export function ResultsCard({ source }: ResultsCardProps) {
  // On another tab of the page the rows are only exported.
  const isShown = useIsPanelShown();
  const [layout, setLayout] = useSharedLayout(source.worker, isShown);
  const head = useExportPlace();
  const [toolbar, setToolbar] = useState<HTMLElement | null>(null);
  return (
    <>
      <ExportResults source={source} layout={layout} place={head ?? toolbar} isInHead={head !== null} />
      {isShown && <ShownRows source={source} layout={layout} setToolbar={setToolbar} onLayout={setLayout} />}
    </>
  );
}

type ShownRowsProps = ResultsCardProps & {
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly setToolbar: (place: HTMLElement | null) => void;
};

function ShownRows({ source, layout, onLayout: setLayout, setToolbar }: ShownRowsProps) {
  const t = useMessages();
  const seen = useResults(source, layout);
  const { view, arrangement, arrange, fitting } = seen;
  const [filterKey, ask] = useState<string>();
  const { toolbar } = source;
  const growing = view === 'table' && !source.rows.failure ? TABLE : GROWING;
  const shape = toolbar ? FILLING : growing;
  return (
    <Card className={shape.card}>
      <Tabs
        label={t('results.view')}
        {...shape.tabs}
        lead={toolbar?.lead}
        value={view}
        onChange={seen.setView}
        tabs={VIEWS.filter((value) => value !== 'map' || seen.ways.length > 0).map((value) => ({
          value,
          label: t(VIEW_NAME[value]),
        }))}
        listClassName="flex-wrap border-b border-line px-4 py-2.5 max-sm:px-3 max-sm:py-1.5"
        actions={
          <div className="flex grow flex-wrap items-center gap-x-3 gap-y-2 max-sm:contents">
            <div className="flex w-full max-w-72 items-center gap-1 max-sm:order-1 max-sm:w-0 max-sm:min-w-28 max-sm:grow">
              <input
                type="search"
                aria-label={t('results.filter')}
                placeholder={t('results.filter')}
                value={arrangement.filter}
                onChange={(event) => arrange({ ...arrangement, filter: event.target.value })}
                className={CONTROL}
              />
              <IconButton label={t('filter.add')} onClick={() => ask('')}>
                <ListFilter size={16} aria-hidden />
              </IconButton>
            </div>
            <div className="ml-auto flex flex-wrap items-center gap-3 max-sm:contents max-sm:*:order-1 max-sm:*:first:order-none">
              <RowCount fitting={fitting} all={seen.said} />
              {seen.undo && (
                <IconButton label={t('filter.undo')} onClick={seen.undo}>
                  <Undo2 size={16} aria-hidden />
                </IconButton>
              )}
              {toolbar?.tools}
              <ColumnsMenu
                columns={seen.columns}
                facts={seen.facts}
                layout={layout}
                onLayout={setLayout}
                sample={source.window.sample}
                empty={emptyText(t, seen)}
              />
              <div ref={setToolbar} className="empty:hidden" />
            </div>
          </div>
        }
      >
        <FilterBar
          arrangement={arrangement}
          filterKey={filterKey}
          onArrange={arrange}
          columns={seen.columns}
          facts={seen.facts}
          rows={seen.all}
          onAsk={ask}
          before={offersRepeats(source, arrangement) && <Repeats source={source} seen={seen} />}
        >
          {view === 'summary' && isFiltered(arrangement) && <Legend seen={seen} />}
        </FilterBar>
        <ReadingFailure
          arrangement={arrangement}
          rows={source.rows}
          total={seen.partOf}
          needed={seen.needed}
          merged={source.merged === true}
        />
        {view !== 'table' && <Reading source={source} seen={seen} className="border-b" />}
        <Fewer set={source.rows.set} />
        <Views source={source} seen={seen} layout={layout} onLayout={setLayout} onFilterColumn={ask} />
      </Tabs>
    </Card>
  );
}

const AS_THEY_COME: Arrangement = { filter: '' };

type ReadingProps = Pick<ViewsProps, 'source' | 'seen'> & { readonly className: string };

function Reading({ source, seen, className }: ReadingProps) {
  const { arrangement, arrange } = seen;
  return (
    <>
      <ReadingBar
        arrangement={arrangement}
        rows={source.rows}
        total={seen.partOf}
        set={seen.set}
        needed={seen.needed}
        shown={seen.found?.length}
        unmeasured={seen.unmeasured}
        columns={seen.columns}
        className={className}
        onClear={() =>
          arrange({ ...AS_THEY_COME, ...(arrangement.repeats && { repeats: arrangement.repeats }) })
        }
      />
      <Waiting seen={seen} className={className} />
    </>
  );
}

type ViewsProps = ResultsCardProps & {
  readonly onFilterColumn: (key: string) => void;
  readonly seen: SeenResults;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
};

function Views({ source, seen, layout, onLayout, onFilterColumn }: ViewsProps) {
  const { columns, emptyColumns, found, facts, all, arrangement, arrange } = seen;
  const visible = useMemo(() => {
    const empty = new Set(layout.showEmpty ? [] : emptyColumns.map(({ key }) => key));
    return columns.filter(({ key }) => !empty.has(key));
  }, [columns, emptyColumns, layout.showEmpty]);
  const inOrder = useMemo(() => shownColumns(visible, layout), [visible, layout]);
  const inside = source.toolbar && { className: 'min-h-0 overflow-auto' };
  if (source.toolbar && source.count === 0)
    return <p className="px-4 py-8 text-center text-muted">{source.toolbar.none}</p>;
  return (
    <>
      <TabPanel
        value="table"
        // Below a failure the card grows instead, so that the rows keep their room.
        className={classNames('flex min-h-0 flex-col', source.rows.failure && 'max-h-[70dvh]')}
      >
        <ResultsTable
          source={source}
          seen={seen}
          layout={layout}
          onLayout={onLayout}
          onFilterColumn={onFilterColumn}
          columns={visible}
        />
        {/* Above the table it would move the rows as it comes. */}
        <Reading source={source} seen={seen} className="border-t" />
      </TabPanel>
      <TabPanel value="summary" {...inside}>
        <LazyPart fallback={<Skeleton className="m-4 h-96" />}>
          <SummaryView
            facts={facts}
            arrangement={arrangement}
            columns={inOrder}
            rows={all}
            firstOf={firstOf(seen)}
            onArrange={arrange}
          />
        </LazyPart>
      </TabPanel>
      <TabPanel value="map" {...inside}>
        <LazyPart fallback={<Skeleton className="m-4 h-96" />}>
          <ResultsMap
            facts={facts}
            arrangement={arrangement}
            columns={inOrder}
            leading={source.leading}
            rows={found ?? all}
            ways={seen.ways}
            selected={seen.selected}
            onSelect={seen.select}
            onArrange={arrange}
            onTable={() => seen.setView('table')}
          />
        </LazyPart>
      </TabPanel>
      <TabPanel value="json" {...inside}>
        <LazyPart fallback={<Skeleton className="m-4 h-60" />}>
          <ResultsJson
            selectedRow={seen.selectedRow}
            rows={
              found
                ? {
                    total: found.length,
                    rowAt: (index) => found[index]?.row,
                    placeOf: (index) => found[index]?.place ?? index,
                    show: () => undefined,
                  }
                : { ...source.window, total: seen.total, placeOf: (index) => index }
            }
          />
        </LazyPart>
      </TabPanel>
    </>
  );
}

const firstOf = ({ set, partOf }: SeenResults) => (set.whole ? undefined : { read: set.count, of: partOf });

const offersRepeats = ({ merged }: ResultsSource, { repeats }: Arrangement): boolean =>
  merged === true || repeats !== undefined;

function Repeats({ source, seen }: Pick<ViewsProps, 'source' | 'seen'>) {
  const { leading = NONE } = source;
  const { declared, everything, repeats, arrangement, arrange } = seen;
  const columns = useMemo(() => declared.filter(({ key }) => !leading.includes(key)), [declared, leading]);
  return (
    <LazyPart>
      <RepeatsChip
        columns={columns}
        repeats={repeats}
        arrangement={arrangement}
        rows={everything}
        runKey={source.parts?.key}
        total={firstOf(seen)?.of ?? everything.length}
        onArrange={arrange}
      />
    </LazyPart>
  );
}

const NONE: readonly string[] = [];

function Waiting({
  seen: { waiting, showAll, arrangement },
  className,
}: Pick<ReadingProps, 'seen' | 'className'>) {
  const t = useMessages();
  return (
    <div role="status" className="text-sm">
      {waiting > 0 && (
        <p
          className={classNames(
            'flex min-h-row shrink-0 flex-wrap items-center gap-x-3 border-line bg-sunken px-4 py-1.5 tabular-nums',
            className,
          )}
        >
          {t(arrangement.sort ? 'results.held.sorted' : 'results.held.filtered', {
            count: waiting,
            shown: formatNumber(waiting),
          })}
          <SpokenBlank />
          <Button size="small" onClick={showAll}>
            {t('results.held.show')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Statements about the rows exclude those that the platform counts but did not return. */
function Fewer({ set: { whole, total, count } }: { readonly set: RowSet }) {
  const t = useMessages();
  if (!whole || total <= count) return null;
  return (
    <Notice tone="warn" className="m-3">
      {t('results.fewer', { named: formatNumber(total), count: formatNumber(count) })}
    </Notice>
  );
}

function RowCount({ fitting, all }: { readonly fitting: number | undefined; readonly all: number }) {
  const t = useMessages();
  return (
    <span className={fitting === undefined ? 'sr-only' : 'text-muted tabular-nums'}>
      <span data-testid="row-count" data-total={all}>
        {t('results.count', { count: fitting ?? all })}
      </span>
      {fitting !== undefined && ` ${t('results.count.of', { total: formatNumber(all) })}`}
    </span>
  );
}

function Legend({ seen: { fitting, set } }: { readonly seen: SeenResults }) {
  const t = useMessages();
  return (
    <span className="flex gap-x-4 tabular-nums">
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-sm bg-bar" />
        {t('results.legend.fits', { count: formatNumber(fitting ?? 0) })}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-sm bg-bar-ghost" />
        {t('results.legend.all', { count: formatNumber(set.count) })}
      </span>
    </span>
  );
}

function emptyText(
  t: Translate,
  { emptyColumns, known, partOf, arrangement }: SeenResults,
): string | undefined {
  if (emptyColumns.length === 0) return undefined;
  const { repeats } = arrangement;
  const words = { count: emptyColumns.length, read: formatNumber(known), total: formatNumber(partOf) };
  if (repeats) return t('results.emptyOf', { ...words, which: repeats.show });
  return t(known < partOf ? 'results.emptySoFar' : 'results.empty', words);
}
