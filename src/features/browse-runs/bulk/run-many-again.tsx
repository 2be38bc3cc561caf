import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { OWN } from '#core/draft/provenance.ts';
import { overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import { addDecimals, sumNumbers, toNumber, ZERO } from '#core/decimal.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isFigureUnknown } from '#core/run/run-state.ts';
import type { RunOrder } from '#core/run/run.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceWarning } from '#parts/balance-warning.tsx';
import { costText } from '#parts/texts/cost-text.ts';
import { againstOwnCap } from '#starts/cost/against-own-cap.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { AmountField } from '#starts/question/amount-field.tsx';
import { useAmount } from '#starts/question/use-amount.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { sameInput, sameOrder } from '#starts/history/same-order.ts';
import { type StartSubject, subjectKey } from '#starts/journal/start-subject.ts';
import { useStarts } from '#starts/starts-context.tsx';
import { useLeaveQuestion } from '#ui/hooks/use-leave-question.ts';
import { Guard } from '#ui/overlay/guard.tsx';

import { type Again, type AgainProgress, AgainProgressText, type Halt } from './rerun-progress.tsx';

type RunManyAgainProps = { readonly rows: readonly RunRow[]; readonly onClose: () => void };

/**
 * Starts runs again from their stored inputs, one by one. Stops at the first failure, when the person
 * stops it, or on unmount.
 */
export function RunManyAgain({ rows, onClose }: RunManyAgainProps) {
  const t = useMessages();
  const { data: inputs } = useInputs(rows);
  const { all, atMost, refuse, field } = useAmountOfEach(inputs?.again ?? []);
  const subtasks = useSubtasks(all);
  const { progress, isStarting, start, stop, dialog } = useAgainProgress(all);
  const count = all.length;
  const isKnown = count > 0 && (atMost > 0 || subtasks !== undefined);
  const usd = atMost === 0 ? 'none' : formatMoney(atMost);
  const question = {
    action: isStarting ? t('again.starting') : t('runs.again.confirm', { count, usd }),
    isReady: isKnown && !isStarting,
    children: field && <AmountField {...field} />,
  };
  return (
    <>
      <Guard
        title={t('runs.again.title', { count: inputs ? count : rows.length })}
        about={
          <div aria-live="polite">
            <Sums inputs={inputs} all={all} subtasks={subtasks} />
          </div>
        }
        onAgree={refuse ?? start}
        onClose={onClose}
        {...(progress ? answersIn(t, progress, { all, stop }) : question)}
      />
      {dialog}
    </>
  );
}

type Going = { readonly all: readonly Again[]; readonly stop: () => void };

function answersIn(t: Translate, progress: AgainProgress, { all, stop }: Going) {
  return {
    cancel: t(progress.isOver ? 'common.close' : 'runs.again.halt'),
    onStop: progress.isOver ? undefined : stop,
    isReady: !progress.isStopping,
    children: <AgainProgressText progress={progress} all={all} />,
  };
}

function useAgainProgress(all: readonly Again[]) {
  const [progress, setProgress] = useState<AgainProgress>();
  const startOne = useStartOne();
  const { ask, dialog } = useMayStart();
  const press = useSingleFlight();
  const go = async (signal: AbortSignal) => {
    if (!(await ask(all, signal))) return;
    let state: AgainProgress = { started: 0, isStopping: false, isOver: false };
    setProgress(state);
    for (const again of all) {
      const { isStarted, halt } = signal.aborted ? NOT_WANTED : await startOne(again, signal);
      state = { ...state, started: state.started + (isStarted ? 1 : 0), ...(halt && { halt }) };
      setProgress({ ...state, isStopping: signal.aborted });
      if (halt !== undefined) break;
    }
    setProgress({ ...state, isOver: true });
  };
  const stop = () => {
    press.drop();
    setProgress((now) => now && { ...now, isStopping: true });
  };
  useLeaveQuestion(progress?.isOver === false);
  return { progress, isStarting: press.isOpen, start: () => void press.make(go), stop, dialog };
}

const chargeOf = ({ order }: Again) => order.options.maxCharge ?? 0;

/** Maximum total cost in USD; 0 means no limit. */
function atMostOf(all: readonly Again[]): number {
  const charges = all.map(chargeOf);
  return charges.includes(0) ? 0 : sumNumbers(charges);
}

function useAmountOfEach(again: readonly Again[]) {
  const t = useMessages();
  const free = again.filter((one) => chargeOf(one) === 0);
  const caps = free.map(({ order }) => ownCap(order.worker) ?? 0).filter((cap) => cap > 0);
  const { usd, refuse, field } = useAmount(caps.length > 0 ? Math.min(...caps) : 0);
  if (free.length === 0) return { all: again, atMost: atMostOf(again), refuse: undefined, field: undefined };
  const limited = ({ order, ...one }: Again): Again => ({
    ...one,
    order: { ...order, options: { ...order.options, maxCharge: usd ?? 0 } },
  });
  // 0 stands for all of them.
  const some = free.length === again.length ? 0 : free.length;
  const all = again.map((one) => (free.includes(one) ? limited(one) : one));
  return {
    all,
    atMost: atMostOf(all),
    refuse: usd === undefined ? refuse : undefined,
    field: { ...field, hint: again.length > 1 ? t('runs.again.each', { of: some }) : '' },
  };
}

function useMayStart() {
  const api = useApi();
  const { confirm, dialog } = useConfirmStart((name) => name);
  const ask = async (all: readonly Again[], signal: AbortSignal): Promise<boolean> => {
    const runs = all.map(({ order }) => againstOwnCap(order.worker, order.options.maxCharge));
    const atMost = atMostOf(all);
    const agreement = await confirm(
      {
        reasons: overOwnCap(runs),
        request: all.map(({ order }) => api.requests.startRun(order)),
        provenance: OWN,
        subjects: all.map(({ order }) => subjectOf(order)),
        ...(all.length > 1 ? { together: { count: all.length, atMost } } : { maxCharge: atMost }),
      },
      signal,
    );
    return agreement !== undefined;
  };
  return { ask, dialog };
}

function useCountSubtasks() {
  const api = useApi();
  const client = useQueryClient();
  return (all: readonly Again[]) =>
    Promise.all(
      all.map(async ({ order: { worker, custom } }) => {
        const descriptor = await client
          .query({ ...workerQuery(api, worker), staleTime: 'static' })
          .catch(() => undefined);
        return descriptor && splitIntoSubtasks(descriptor.splitting, custom).count;
      }),
    );
}

function useSubtasks(all: readonly Again[]) {
  const countSubtasks = useCountSubtasks();
  const { data } = useQuery({
    queryKey: ['subtasks to run again', all.map(({ row }) => row.run.slug)],
    queryFn: () => countSubtasks(all),
    enabled: all.length > 0,
    structuralSharing: false,
    gcTime: 0,
  });
  return data;
}

type InputsOfRuns = { readonly again: readonly Again[]; readonly without: number; readonly secrets: number };

/** Stored inputs; those that contained a secret are incomplete. */
const useInputs = (rows: readonly RunRow[]) =>
  useQuery({
    queryKey: ['inputs to run again', rows.map(({ run }) => run.slug)],
    queryFn: async (): Promise<InputsOfRuns> => {
      const again: Again[] = [];
      let [without, secrets] = [0, 0];
      for (const row of rows) {
        const input = await runHistory.input(row.run.slug);
        const order = input.ok && sameOrder(input.value);
        if (!input.ok || !input.value.sure) without += 1;
        else if (order) again.push({ row, input: input.value, order });
        else if (input.value.omitted.length === 0) without += 1;
        else secrets += 1;
      }
      // The oldest first, as they were started, however they are sorted here.
      const startOf = ({ row: { run } }: Again) => run.startedAt ?? listedAt(run) ?? Infinity;
      return { again: again.reverse().toSorted((a, b) => startOf(a) - startOf(b) || 0), without, secrets };
    },
    structuralSharing: false,
    gcTime: 0,
  });

type SumsProps = {
  readonly inputs: InputsOfRuns | undefined;
  readonly all: readonly Again[];
  readonly subtasks: readonly (number | undefined)[] | undefined;
};

function Sums({ inputs, all, subtasks }: SumsProps) {
  const t = useMessages();
  const balance = useBalance();
  if (inputs === undefined) return t('runs.reading.inputs');
  const { without, secrets } = inputs;
  const last = all.reduce((sum, { row }) => addDecimals(sum, costOf(row.run)), ZERO);
  const unknown = all.filter(({ row }) => isFigureUnknown(row.run, 'usage')).length;
  const count = all.length;
  const charges = all.map(chargeOf);
  const free = charges.filter((charge) => charge === 0).length;
  const most = sumNumbers(charges);
  return (
    <div className="space-y-1">
      <p>{t('runs.again.about', { count })}</p>
      {count > 0 && (
        <>
          <p className="font-semibold">
            {t('runs.again.last', { count, usd: costText(t, toNumber(last), unknown) })}
          </p>
          {free > 0 && (
            <p className="font-semibold">
              {t('runs.again.noLimit', { count, free: free === count ? 0 : free })}{' '}
              {free < count && t('runs.again.others', { count: count - free, usd: formatMoney(most) })}
            </p>
          )}
          {subtasks && <SubtasksOf counts={subtasks} />}
          <BalanceWarning balance={balance} maxCharge={most} />
        </>
      )}
      {without > 0 && <p className="text-muted">{t('runs.again.without', { count: without })}</p>}
      {secrets > 0 && <p className="text-muted">{t('runs.again.secrets', { count: secrets })}</p>}
    </div>
  );
}

function SubtasksOf({ counts }: { readonly counts: readonly (number | undefined)[] }) {
  const t = useMessages();
  return (
    <p>
      {counts.includes(undefined)
        ? t('runs.again.uncounted', { count: counts.length })
        : t('runs.again.subtasks', { count: sumNumbers(counts.map((count = 0) => count)) })}
    </p>
  );
}

const subjectOf = ({ worker }: RunOrder): StartSubject => ({ kind: 'worker', worker });

type OneStart = { readonly isStarted: boolean; readonly halt?: Halt };

const NOT_WANTED: OneStart = { isStarted: false, halt: 'person' };

function useStartOne() {
  const api = useApi();
  const starts = useStarts();
  const client = useQueryClient();
  const leave = useRef<() => void>(undefined);
  useEffect(() => () => leave.current?.(), []);
  return async ({ input, order }: Again, wanted: AbortSignal): Promise<OneStart> => {
    const subject = subjectOf(order);
    leave.current = starts.journal.follow(subjectKey(subject), () => undefined);
    const end = await starts.start({
      subject,
      input: sameInput(input, { order }),
      mode: order.options.mode ?? 'async',
      send: (stop) => api.startRun(api.requests.startRun(order), stop, wanted),
    });
    leave.current();
    if (end?.kind === 'started') {
      renewAfterStart(client, api);
      // A refusal that named a run all the same would meet the next one too.
      return { isStarted: true, ...(end.facts && { halt: end.facts }) };
    }
    if (end === undefined) return { isStarted: false, halt: 'busy' };
    if (end.kind === 'lost') return { isStarted: false, halt: 'lost' };
    return wanted.aborted ? NOT_WANTED : { isStarted: false, halt: end.facts };
  };
}
