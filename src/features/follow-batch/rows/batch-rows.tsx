import { useDeferredValue, useMemo, useRef, useState } from 'react';

import type { LiveBatch } from '#batches/drive/batch-view.ts';
import { kindCounts, kindOf, type RowKind } from '#batches/row-kind.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { isLeftToMend } from '#core/batch/state/row-state.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import { textTest } from '#core/find/text-test.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { ToggleChip } from '#ui/controls/chips.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { useLatest } from '#ui/hooks/use-latest.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { ShownBatch } from '../batch/shown-batch.ts';
import type { OnAgain } from './lost-row.tsx';
import { FILTER_ORDER, ROW_LOOK } from '#batches/row-look.ts';
import type { Sending } from '../sending/sending.ts';
import { canSendFrom, type CurrentRow, indexIn, RowsTable } from './rows-table.tsx';

const FailedRows = lazyComponent(() => import('./failed-rows.tsx').then(({ FailedRows }) => FailedRows));
const RowDetail = lazyComponent(
  () => import('./row-detail.tsx').then(({ RowDetail }) => RowDetail),
  'sendAgain',
  'compose',
);

type BatchRowsProps = {
  readonly id: BatchId;
  readonly shown: ShownBatch;
  readonly live: LiveBatch;
  readonly onNeedKey: () => void;
  readonly onSend: Sending['ask'];
};

/** Rows in file order, by state and by text; active rows stay in view until the user scrolls. */
export function BatchRows({ id, shown, live, onNeedKey, onSend }: BatchRowsProps) {
  const t = useMessages();
  const { state: batchState, plan, summary } = shown.batch;
  const [state, setState] = useState<RowKind>();
  const [text, setText] = useState('');
  const filter = useDeferredValue(text);
  const everyPlace = useMemo(() => Array.from({ length: summary.size }, (_, at) => at), [summary.size]);
  const isAll = state === undefined && filter.trim() === '';
  const found = useMemo(() => {
    if (isAll) return undefined;
    const holds = rowTest(plan, filter);
    return batchState.rows.flatMap((row, at) => (fits(kindOf(row), state) && holds(at) ? [at] : []));
  }, [batchState.rows, plan, state, filter, isAll]);
  const places = found ?? everyPlace;
  const counts = kindCounts(batchState);
  // What was left out before the start, or started elsewhere, is no part of what is put back together: it would be paid for twice, or be refused.
  const isElsewhere = (at: number) => batchState.rows[at]?.elsewhere !== undefined;
  const toPutBack =
    state === 'left-out' ? places.filter((at) => plan?.rows[at]?.leftOut !== true && !isElsewhere(at)) : [];
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<CurrentRow>();
  // Without a network it could not be loaded once it is wanted.
  useAfterPaint(() => RowDetail.load());
  const failed = useMemo(() => failedRows(batchState), [batchState]);
  const onAgain = useLatest<Parameters<OnAgain>>((row, onceMore) =>
    onSend({ kind: 'again', rows: [row], onceMore }),
  );
  const onPutBack = useLatest((row: number) => onSend({ kind: 'putBack', rows: [row] }));
  const opened = current?.isOpen === true ? openedRow(shown.batch, current.row) : undefined;
  return (
    <div className={classNames(opened && 'gap-3 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)]')}>
      <Card className="self-start overflow-hidden">
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
          <div
            role="group"
            aria-label={t('batch.filter.states')}
            className="flex min-w-0 flex-wrap gap-1.5 max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5"
          >
            <ToggleChip isOn={state === undefined} onClick={() => setState(undefined)} count={summary.size}>
              {t('batch.filter.all')}
            </ToggleChip>
            {FILTER_ORDER.filter((one) => counts[one] > 0 || one === state).map((one) => {
              const { icon: Icon, word, ink } = ROW_LOOK[one];
              return (
                <ToggleChip
                  key={one}
                  isOn={state === one}
                  isUrgent={(one === 'lost' || one === 'gone') && counts[one] > 0}
                  count={counts[one]}
                  onClick={() => setState(one === state ? undefined : one)}
                >
                  <Icon size={13} aria-hidden className={ink} />
                  {t(word)}
                </ToggleChip>
              );
            })}
          </div>
          <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">
            <input
              type="search"
              aria-label={t('batch.filter')}
              placeholder={t('batch.filter')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={classNames(CONTROL, 'sm:max-w-40')}
            />
            {toPutBack.length > 1 && canSendFrom(shown) && (
              <GuardedButton
                size="small"
                // When Retry goes, this takes its place under the pointer.
                meaning={String(failed.length > 0)}
                onClick={() => onSend({ kind: 'putBack', rows: toPutBack })}
              >
                {t('batch.rows.putBack', { count: toPutBack.length })}
              </GuardedButton>
            )}
            {failed.length > 0 && (
              <LazyPart>
                <FailedRows
                  id={id}
                  shown={shown}
                  failed={failed}
                  onRetry={() => onSend({ kind: 'again', rows: failed })}
                />
              </LazyPart>
            )}
          </div>
        </div>
        {places.length === 0 ? (
          <p className="px-4 py-8 text-center text-muted">{t('batch.filter.none')}</p>
        ) : (
          <RowsTable
            grid={grid}
            places={places}
            shown={shown}
            current={current}
            onCurrent={setCurrent}
            onNeedKey={onNeedKey}
            onAgain={onAgain}
            onPutBack={onPutBack}
            onCommand={live.dispatch}
          />
        )}
      </Card>
      {opened && (
        <div className="relative lg:min-h-[min(36rem,100dvh-14rem)]">
          <LazyPart>
            <RowDetail
              {...opened}
              id={id}
              {...stepsFrom(places, opened.row, (row) => setCurrent({ row, isOpen: true }))}
              onClose={() => {
                setCurrent({ row: opened.row, isOpen: false });
                grid.current?.focus({ preventScroll: true });
              }}
            />
          </LazyPart>
        </div>
      )}
    </div>
  );
}

/** Undefined if what the row was to send is not here. */
function openedRow({ plan, state: { rows } }: ShownBatch['batch'], row: number) {
  const [planned, of] = [plan?.rows[row], rows[row]];
  return plan && planned && of && { row, plan, planned, of };
}

function stepsFrom(places: readonly number[], row: number, onRow: (row: number) => void) {
  const at = indexIn(places, row);
  const stepTo = (to: number | undefined) => (at === -1 || to === undefined ? undefined : () => onRow(to));
  return { onPrevious: stepTo(places[at - 1]), onNext: stepTo(places[at + 1]) };
}

const failedRows = ({ rows, counts, limited }: BatchState): readonly SeenRow[] =>
  counts.failed + limited === 0
    ? []
    : rows.flatMap((of, row) => (isLeftToMend(of) && of.attempt ? [{ row, attempt: of.attempt.id }] : []));

const fits = (of: RowKind, wanted: RowKind | undefined): boolean => wanted === undefined || of === wanted;

function rowTest(plan: BatchPlan | undefined, text: string): (at: number) => boolean {
  const holds = textTest(text);
  return (at) => {
    const row = plan?.rows[at];
    return row === undefined || holds(row.cells) || String(row.number) === text.trim();
  };
}
