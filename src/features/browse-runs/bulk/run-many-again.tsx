import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { judgeTogether, type Together, uncappedOf } from '#core/draft/reasons/judge-together.ts';
import { OWN } from '#core/draft/provenance.ts';
import { addDecimals, sumNumbers, toNumber, ZERO } from '#core/decimal.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isUntold } from '#core/run/run-state.ts';
import type { RunOrder } from '#core/run/run.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceLine } from '#parts/balance-line.tsx';
import { BalanceWarning } from '#parts/balance-warning.tsx';
import { costText } from '#parts/texts/cost-text.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import { usePress, type Press } from '#starts/question/use-press.ts';
import { runHistory } from '#starts/history/run-history.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { sameInput, sameOrder } from '#starts/history/same-order.ts';
import { type StartSubject, subjectKey } from '#starts/journal/start-subject.ts';
import { useStarts } from '#starts/starts-context.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { useLeaveQuestion } from '#ui/hooks/use-leave-question.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { type Again, type AgainCourse, CourseText, type Halt } from './again-course.tsx';

type RunManyAgainProps = { readonly rows: readonly RunRow[]; readonly onClose: () => void };

/**
 * Starts runs with what this browser kept of them, one after the other; the first that does not start ends it. None is started
 * once the person stops it, or is gone.
 */
export function RunManyAgain({ rows, onClose }: RunManyAgainProps) {
  const t = useMessages();
  const { data: inputs } = useInputs(rows);
  const [course, setCourse] = useState<AgainCourse>();
  const startOne = useStartOne();
  const mayStart = useMayStart();
  const press = usePress();
  const all = inputs?.again ?? [];
  const start = async (signal: AbortSignal) => {
    if (all.length === 0 || !(await mayStart.ask(all, signal))) return;
    let state: AgainCourse = { started: 0, isStopping: false, isOver: false };
    setCourse(state);
    for (const { input } of all) {
      const { isStarted, halt } = signal.aborted ? NOT_WANTED : await startOne(input, signal);
      state = { ...state, started: state.started + (isStarted ? 1 : 0), ...(halt && { halt }) };
      setCourse({ ...state, isStopping: signal.aborted });
      if (halt !== undefined) break;
    }
    setCourse({ ...state, isOver: true });
  };
  const stop = () => {
    press.drop();
    setCourse((now) => now && { ...now, isStopping: true });
  };
  const count = all.length;
  const isBusy = course?.isOver === false;
  useLeaveQuestion(isBusy);
  return (
    <Dialog
      title={t('runs.again.title', { count: inputs ? count : rows.length })}
      onClose={onClose}
      onStop={isBusy ? stop : undefined}
      about={<div aria-live="polite">{inputs ? <Sums {...inputs} /> : t('runs.reading.inputs')}</div>}
    >
      {course && <CourseText {...{ course, all }} />}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        {isBusy ? (
          <GuardedButton aria-disabled={course.isStopping} onClick={stop}>
            {t('runs.again.halt')}
          </GuardedButton>
        ) : (
          <Button onClick={onClose}>{t(course ? 'common.close' : 'common.cancel')}</Button>
        )}
        {course === undefined && <StartAll {...{ count, press }} onStart={start} />}
      </div>
      {mayStart.dialog}
    </Dialog>
  );
}

type StartAllProps = {
  readonly count: number;
  readonly press: Press;
  readonly onStart: (signal: AbortSignal) => Promise<void>;
};

function StartAll({ count, press, onStart }: StartAllProps) {
  const t = useMessages();
  return (
    <GuardedButton
      data-first-focus
      variant="primary"
      isReady={count > 0 && !press.isOpen}
      onClick={() => void press.make(onStart)}
    >
      {press.isOpen ? t('again.starting') : t('runs.again.confirm', { count })}
    </GuardedButton>
  );
}

/**
 * Asks once for all of them: where the budget of the month is used up, or what is left of it may not be enough, and where those
 * without a maximum charge come to many subtasks.
 */
function useMayStart() {
  const api = useApi();
  const countSubtasks = useCountSubtasks();
  const { confirm, dialog } = useConfirmStart((name) => name);
  const ask = async (all: readonly Again[], signal: AbortSignal): Promise<boolean> => {
    const judged = await countSubtasks(all);
    const uncapped = uncappedOf(judged).runs;
    const together = {
      count: all.length,
      uncapped,
      atMost: uncapped > 0 ? 0 : sumNumbers(judged.map(({ maxCharge = 0 }) => maxCharge)),
    };
    const agreement = await confirm(
      {
        reasons: judgeTogether(judged, askThreshold()),
        request: all.map(({ input }) => api.requests.startRun(input.order)),
        provenance: OWN,
        subjects: all.map(({ input }) => subjectOf(input.order)),
        ...(all.length > 1 ? { together } : { maxCharge: judged[0]?.maxCharge }),
      },
      signal,
    );
    return agreement !== undefined;
  };
  return { ask, dialog };
}

