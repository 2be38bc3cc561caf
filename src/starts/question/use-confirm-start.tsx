import { type ReactNode, useRef, useState } from 'react';

import { reasonKey } from '#core/draft/reasons/judge-start.ts';
import { type Capped, overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import { OWN, type Provenance } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { RunOrder } from '#core/run/run.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';

import { useBudgetReasons } from '../cost/budget/use-budget-reasons.ts';
import type { StartSubject } from '../journal/start-subject.ts';
import { ELSEWHERE } from '../starts.ts';
import { useStarts } from '../starts-context.tsx';
import type { Agreement, RunsTogether, StartQuestion } from './confirm-start.tsx';

const ConfirmStart = lazyComponent(
  () => import('./confirm-start.tsx').then((module) => module.ConfirmStart),
  'sharing',
  'compose',
  'costs',
);

/** Previously started orders. If they cannot be loaded, more is asked. */
const startedOrders = () => import('./started-orders.ts').catch(() => undefined);

type Question = StartQuestion & { readonly answer: (agreement: Agreement | undefined) => void };

type Agreed = { readonly provenance: Provenance | undefined; readonly keys: ReadonlySet<string> };

export type JudgedStart = {
  readonly request: ApiRequest;
  readonly reasons: readonly StartReason[];
  readonly provenance: Provenance;
  /** Maximum cost of the run in USD; 0 is no limit. */
  readonly maxCharge: number | undefined;
  readonly order?: RunOrder | undefined;
};

export type OfSubjects = { readonly subjects: readonly StartSubject[] };

type StartToAsk = Pick<JudgedStart, 'reasons' | 'provenance'> & {
  readonly request: ApiRequest | readonly ApiRequest[];
} & OfSubjects &
  (Pick<JudgedStart, 'maxCharge' | 'order'> | { readonly together: RunsTogether });

type QuestionInput = Pick<JudgedStart, 'provenance'> & Omit<StartQuestion, 'elsewhere'>;

type AgreedStart = {
  /**
   * Asks once about each reason. Returns undefined if the start must not continue, for example because
   * the question cannot be loaded or `signal` aborted; then it does not ask, or stops asking. An order
   * that this person started before needs confirmation only if it exceeds their own limits, which may be
   * newer, or if a start of another tab has no answer.
   */
  readonly confirm: (start: StartToAsk, signal: AbortSignal) => Promise<Agreement | undefined>;
  /** Like `confirm`, for starts of which only the month's cost and the given facts are known. */
  readonly confirmUnforeseen: (
    signal: AbortSignal,
    said?: Partial<OfSubjects> & { readonly runs?: readonly Capped[] },
  ) => Promise<boolean>;
  readonly dialog: ReactNode;
};

/** Cost to compare with the budget. An unlimited run needs confirmation only if nothing is left of the budget. */
const ofOneRun = (maxCharge = 0) => (maxCharge > 0 ? maxCharge : undefined);

/** The question before a start that may cost more than expected or that others filled in. */
export function useConfirmStart(titleOf: (field: string) => string): AgreedStart {
  const [question, setQuestion] = useState<Question>();
  const [unasked, setUnasked] = useState(false);
  const budgetReasons = useBudgetReasons();
  const starts = useStarts();
  useAfterPaint(ELSEWHERE.load);
  const agreed = useRef<Agreed>({ provenance: undefined, keys: new Set() });
  const ask = async (
    { reasons: all, provenance, ...input }: QuestionInput & Pick<Question, 'elsewhere'>,
    signal: AbortSignal,
  ): Promise<Agreement | undefined> => {
    const known = agreed.current.provenance === provenance ? agreed.current.keys : new Set<string>();
    const reasons = all.filter((reason) => !known.has(reasonKey(reason)));
    if (reasons.length + input.elsewhere.length === 0) return signal.aborted ? undefined : {};
    try {
      await ConfirmStart.load();
    } catch {
      // Without the question nothing is sent.
      setUnasked(true);
      return undefined;
    }
    if (signal.aborted) return undefined;
    return new Promise((resolve) => {
      const answer = (agreement: Agreement | undefined) => {
        // With another amount nobody has agreed to what speaks against this one.
        const isUnchanged = agreement?.limit === undefined;
        const answered = reasons.filter((reason) => isUnchanged || 'source' in reason);
        if (agreement) agreed.current = { provenance, keys: new Set([...known, ...answered.map(reasonKey)]) };
        setQuestion(undefined);
        resolve(agreement);
      };
      signal.addEventListener('abort', () => answer(undefined), { once: true });
      setQuestion({ ...input, reasons, answer });
    });
  };
  const loadQuestion = async () => {
    try {
      await Promise.all([ConfirmStart.load(), ELSEWHERE.load()]);
      setUnasked(false);
    } catch {
      // It is said already.
    }
  };
  /** Also asks about current facts: the remaining budget and the starts of other tabs. */
  const askNow = async (
    { subjects, atMost, ...input }: QuestionInput & OfSubjects & { readonly atMost: number | undefined },
    signal: AbortSignal,
  ): Promise<Agreement | undefined> => {
    setUnasked(false);
    const elsewhere = await starts.elsewhere(subjects).catch(() => undefined);
    // Without what tells of them nothing is sent either.
    if (elsewhere === undefined) {
      setUnasked(true);
      return undefined;
    }
    const reasons = [...(await budgetReasons(atMost)), ...input.reasons];
    const agreement = await ask({ ...input, reasons, elsewhere }, signal);
    if (agreement) starts.goOnFrom(elsewhere);
    return agreement;
  };
  const confirm: AgreedStart['confirm'] = async ({ request, ...start }, signal) => {
    const { reasons } = start;
    const body = JSON.stringify(request);
    const isKnown = reasons.length > 0 && (await (await startedOrders())?.wasStarted(body));
    const shown = isKnown ? reasons.filter(({ kind }) => kind === 'ownCap') : reasons;
    const atMost = 'together' in start ? start.together.atMost : ofOneRun(start.maxCharge);
    const agreement = await askNow({ ...start, atMost, reasons: shown }, signal);
    if (agreement && agreement.limit === undefined)
      void startedOrders().then((started) => started?.rememberStarted(body));
    return agreement;
  };
  return {
    confirm,
    confirmUnforeseen: async (signal, { subjects = [], runs = [] } = {}) => {
      const atMost = runs.length === 1 ? ofOneRun(runs[0]?.maxCharge) : undefined;
      const question = { subjects, atMost, reasons: overOwnCap(runs), provenance: OWN };
      return (await askNow(question, signal)) !== undefined;
    },
    dialog: unasked ? (
      <NotLoaded onRetry={() => void loadQuestion()} />
    ) : (
      question && (
        <LazyPart>
          <ConfirmStart question={question} titleOf={titleOf} onAnswer={question.answer} />
        </LazyPart>
      )
    ),
  };
}
