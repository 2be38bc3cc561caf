import { LoaderCircle } from 'lucide-react';
import { memo, type ReactNode, type Ref } from 'react';

import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import { kindOf } from '#batches/row-kind.ts';
import type { PlannedRow } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import {
  type EarlierRun,
  hasRun,
  resultRun,
  type RowState,
  type RowRun,
  runsOf,
  unknownCostsOf,
} from '#core/batch/state/row-state.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { inOneLine } from '#core/in-one-line.ts';
import { isStateOver, reportedDuration } from '#core/run/run-state.ts';
import {
  formatDay,
  formatDuration,
  formatMoment,
  formatMoney,
  formatMoneyInRow,
  formatNumber,
  formatTime,
  isToday,
} from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { CellLink } from '#ui/controls/list-link.tsx';

import { whatHappened } from '../batch/batch-words.ts';
import type { OnAgain, RowsOf } from './lost-row.tsx';
import { ROW_LOOK } from '#batches/row-look.ts';

const LostRow = lazyComponent(async () => (await import('./lost-row.tsx')).LostRow, 'sendAgain');

export const loadLostRow = () => LostRow.load();

/** Columns of the table; `--own` is the width that the user's own columns need together. */
export const GRID =
  'grid items-center gap-x-3 px-4 sm:grid-cols-[2.5rem_minmax(min(11rem,var(--own)),var(--own))_9.5rem_4rem_4.5rem_5rem_6rem_minmax(11rem,1fr)]';

/**
 * Width of an own column by its content; if space is short, at least its text up to about a quarter, so
 * that short IDs stay whole beside long texts.
 * @param share in characters
 */
export const widthOf = (share = 0) => ({ flexGrow: share, minWidth: `min(28%, ${share}ch)` });

type RowContentProps = {
  readonly index: number;
  readonly row: number;
  readonly of: RowState;
  readonly planned: PlannedRow | undefined;
  readonly state: BatchState | undefined;
  readonly shares: readonly number[];
  readonly batch: RowsOf;
  readonly onOpen: (index: number) => void;
  readonly onNeedKey: () => void;
  readonly onAgain: OnAgain;
  readonly onPutBack: (row: number) => void;
  readonly onCommand: (command: BatchCommand) => void;
};

type BatchRowProps = Omit<RowContentProps, 'state'> & {
  readonly ref: Ref<HTMLDivElement>;
  readonly state: BatchState;
  /** Pixels. */
  readonly top: number;
  readonly id: string;
  readonly isActive: boolean;
  readonly isOpened: boolean;
};

export function BatchRow(props: BatchRowProps) {
  const { ref, top, id, isActive, isOpened, state: batchState, ...content } = props;
  const { index, row, of, planned } = content;
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      aria-current={isOpened}
      id={id}
      data-row={planned?.number ?? row + 1}
      // The page calls it so to whoever reads it by a program, whatever code calls it.
      data-state={of.state === 'lost' ? 'unknown' : of.state}
      className={classNames(
        'absolute inset-x-0 border-b border-line',
        isOpened ? 'bg-accent-soft' : of.state === 'lost' ? 'bg-warn-soft' : 'hover:bg-sunken',
        planned && 'cursor-pointer',
        isActive && 'active-place',
      )}
      style={{ top }}
    >
      <RowContent {...content} state={of.state === 'lost' ? batchState : undefined} />
    </div>
  );
}

const RowContent = memo(function RowContent(props: RowContentProps) {
  const t = useMessages();
  const { index, row, of, planned, state: batchState, onOpen } = props;
  const number = planned?.number ?? row + 1;
  return (
    <>
      <div className={classNames(GRID, 'min-h-9 py-0.5 max-sm:grid-cols-[2rem_1fr_auto] max-sm:py-1.5')}>
        <span role="gridcell" className="text-right text-muted tabular-nums">
          {planned ? (
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('batch.detail.open', { row: number })}
              onClick={() => onOpen(index)}
              className="touch-target hover:text-accent hover:underline"
            >
              {number}
            </button>
          ) : (
            number
          )}
        </span>
        <OwnCells {...props} />
        <State of={of} />
        <RunFigures of={of} />
        <Happened {...props} />
      </div>
      {batchState && of.attempt && (
        <LazyPart fallback={<p className="px-4 pb-2 text-muted sm:pl-17">{t('common.loading')}</p>}>
          <LostRow {...props} state={batchState} attempt={of.attempt} />
        </LazyPart>
      )}
    </>
  );
});

function OwnCells({ of, planned, shares }: RowContentProps) {
  const [first = '', ...others] = (planned?.cells ?? []).slice(0, shares.length);
  return (
    <span
      role="gridcell"
      className={classNames('flex min-w-0 gap-x-3 max-sm:block', of.state === 'left-out' && 'line-through')}
    >
      <bdi
        title={first}
        className="flex-1 truncate max-sm:block max-sm:font-medium"
        style={widthOf(shares[0])}
      >
        {inOneLine(first)}
      </bdi>
      <span className="contents max-sm:block max-sm:truncate max-sm:text-sm max-sm:text-muted">
        {others.map((cell, at) => (
          <bdi
            key={at}
            title={cell}
            className="flex-1 truncate max-sm:not-first:before:content-[',_']"
            style={widthOf(shares[at + 1])}
          >
            {inOneLine(cell)}
          </bdi>
        ))}
      </span>
    </span>
  );
}

