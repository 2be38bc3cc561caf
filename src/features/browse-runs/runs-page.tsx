import { type ReactNode, useCallback, useMemo, useState } from 'react';

import { valueOfQuery, withQuery } from '#core/address/query-part.ts';
import { useApi, useHasKey } from '#api/api-context.tsx';
import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import { ALL_RUNS, isFiltered, RUN_QUERY, type RunQuery } from '#core/runs/run-query.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { type FoldedBatches, useFoldedBatches } from '#batches/use-batches.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { KeyNotice } from '#parts/key-notice.tsx';
import { RunsHeading } from '#parts/runs-heading.tsx';
import { useRunFields } from '#starts/names/run-digests.ts';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RunsList } from './runs-list.tsx';
import { RunsToolbar } from './toolbar/runs-toolbar.tsx';
import { useTypedText } from './toolbar/typed-text.ts';
import { type ShownRuns, useShownRuns } from './use-shown-runs.ts';

type RunsPageProps = {
  readonly storedInputs: ReactNode;
  /** Beside the heading, so that late content does not move the page. */
  readonly beside?: ReactNode;
  readonly below?: ReactNode;
  readonly batchNotices?: ReactNode;
  readonly setUp?: ReactNode;
  readonly onNeedKey: () => void;
};

/** All runs: search, sort, rename and act. The address holds the state of the view. */
export function RunsPage({ storedInputs, beside, below, onNeedKey, batchNotices, setUp }: RunsPageProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  useDocumentTitle(t('runs.title'));
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <RunsHeading present="runs" />
        <PartBoundary>{beside}</PartBoundary>
      </div>
      <PartBoundary>{below}</PartBoundary>
      <PartBoundary>{batchNotices}</PartBoundary>
      {!hasKey && <KeyNotice onNeedKey={onNeedKey} />}
      <Bench hasKey={hasKey} setUp={setUp} storedInputs={storedInputs} onNeedKey={onNeedKey} />
    </div>
  );
}

function Bench({
  hasKey,
  setUp,
  storedInputs,
  onNeedKey,
}: Pick<RunsPageProps, 'setUp' | 'storedInputs' | 'onNeedKey'> & { readonly hasKey: boolean }) {
  const [addressed, setAddressed] = useAddress(RUN_QUERY);
  const show = (next: RunQuery, options?: { readonly replace: boolean }) => setAddressed(() => next, options);
  const [text, setText] = useTypedText(addressed.text, (typed) =>
    setAddressed((now) => ({ ...now, text: typed }), { replace: true }),
  );
  const query = useMemo(() => ({ ...addressed, text }), [addressed, text]);
  const [from, setFrom] = useState<Month>();
  const folded = useFoldedBatches();
  const found = useFoundRuns(query, { from, folded, hasKey });
  const fields = useRunFields();
  const last = found.list.parts.at(-1)?.month;
  const months = useMonths(last);
  const facts = useMemo(() => factsOf(found.rows), [found.rows]);
  const titleOf = useCallback((field: string) => fields.get(field) ?? field, [fields]);
  const { open: _, ...viewed } = query;
  const further = () => {
    if (last) setFrom(monthsAfter(last, -12));
  };
  return (
    <div className="flex flex-col gap-3 sm:max-h-[max(26rem,calc(100dvh-8.5rem))]">
      <PartBoundary>
        <RunsToolbar
          query={query}
          months={months}
          fields={fields}
          {...facts}
          counts={found.counts}
          onQuery={show}
          onText={setText}
          setUp={setUp}
          storedInputs={storedInputs}
          hasBatches={folded !== undefined && folded.batches.size > 0}
          address={withQuery('', RUN_QUERY, viewed).slice(1)}
          onAddress={(address) => setAddressed(() => valueOfQuery(address, RUN_QUERY))}
        />
      </PartBoundary>
      <PartBoundary>
        <RunsList
          fills
          found={found}
          query={query}
          titleOf={titleOf}
          onNeedKey={onNeedKey}
          folded={folded ?? NOT_READ}
          onQuery={show}
          onFurther={further}
          empty={
            <Empty
              query={query}
              setUp={setUp}
              folded={folded}
              isWhole={last === undefined}
              onClear={() => show({ ...ALL_RUNS, sort: query.sort, columns: query.columns })}
            />
          }
        />
      </PartBoundary>
    </div>
  );
}

