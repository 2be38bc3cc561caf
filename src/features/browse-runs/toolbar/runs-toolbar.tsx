import { Star } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

import type { Month } from '#core/run/month.ts';
import type { RunState } from '#core/run/run-state.ts';
import { isFiltered, type RunQuery, ALL_RUNS, STATES } from '#core/runs/run-query.ts';
import { useMessages } from '#messages/use-messages.ts';
import { stateWord } from '#parts/status-line.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { Button } from '#ui/controls/button.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { ToggleChip } from '#ui/controls/chips.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

import { ColumnsButton } from './columns-button.tsx';
import { BrowserDataButton } from './browser-data-button.tsx';
import { PeriodField } from './period-field.tsx';
import { ViewsButton } from './views-button.tsx';

const PRESSED =
  'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:min-w-11';

type RunsToolbarProps = {
  readonly query: RunQuery;
  readonly onQuery: (query: RunQuery) => void;
  readonly onText: (text: string) => void;
  readonly counts: ReadonlyMap<RunState, number>;
  readonly workers: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  readonly months: readonly Month[];
  readonly fields: ReadonlyMap<string, string>;
  readonly hasBatches: boolean;
  readonly setUp: ReactNode;
  readonly storedInputs: ReactNode;
  readonly address: string;
  readonly onAddress: (address: string) => void;
};

export function RunsToolbar(props: RunsToolbarProps) {
  const { query, onQuery, onText, counts, months, fields, hasBatches, setUp, address } = props;
  const t = useMessages();
  const search = useRef<HTMLInputElement>(null);
  useCommand('search', () => search.current?.focus());
  const { period: _, ...timeless } = query;
  return (
    <div role="search" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={search}
          type="search"
          aria-label={t('runs.search')}
          placeholder={t('runs.search.hint')}
          value={query.text}
          onChange={(event) => onText(event.target.value)}
          className={`${CONTROL} w-72! max-sm:w-full!`}
        />
        <WorkerAndTag {...props} />
        <PartBoundary>
          <PeriodField
            period={query.period}
            months={months}
            onPeriod={(period) => onQuery({ ...timeless, ...(period && { period }) })}
          />
        </PartBoundary>
        {(hasBatches || query.batches) && (
          <Button
            aria-pressed={query.batches}
            onClick={() => onQuery({ ...query, batches: !query.batches })}
            className={PRESSED}
          >
            {t('batches.title')}
          </Button>
        )}
        <Button
          aria-pressed={query.starred}
          title={t('runs.star.only')}
          aria-label={t('runs.star.only')}
          onClick={() => onQuery({ ...query, starred: !query.starred })}
          className={PRESSED}
        >
          <Star size={14} aria-hidden />
        </Button>
        <div className="ml-auto flex flex-wrap justify-end gap-2">
          {query.batches && hasBatches && setUp}
          <ColumnsButton
            columns={query.columns}
            fields={fields}
            onColumns={(columns) => onQuery({ ...query, columns })}
          />
          <ViewsButton query={address} onOpen={props.onAddress} />
          <BrowserDataButton>{props.storedInputs}</BrowserDataButton>
        </div>
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-1.5 pointer-coarse:min-h-11">
        <States query={query} onQuery={onQuery} counts={counts} />
        {isFiltered(query) && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onQuery({ ...ALL_RUNS, sort: query.sort, columns: query.columns })}
          >
            {t('runs.clearFilter')}
          </Button>
        )}
      </div>
    </div>
  );
}

function WorkerAndTag({ query, onQuery, workers, tags }: RunsToolbarProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { worker, tag } = query;
  const { worker: _w, ...ofAll } = query;
  const { tag: _t, ...untagged } = query;
  const names = new Map(worker === undefined || workers.has(worker) ? workers : [[worker, ''], ...workers]);
  const ownTags = tag === undefined || tags.includes(tag) ? tags : [tag, ...tags];
  return (
    <>
      <Select
        aria-label={t('runs.column.worker')}
        value={worker ?? ''}
        onChange={(value) => onQuery({ ...ofAll, ...(value !== '' && { worker: value }) })}
        choices={[
          { value: '', label: t('runs.worker.all') },
          ...[...names].map(([slug, title]) => ({
            value: slug,
            label: title === '' ? slug : `${readTitle(title)} (${slug})`,
          })),
        ]}
        className={`${CONTROL} w-auto! max-w-52 max-sm:max-w-none max-sm:min-w-28! max-sm:flex-1`}
      />
      {ownTags.length > 0 && (
        <Select
          aria-label={t('runs.tag')}
          value={tag ?? ''}
          onChange={(value) => onQuery({ ...untagged, ...(value !== '' && { tag: value }) })}
          choices={[
            { value: '', label: t('runs.tag.all') },
            ...ownTags.map((own) => ({ value: own, label: own })),
          ]}
          className={`${CONTROL} w-auto! max-w-40`}
        />
      )}
    </>
  );
}

type StatesProps = Pick<RunsToolbarProps, 'query' | 'onQuery' | 'counts'>;

function States({ query, onQuery, counts }: StatesProps) {
  const t = useMessages();
  const { states } = query;
  const toggle = (state: RunState) => {
    const next = states.includes(state) ? states.filter((one) => one !== state) : [...states, state];
    onQuery({ ...query, states: STATES.filter((known) => next.includes(known)) });
  };
  return (
    <div role="group" aria-label={t('runs.states')} className="flex flex-wrap gap-1.5">
      {STATES.filter((state) => states.includes(state) || (counts.get(state) ?? 0) > 0).map((state) => (
        <ToggleChip
          key={state}
          isOn={states.includes(state)}
          count={counts.get(state) ?? 0}
          onClick={() => toggle(state)}
        >
          {t(stateWord(state))}
        </ToggleChip>
      ))}
    </div>
  );
}