function State({ of }: Pick<RowContentProps, 'of'>) {
  const t = useMessages();
  const { icon: Icon, word, ink } = ROW_LOOK[kindOf(of)];
  return (
    <span
      role="gridcell"
      className={classNames('flex items-center gap-1.5 whitespace-nowrap max-sm:justify-end', ink)}
    >
      <Icon
        size={14}
        aria-hidden
        className={classNames('shrink-0', Icon === LoaderCircle && 'animate-spin')}
      />
      {t(word)}
    </span>
  );
}

const costOf = (of: RowState, format: (usd: number) => string, pending: string): string =>
  unknownCostsOf(of) > 0 ? pending : format(runsOf(of).reduce((sum, { usage }) => sum + usage, 0));

const shownResults = (t: Translate, { results }: EarlierRun): readonly string[] =>
  results === undefined ? [] : [t('batch.end.results', { count: results })];

/** Duration of a run, even below a second; undefined for a run that goes on after its row is done. */
function durationText({ state, duration }: RowRun): string | undefined {
  const reported = reportedDuration(state, duration);
  if (reported !== undefined) return formatDuration(reported);
  return state && isStateOver(state) ? '–' : undefined;
}

function RunLink({ run, at }: { readonly run: RowRun; readonly at: number }) {
  return (
    <CellLink
      href={runPath(run.slug)}
      title={formatMoment(at, { seconds: true })}
      className="whitespace-nowrap"
    >
      {isToday(at) ? formatTime(at) : formatDay(at)}
    </CellLink>
  );
}

function RunFigures({ of }: Pick<RowContentProps, 'of'>) {
  const t = useMessages();
  const { run, attempt } = of;
  // Of the run that the table of results has, which may be an earlier one; what was paid was paid for all.
  const shown = resultRun(of);
  const isPaid = hasRun(of);
  return (
    <>
      <span role="gridcell" className="tabular-nums max-sm:col-start-2">
        {run && <RunLink run={run} at={run.startedAt ?? attempt?.at ?? 0} />}
      </span>
      <span role="gridcell" className="text-right text-muted tabular-nums sm:hidden">
        {isPaid &&
          [...(shown ? shownResults(t, shown) : []), costOf(of, formatMoney, t('run.cost.pending'))].join(
            ', ',
          )}
      </span>
      <Figure>{shown && (shown.results === undefined ? '–' : formatNumber(shown.results))}</Figure>
      <Figure>{isPaid && costOf(of, formatMoneyInRow, t('run.pending'))}</Figure>
      <Figure>{run && durationText(run)}</Figure>
    </>
  );
}

const INK = { bad: 'text-bad', warn: 'text-warn', muted: 'text-muted' };

function Happened(props: RowContentProps) {
  const t = useMessages();
  const happened = whatHappened(t, props.of);
  return (
    <span
      role="gridcell"
      className={classNames(
        'flex min-w-0 items-center gap-2 max-sm:col-span-2 max-sm:col-start-2',
        happened && INK[happened.tone],
      )}
    >
      {happened && (
        <bdi title={happened.text} className="min-w-0 truncate max-sm:whitespace-normal">
          {happened.text}
        </bdi>
      )}
      <RowActions {...props} />
    </span>
  );
}

function Figure({ children }: { readonly children: ReactNode }) {
  return (
    <span role="gridcell" className="text-right tabular-nums max-sm:hidden">
      {children}
    </span>
  );
}

function RowActions({
  of: { state, attempt },
  row,
  batch,
  planned,
  onAgain,
  onPutBack,
  onCommand,
}: RowContentProps): ReactNode {
  const t = useMessages();
  if (!batch.canSend) return null;
  const number = planned?.number ?? row + 1;
  const quiet = (
    key: 'batch.row.leftOut.do' | 'batch.row.putBack' | 'batch.row.again',
    onClick: () => void,
  ) => (
    // Each comes in the place of another: the second press of a double click would undo what the first one did.
    <GuardedButton
      size="small"
      variant="quiet"
      className="ml-auto"
      meaning={key}
      aria-label={t(`${key}.label`, { row: number })}
      onClick={onClick}
    >
      {t(key)}
    </GuardedButton>
  );
  if (state === 'waiting')
    return quiet('batch.row.leftOut.do', () => onCommand({ kind: 'leaveOut', rows: [row] }));
  if (state === 'left-out') return quiet('batch.row.putBack', () => onPutBack(row));
  if ((state === 'failed' || state === 'stopped') && attempt)
    return quiet('batch.row.again', () => onAgain({ row, attempt: attempt.id }));
  return null;
}
