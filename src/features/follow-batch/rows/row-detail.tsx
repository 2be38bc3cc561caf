import { kindOf } from '#batches/row-kind.ts';
import type { BatchId, BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import {
  costOf,
  unknownCostsOf,
  type EarlierRun,
  isUndecided,
  resultRun,
  type RowState,
  type RowStatus,
  runsOf,
} from '#core/batch/state/row-state.ts';
import { toNumber } from '#core/decimal.ts';
import { batchPath, runPath } from '#core/ids/screen-paths.ts';
import { formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { StateLine, stateWord } from '#parts/status-line.tsx';
import { LinkButton, TextLink } from '#ui/controls/link.tsx';
import { SidePanel } from '#ui/overlay/side-panel.tsx';

import { whatHappened } from '../batch/batch-words.ts';
import { setUpPath } from '../batch/shown-batch.ts';
import { RowInput } from './row-input.tsx';
import { ROW_LOOK } from '#batches/row-look.ts';
import { RowResults } from './row-results.tsx';

type RowDetailProps = {
  readonly id: BatchId;
  readonly plan: BatchPlan;
  readonly planned: PlannedRow;
  readonly of: RowState;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
};

const SAID: Partial<Record<RowStatus, MessageKey>> = {
  lost: 'batch.detail.decide',
  sending: 'batch.detail.underWay',
  started: 'batch.detail.underWay',
};

export function RowDetail({ id, plan, planned, of, ...moves }: RowDetailProps) {
  const t = useMessages();
  const { number, cells } = planned;
  const said = SAID[of.state];
  const finished = finishedRun(of);
  const charged = toNumber(costOf(of));
  // While a cost is unknown, the sum would be too low.
  const isCharged = !isUndecided(of) && charged > 0 && unknownCostsOf(of) === 0;
  return (
    <SidePanel
      {...moves}
      title={t('batch.detail.title', { row: number })}
      about={cells[0]}
      foot={
        <>
          {!isUndecided(of) && (
            <LinkButton href={setUpPath(id, plan.worker, number)}>{t('batch.detail.edit')}</LinkButton>
          )}
          {of.run && <LinkButton href={runPath(of.run.slug)}>{t('batch.detail.run')}</LinkButton>}
        </>
      }
    >
      <RowInput plan={plan} planned={planned} isCorrected={of.corrected !== undefined} />
      <div className="space-y-4 py-3">
        <Standing of={of} />
        <Attempts of={of} />
        {said && <p className="text-muted">{t(said)}</p>}
        {isCharged && (
          <p className="text-muted">{t('batch.detail.charged', { cost: formatMoney(charged) })}</p>
        )}
      </div>
      {finished && <RowResults run={finished} />}
    </SidePanel>
  );
}

/** The run that represents the row, unless it still runs. */
function finishedRun(of: RowState): EarlierRun | undefined {
  const shown = resultRun(of);
  return shown !== of.run || !isUndecided(of) ? shown : undefined;
}

function Standing({ of }: Pick<RowDetailProps, 'of'>) {
  const t = useMessages();
  const happened = whatHappened(t, of);
  const { run, elsewhere } = of;
  const { word, ink } = ROW_LOOK[kindOf(of)];
  const isSaidByAttempt = run?.state !== undefined && t(stateWord(run.state)) === t(word);
  return (
    <p className="empty:hidden">
      {!isSaidByAttempt && <span className={ink}>{t(word)}</span>}
      {happened && <bdi className="block wrap-anywhere text-muted">{happened.text}</bdi>}
      {elsewhere && (
        <TextLink href={batchPath(elsewhere.batch)}>
          <bdi>{elsewhere.name}</bdi>
        </TextLink>
      )}
    </p>
  );
}

/** The runs of the row, the newest first. */
function Attempts({ of }: Pick<RowDetailProps, 'of'>) {
  const t = useMessages();
  const shown = resultRun(of);
  const runs = runsOf(of).toReversed();
  if (runs.length === 0) return null;
  const isOver = (run: EarlierRun) => run !== of.run || !isUndecided(of);
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('batch.detail.attempts')}</h3>
      <ul className="space-y-1">
        {runs.map((run, at) => {
          const { slug, state = 'unknown', startedAt, results, usage, untold, other, deleted } = run;
          const figures = [
            results !== undefined && t('batch.end.results', { count: results }),
            isOver(run) && (untold ? t('run.cost.pending') : formatMoney(usage)),
          ].filter((text) => typeof text === 'string');
          const notes = [
            other && t('batch.detail.earlier.other'),
            deleted && t('batch.detail.earlier.deleted'),
            runs.length > 1 && run === shown && results !== 0 && t('batch.detail.earlier.shown'),
          ].filter((text) => typeof text === 'string');
          return (
            <li key={slug} className="flex flex-wrap items-center gap-x-3">
              <span className="text-muted tabular-nums">{formatNumber(runs.length - at)}</span>
              <StateLine state={state} isQuiet />
              <TextLink href={runPath(slug)}>
                {startedAt === undefined ? t('batch.detail.run') : formatMoment(startedAt)}
              </TextLink>
              <span className="ml-auto tabular-nums">{figures.join(' · ')}</span>
              {notes.length > 0 && (
                <span className="basis-full text-muted">{notes.join(t('batch.end.and'))}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