/** Without a key, only the batches of this browser; before these are loaded, no runs are shown. */
function useFoundRuns(
  query: RunQuery,
  {
    from,
    folded,
    hasKey,
  }: Readonly<{ from: Month | undefined; folded: FoldedBatches | undefined; hasKey: boolean }>,
): ShownRuns {
  const read = useShownRuns(query, from && { from }, folded);
  if (folded === undefined)
    return { ...read, rows: NO_ROWS, shown: NO_ROWS, list: { ...read.list, isRead: false } };
  return hasKey ? read : { ...read, list: { ...read.list, isRead: true } };
}

const NO_ROWS: readonly RunRow[] = [];

type EmptyProps = Pick<RunsPageProps, 'setUp'> & {
  readonly query: RunQuery;
  readonly folded: FoldedBatches | undefined;
  readonly isWhole: boolean;
  readonly onClear: () => void;
};

function Empty({ query, setUp, folded, isWhole, onClear }: EmptyProps) {
  if (query.batches && folded?.batches.size === 0) return <NoBatches setUp={setUp} />;
  if (!isFiltered(query)) return <NoneYet isWhole={isWhole} />;
  const looksHere = query.text !== '' || query.starred || query.tag !== undefined;
  return <NoneFits looksHere={looksHere} onClear={onClear} />;
}

const NOT_READ: FoldedBatches = { batches: new Map(), batchOf: new Map(), readAt: 0 };

function NoBatches({ setUp }: Pick<RunsPageProps, 'setUp'>) {
  const t = useMessages();
  return (
    <>
      <p>{t('batches.none')}</p>
      <p className="mb-4">{t('batches.none.how')}</p>
      {setUp}
    </>
  );
}

const LEAST_MONTHS = 12;

function useMonths(oldest: Month | undefined): readonly Month[] {
  const present = monthOf(useApi().serverTime().now);
  return useMemo(() => {
    const months: Month[] = [];
    const first = monthsAfter(present, 1 - LEAST_MONTHS);
    const until = oldest !== undefined && oldest < first ? oldest : first;
    for (let month = present; month >= until; month = monthsAfter(month, -1)) months.push(month);
    return months;
  }, [present, oldest]);
}

function factsOf(rows: readonly RunRow[]) {
  const workers = new Map<string, string>();
  const tags = new Set<string>();
  for (const { run, label } of rows) {
    if (!workers.has(run.workerSlug)) workers.set(run.workerSlug, run.workerTitle);
    for (const tag of label.tags) tags.add(tag);
  }
  const byTitle = [...workers].toSorted(([a, one], [b, other]) => (one || a).localeCompare(other || b));
  return { workers: new Map(byTitle), tags: [...tags].toSorted() };
}

function NoneYet({ isWhole }: { readonly isWhole: boolean }) {
  const t = useMessages();
  return (
    <>
      <p>{t(isWhole ? 'runs.none' : 'runs.noneFound')}</p>
      <TextLink href="/">{t('runs.openWorker')}</TextLink>
    </>
  );
}

type NoneFitsProps = {
  readonly looksHere: boolean;
  readonly onClear: () => void;
};

function NoneFits({ looksHere, onClear }: NoneFitsProps) {
  const t = useMessages();
  return (
    <>
      <p className="mb-2">{t('runs.noneFits')}</p>
      {looksHere && <p className="mb-2">{t('runs.noneFits.here')}</p>}
      <Button size="small" onClick={onClear}>
        {t('runs.clearFilter')}
      </Button>
    </>
  );
}
