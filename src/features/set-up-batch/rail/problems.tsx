import { CircleAlert } from 'lucide-react';

import type { RowSums } from '#core/batch/sum-rows.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

const NAMED = 6;

export type Fault = {
  readonly text: string;
  readonly go: () => void;
  readonly rows?: readonly number[];
};

export type ProblemsProps = {
  readonly sums: RowSums;
  readonly isChecking: boolean;
  readonly rowCount: number;
  readonly fault: Fault | undefined;
  readonly wrongNumbers: readonly number[];
  readonly onWrong: (at: number) => void;
  readonly onLeaveOut: (places: readonly number[]) => void;
  readonly onTakeBack: () => void;
};

export function Problems(props: ProblemsProps) {
  const { sums, fault, onLeaveOut, onTakeBack } = props;
  const t = useMessages();
  return (
    <div className="space-y-1.5 px-4 pb-3 empty:hidden">
      {fault && <FaultLine fault={fault} onLeaveOut={onLeaveOut} />}
      <RowProblems {...props} />
      {sums.leftOut > 0 && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <span className="grow">{t('batch.leftOut', { count: sums.leftOut })}</span>
          <Button size="small" variant="quiet" onClick={onTakeBack}>
            {t('batch.leftOut.back')}
          </Button>
        </p>
      )}
    </div>
  );
}

type FaultLineProps = Pick<ProblemsProps, 'onLeaveOut'> & { readonly fault: Fault };

function FaultLine({ fault, onLeaveOut }: FaultLineProps) {
  return (
    <div className="flex gap-2">
      <p role="status" className="flex min-w-0 grow gap-2 text-bad">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
        <span className="min-w-0 grow wrap-anywhere">
          <button type="button" onClick={fault.go} className="text-left underline hover:text-accent">
            {fault.text}
          </button>
        </span>
      </p>
      {fault.rows && <LeaveOut rows={fault.rows} onLeaveOut={onLeaveOut} />}
    </div>
  );
}

function RowProblems(props: ProblemsProps) {
  const { sums, isChecking, rowCount, wrongNumbers, onWrong, onLeaveOut } = props;
  const t = useMessages();
  const count = sums.wrong.length;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {count > 0 && <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />}
      <p role="status" className={count > 0 ? 'text-bad' : 'text-muted'}>
        <span data-testid="batch-problems" hidden={count === 0} className="tabular-nums">
          {count}
        </span>{' '}
        {isChecking
          ? t('batch.problems.checking', { count: formatNumber(rowCount) })
          : count > 0 && t('batch.problems.count', { count })}
      </p>
      {count > 0 && (
        <>
          <span className="flex flex-wrap gap-x-2 text-bad">
            {wrongNumbers.slice(0, NAMED).map((number, at) => (
              <button
                key={number}
                type="button"
                onClick={() => onWrong(at)}
                className="touch-target justify-center tabular-nums underline pointer-fine:min-h-6 pointer-fine:min-w-6"
              >
                {t('batch.narrow.row', { row: number })}
              </button>
            ))}
            {count > NAMED && t('batch.more', { count: count - NAMED })}
          </span>
          <LeaveOut rows={sums.wrong} onLeaveOut={onLeaveOut} />
        </>
      )}
    </div>
  );
}

type LeaveOutProps = Pick<ProblemsProps, 'onLeaveOut'> & { readonly rows: readonly number[] };

function LeaveOut({ rows, onLeaveOut }: LeaveOutProps) {
  const t = useMessages();
  return (
    <Button size="small" variant="quiet" onClick={() => onLeaveOut(rows)} className="ml-auto">
      {t('batch.problems.leaveOut', { count: rows.length })}
    </Button>
  );
}
