import { TextLink } from '#ui/controls/link.tsx';
import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

import { encodeRunsFilter, parseRunsFilter, type RunsFilter } from './runs-filter.ts';
import { RunsFilters } from './runs-filters.tsx';
import { RunsList } from './runs-list.tsx';

const PAGE_SIZE = 25;

type RunsPageProps = {
  /** The runs that were started from this browser. */
  readonly startedHere: ReadonlySet<string>;
  /** What this browser keeps of them, and the way to make it forget. */
  readonly storedInputs: ReactNode;
  /** What can be started from here. */
  readonly actions?: ReactNode;
  readonly onNeedKey: () => void;
};

/** The history of runs; filter and page are in the address. */
export function RunsPage({ startedHere, storedInputs, actions, onNeedKey }: RunsPageProps) {
  const t = useMessages();
  const [params, setParams] = useSearchParams();
  const filter = parseRunsFilter(params);
  const { period, ...asked } = filter;
  const filtered = filter.status !== undefined || filter.worker !== undefined;
  const show = (next: RunsFilter) => setParams(encodeRunsFilter(next));
  useDocumentTitle(t('runs.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl font-bold">{t('runs.title')}</h1>
        <PartBoundary>{actions}</PartBoundary>
      </div>
      <PartBoundary>
        <RunsFilters key={filter.worker} filter={filter} onChange={show} />
      </PartBoundary>
      <PartBoundary>
        <RunsList
          filter={{ ...asked, pageSize: PAGE_SIZE }}
          period={period}
          onPlace={(place) => {
            const { month: _, ...others } = filter;
            show({ ...others, ...place });
          }}
          onNeedKey={onNeedKey}
          showWorker
          startedHere={startedHere}
          empty={filtered ? <NoneFits onClear={() => show({ page: 1 })} /> : <NoneYet />}
        />
      </PartBoundary>
      <PartBoundary>{storedInputs}</PartBoundary>
    </div>
  );
}

function NoneYet() {
  const t = useMessages();
  return (
    <>
      <p>{t('runs.none')}</p>
      <TextLink href="/">{t('runs.openWorker')}</TextLink>
    </>
  );
}

function NoneFits({ onClear }: { readonly onClear: () => void }) {
  const t = useMessages();
  return (
    <>
      <p className="mb-2">{t('runs.noneFits')}</p>
      <Button size="small" onClick={onClear}>
        {t('runs.clearFilter')}
      </Button>
    </>
  );
}
