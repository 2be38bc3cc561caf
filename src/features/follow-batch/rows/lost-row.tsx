import type { ReactNode } from 'react';

import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { Attempt } from '#core/batch/state/row-state.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Run } from '#core/run/run.ts';
import { formatList, formatMoment, formatWhen } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { TextLink } from '#ui/controls/link.tsx';

import { useFoundRuns } from './use-found-runs.ts';
import type { OnceMore } from '../sending/sending.ts';

export type RowsOf = {
  readonly worker: WorkerSlug;
  readonly canSend: boolean;
  readonly numberOf: (row: number) => number;
};

/** Sends a row again; for a lost row, calls `onceMore` first to look for its run. */
export type OnAgain = (row: SeenRow, onceMore?: OnceMore) => void;

type LostRowProps = {
  readonly row: number;
  readonly state: BatchState;
  readonly attempt: Attempt;
  readonly batch: RowsOf;
  readonly onNeedKey: () => void;
  readonly onAgain: OnAgain;
  readonly onCommand: (command: BatchCommand) => void;
};

const MOST_SHOWN = 4;

export function LostRow({
  row,
  state: batchState,
  attempt,
  batch,
  onNeedKey,
  onAgain,
  onCommand,
}: LostRowProps) {
  const t = useMessages();
  const number = batch.numberOf(row);
  const found = useFoundRuns({ row, state: batchState, attempt, worker: batch.worker, number });
  const { lookup, runs, answer } = found;
  const only = answer ?? (runs.length === 1 ? runs[0]?.slug : undefined);
  const takeIt = t(found.isAssigned ? 'batch.lost.takeTaken' : 'batch.lost.take');
  const seen = { row, attempt: attempt.id };
  const take = (run: RunSlug) =>
    onCommand({ kind: 'take', ...seen, run, ...(run !== answer && { listed: found.listedAt(run) }) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 px-4 pb-2 sm:pl-17">
      <div className="min-w-0 space-y-1">
        <LookupResult {...found} row={row} attempt={attempt} numberOf={batch.numberOf} />
        {runs.length > 1 && (
          <ul className="space-y-1">
            {runs.slice(0, MOST_SHOWN).map((run) => (
              <li key={run.slug} className="flex flex-wrap items-center gap-2">
                <RunLink run={run} />
                <GuardedButton size="small" onClick={() => take(run.slug)}>
                  {takeIt}
                </GuardedButton>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">
        {lookup.kind === 'unread' && found.hasKey && (
          <Button size="small" onClick={found.lookAgain}>
            {t('batch.lost.lookAgain')}
          </Button>
        )}
        {(!found.hasKey || (lookup.kind === 'none' && lookup.otherKey)) && (
          <Button size="small" onClick={onNeedKey}>
            {t('key.button')}
          </Button>
        )}
        {only !== undefined && (
          <GuardedButton size="small" onClick={() => take(only)}>
            {takeIt}
          </GuardedButton>
        )}
        <Again
          onClick={() => onAgain(seen, found.onceMore)}
          isAble={batch.canSend}
          isKnown={found.isDecidable}
        >
          {t('batch.lost.again', { row: number })}
        </Again>
      </div>
    </div>
  );
}

type AgainProps = {
  readonly onClick: () => void;
  readonly isAble: boolean;
  readonly isKnown: boolean;
  readonly children: ReactNode;
};

/** Not pressable at once, because it may appear under the pointer. */
function Again({ onClick, isAble, isKnown, children }: AgainProps) {
  return (
    <GuardedButton size="small" disabled={!isAble} isReady={isKnown} onClick={onClick}>
      {children}
    </GuardedButton>
  );
}

type LookupResultProps = Pick<
  ReturnType<typeof useFoundRuns>,
  'answer' | 'hasKey' | 'lookup' | 'runs' | 'sender' | 'rather' | 'others' | 'isAssigned'
> & {
  readonly row: number;
  readonly attempt: Attempt;
  readonly numberOf: RowsOf['numberOf'];
};

function LookupResult(props: LookupResultProps) {
  const t = useMessages();
  const { answer, runs, rather, others, row, attempt, numberOf } = props;
  const isOpen = answer === undefined;
  return (
    <>
      <Found {...props} />
      {isOpen && runs.length > 0 && others.length > 0 && (
        <p>
          {t('batch.lost.also', {
            count: others.length,
            rows: formatList(others.map((other) => String(numberOf(other.row)))),
            times: formatList(others.map((other) => formatWhen(other.attempt.at))),
            row: numberOf(row),
            time: formatWhen(attempt.at),
          })}
        </p>
      )}
      {isOpen && rather && (
        <p>{t('batch.lost.rather', { row: numberOf(rather.row), time: formatWhen(rather.attempt.at) })}</p>
      )}
    </>
  );
}

function Found({ answer, runs, isAssigned, ...props }: LookupResultProps) {
  const t = useMessages();
  const [first] = runs;
  if (answer !== undefined)
    return (
      <p>
        {t('batch.lost.answered')} <TextLink href={runPath(answer)}>{t('batch.column.run')}</TextLink>
      </p>
    );
  if (first === undefined) return <NoneFound {...props} />;
  const [one, several] = isAssigned
    ? (['batch.lost.taken', 'batch.lost.taken'] as const)
    : (['batch.lost.one', 'batch.lost.several'] as const);
  if (runs.length > 1) return <p>{t(several, { count: runs.length })}</p>;
  return (
    <p>
      {t(one, { count: 1 })} <RunLink run={first} />
    </p>
  );
}

type NoneFoundProps = Pick<
  LookupResultProps,
  'hasKey' | 'lookup' | 'sender' | 'rather' | 'attempt' | 'numberOf'
>;

function NoneFound({ hasKey, lookup, sender, rather, attempt, numberOf }: NoneFoundProps): ReactNode {
  const t = useMessages();
  if (!hasKey) return <p>{t('batch.lost.noKey')}</p>;
  if (lookup.kind === 'unread') return <p>{t('batch.lost.unread')}</p>;
  if (lookup.kind === 'looking') return <p className="text-muted">{t('batch.lost.looking')}</p>;
  if (lookup.kind === 'none' && lookup.otherKey) return <p>{t('batch.lost.otherKey')}</p>;
  if (sender !== undefined)
    return <p className="text-muted">{t('batch.lost.beingSent', { row: numberOf(sender) })}</p>;
  return rather === undefined && <p>{t('batch.lost.none', { time: formatWhen(attempt.at) })}</p>;
}

function RunLink({ run }: { readonly run: Run }) {
  const t = useMessages();
  return (
    <>
      <TextLink href={runPath(run.slug)}>
        {run.startedAt === undefined
          ? t('batch.lost.run.notBegun')
          : t('batch.lost.run', { moment: formatMoment(run.startedAt, { seconds: true }) })}
      </TextLink>
      {run.results !== undefined && (
        <span className="text-muted">{t('batch.lost.results', { count: run.results })}</span>
      )}
    </>
  );
}
