import { type ReactNode, type SubmitEvent, useId } from 'react';
import { Link, useSearchParams } from 'wouter';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { CONTROL } from '#ui/control-style.ts';
import { statusWord } from '#ui/status-badge.tsx';
import { useDocumentTitle } from '#ui/use-document-title.ts';

import { encodeRunsFilter, FILTER_STATUSES, parseRunsFilter, type RunsFilter } from './runs-filter.ts';
import { RunsList } from './runs-list.tsx';

const PAGE_SIZE = 25;

type RunsPageProps = {
  /** The runs that were started from this browser. */
  readonly startedHere: ReadonlySet<string>;
  /** What this browser keeps of them, and the way to make it forget. */
  readonly keptInputs: ReactNode;
  readonly onNeedKey: () => void;
};

/** The history of runs; filter and page are in the address. */
export function RunsPage({ startedHere, keptInputs, onNeedKey }: RunsPageProps) {
  const t = useMessages();
  const [params, setParams] = useSearchParams();
  const filter = parseRunsFilter(params);
  const filtered = filter.status !== undefined || filter.worker !== undefined;
  const show = (next: RunsFilter) => setParams(encodeRunsFilter(next));
  useDocumentTitle(t('runs.title'));
  return (
    <div className="space-y-4">
      <h1 className="text-xl font-bold">{t('runs.title')}</h1>
      <Filters key={filter.worker} filter={filter} onChange={show} />
      <RunsList
        filter={{ ...filter, pageSize: PAGE_SIZE }}
        onPage={(page) => show({ ...filter, page })}
        onNeedKey={onNeedKey}
        showWorker
        startedHere={startedHere}
        empty={filtered ? <NoneFits onClear={() => show({ page: 1 })} /> : <NoneYet />}
      />
      {keptInputs}
    </div>
  );
}

function NoneYet() {
  const t = useMessages();
  return (
    <>
      <p>{t('runs.none')}</p>
      <Link href="/" className="text-accent underline">
        {t('runs.openWorker')}
      </Link>
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

type FiltersProps = { readonly filter: RunsFilter; readonly onChange: (filter: RunsFilter) => void };

function Filters({ filter, onChange }: FiltersProps) {
  const t = useMessages();
  const id = useId();
  const { status, worker } = filter;
  const setWorker = (text: string) => {
    const next = text.trim();
    if (next === (worker ?? '')) return;
    onChange({ ...(status && { status }), ...(next !== '' && { worker: next }), page: 1 });
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('worker');
    setWorker(typeof text === 'string' ? text : '');
  };
  return (
    <form role="search" onSubmit={onSubmit} className="flex flex-wrap items-end gap-3">
      <div className="w-44">
        <label htmlFor={`${id}-status`} className="mb-1 block font-semibold">
          {t('runs.column.status')}
        </label>
        <select
          id={`${id}-status`}
          className={CONTROL}
          value={status ?? ''}
          onChange={(event) => {
            const next = FILTER_STATUSES.find((known) => known === event.target.value);
            onChange({ ...(next && { status: next }), ...(worker !== undefined && { worker }), page: 1 });
          }}
        >
          <option value="">{t('runs.allStatuses')}</option>
          {FILTER_STATUSES.map((known) => (
            <option key={known} value={known}>
              {t(statusWord(known))}
            </option>
          ))}
        </select>
      </div>
      <div className="w-80 max-w-full">
        <label htmlFor={`${id}-worker`} className="mb-1 block font-semibold">
          {t('runs.column.worker')}
        </label>
        <input
          id={`${id}-worker`}
          type="search"
          name="worker"
          className={CONTROL}
          placeholder={t('runs.workerHint')}
          defaultValue={worker ?? ''}
          onBlur={(event) => setWorker(event.target.value)}
        />
      </div>
    </form>
  );
}