/** Counts the subtasks of each by the form of its Worker as it is now; what cannot be read is not counted. */
function useCountSubtasks() {
  const api = useApi();
  const client = useQueryClient();
  return (all: readonly Again[]): Promise<readonly Together[]> =>
    Promise.all(
      all.map(async ({ input: { order } }) => {
        const descriptor = await client
          .query({ ...workerQuery(api, order.worker), staleTime: 'static' })
          .catch(() => undefined);
        const { maxCharge } = order.options;
        const subtasks = descriptor && splitIntoSubtasks(descriptor.splitting, order.custom).count;
        return { maxCharge, subtasks, ownCap: ownCap(order.worker) };
      }),
    );
}

type Inputs = { readonly again: readonly Again[]; readonly without: number; readonly secrets: number };

/** The inputs that are kept; those that held a secret are not whole. */
const useInputs = (rows: readonly RunRow[]) =>
  useQuery({
    queryKey: ['inputs to run again', rows.map(({ run }) => run.slug)],
    queryFn: async (): Promise<Inputs> => {
      const again: Again[] = [];
      let [without, secrets] = [0, 0];
      for (const row of rows) {
        const input = await runHistory.input(row.run.slug);
        if (!input.ok || !input.value.sure) without += 1;
        else if (sameOrder(input.value)) again.push({ row, input: input.value });
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

/** What the starts may come to. */
function Sums({ again, without, secrets }: Inputs) {
  const t = useMessages();
  const balance = useBalance();
  const last = again.reduce((sum, { row }) => addDecimals(sum, costOf(row.run)), ZERO);
  const untold = again.filter(({ row }) => isUntold(row.run, 'usage')).length;
  const countSubtasks = useCountSubtasks();
  const { data: counted } = useQuery({
    queryKey: ['subtasks to run again', again.map(({ row }) => row.run.slug)],
    queryFn: () => countSubtasks(again),
    structuralSharing: false,
    gcTime: 0,
  });
  const count = again.length;
  const limits = again.map(({ input }) => input.order.options.maxCharge ?? 0);
  const free = limits.filter((limit) => limit === 0).length;
  const most = sumNumbers(limits);
  const usd = formatMoney(most);
  return (
    <div className="space-y-1">
      <p>{t('runs.again.about', { count })}</p>
      {count > 0 && (
        <>
          <p className="font-semibold">
            {t('runs.again.last', { count, usd: costText(t, toNumber(last), untold) })}
          </p>
          <p className="font-semibold">
            {free === 0 ? t('runs.again.most', { count, usd }) : t('runs.again.noLimit', { count, free })}{' '}
            {free > 0 && free < count && t('runs.again.others', { count: count - free, usd })}
          </p>
          {counted && <SubtasksOf runs={counted} />}
          <BalanceLine />
          <BalanceWarning balance={balance} maxCharge={most} />
        </>
      )}
      {without > 0 && <p className="text-muted">{t('runs.again.without', { count: without })}</p>}
      {secrets > 0 && <p className="text-muted">{t('runs.again.secrets', { count: secrets })}</p>}
    </div>
  );
}

function SubtasksOf({ runs }: { readonly runs: readonly Together[] }) {
  const t = useMessages();
  const counts = runs.flatMap(({ subtasks }) => (subtasks === undefined ? [] : [subtasks]));
  const count = counts.reduce((sum, subtasks) => sum + subtasks, 0);
  return (
    <p>
      {counts.length < runs.length
        ? t('runs.again.uncounted', { count: runs.length })
        : t('runs.again.subtasks', { count })}
    </p>
  );
}

const subjectOf = ({ worker }: RunOrder): StartSubject => ({ kind: 'worker', worker });

/** Whether a run was started, and why none after it is to be. */
type OneStart = { readonly isStarted: boolean; readonly halt?: Halt };

const NOT_WANTED: OneStart = { isStarted: false, halt: 'person' };

/** Starts a run of such an input, once. What becomes of it is told here, as long as this is here. */
function useStartOne() {
  const api = useApi();
  const starts = useStarts();
  const client = useQueryClient();
  const leave = useRef<() => void>(undefined);
  useEffect(() => () => leave.current?.(), []);
  return async (input: StoredInput, wanted: AbortSignal): Promise<OneStart> => {
    const order = sameOrder(input);
    if (order === undefined) return { isStarted: false, halt: 'busy' };
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
