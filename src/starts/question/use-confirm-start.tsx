import { type ReactNode, useRef, useState } from 'react';

import { reasonKey } from '#core/draft/reasons/judge-start.ts';
import { type Capped, overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import { OWN, type Provenance } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';

import { useBudgetReasons } from '../cost/budget/use-budget-reasons.ts';
import type { RunsTogether } from './confirm-start.tsx';

/** It names run options, which the screens of composing say. */
const ConfirmStart = lazyComponent(
  () => import('./confirm-start.tsx').then((module) => module.ConfirmStart),
  'sharing',
  'compose',
);

/** What was started before; where that cannot be loaded, more is asked. */
const startedOrders = () => import('./started-orders.ts').catch(() => undefined);

type Question = {
  readonly reasons: readonly StartReason[];
  readonly together: RunsTogether | undefined;
  readonly answer: (agreed: boolean) => void;
};

/** What was agreed to, for values that came from there; what comes anew is asked about anew. */
type Agreed = { readonly provenance: Provenance | undefined; readonly keys: ReadonlySet<string> };

/** A start that was judged. */
export type JudgedStart = {
  readonly request: ApiRequest;
  readonly reasons: readonly StartReason[];
  /** Of the values that are sent. */
  readonly provenance: Provenance;
  /** USD that the run may cost at the most; 0 is no limit. */
  readonly maxCharge: number | undefined;
};

/** One that was judged, or several as one. */
type AskedStart = Pick<JudgedStart, 'reasons' | 'provenance'> & {
  readonly request: ApiRequest | readonly ApiRequest[];
} & (Pick<JudgedStart, 'maxCharge'> | { readonly together: RunsTogether });

type ConfirmedStart = {
  /**
   * Asks once about each reason; true where the start may go on, and never where the question cannot be loaded, or the wish was
   * dropped (`signal`) meanwhile: then it is not asked, or no longer. What this person has started before, just as it is, is asked
   * about only where it is over their own limits, which may be newer.
   */
  readonly confirm: (start: AskedStart, signal: AbortSignal) => Promise<boolean>;
  /** As `confirm`, of starts of which nothing is known but what the month has cost, and what is said of them here. */
  readonly confirmUnforeseen: (signal: AbortSignal, runs?: readonly Capped[]) => Promise<boolean>;
  readonly dialog: ReactNode;
};

/** What a run may cost, to hold against the budget: one that nothing limits is asked about only where nothing is left of that. */
const ofOneRun = (maxCharge = 0) => (maxCharge > 0 ? maxCharge : undefined);

/**
 * The question before a start that can cost more than a person may think, or that others have filled in. `leadToCap` goes to where a
 * maximum charge is set, where that is on the screen.
 */
export function useConfirmStart(titleOf: (field: string) => string, leadToCap?: () => void): ConfirmedStart {
  const [question, setQuestion] = useState<Question>();
  const [unasked, setUnasked] = useState(false);
  const budgetReasons = useBudgetReasons();
  const agreed = useRef<Agreed>({ provenance: undefined, keys: new Set() });
  const ask = async (
    {
      reasons: all,
      provenance,
      together,
    }: Pick<JudgedStart, 'reasons' | 'provenance'> & { readonly together?: RunsTogether },
    signal: AbortSignal,
  ): Promise<boolean> => {
    const known = agreed.current.provenance === provenance ? agreed.current.keys : new Set<string>();
    const reasons = all.filter((reason) => !known.has(reasonKey(reason)));
    if (reasons.length === 0) return !signal.aborted;
    try {
      await ConfirmStart.load();
    } catch {
      // Without the question nothing is sent.
      setUnasked(true);
      return false;
    }
    if (signal.aborted) return false;
    return new Promise((resolve) => {
      const answer = (isAgreed: boolean) => {
        if (isAgreed) agreed.current = { provenance, keys: new Set([...known, ...reasons.map(reasonKey)]) };
        setQuestion(undefined);
        resolve(isAgreed);
      };
      signal.addEventListener('abort', () => answer(false), { once: true });
      setQuestion({ reasons, together, answer });
    });
  };
  const confirm = async ({ request, ...start }: AskedStart, signal: AbortSignal): Promise<boolean> => {
    const { reasons } = start;
    const body = JSON.stringify(request);
    const isKnown = reasons.length > 0 && (await (await startedOrders())?.wasStarted(body));
    const asked = isKnown ? reasons.filter(({ kind }) => kind === 'ownCap') : reasons;
    const atMost = 'together' in start ? start.together.atMost : ofOneRun(start.maxCharge);
    const may = await ask({ ...start, reasons: [...(await budgetReasons(atMost)), ...asked] }, signal);
    if (may) void startedOrders().then((started) => started?.rememberStarted(body));
    return may;
  };
  return {
    confirm,
    confirmUnforeseen: async (signal, runs = []) => {
      const atMost = runs.length === 1 ? ofOneRun(runs[0]?.maxCharge) : undefined;
      return ask(
        { reasons: [...(await budgetReasons(atMost)), ...overOwnCap(runs)], provenance: OWN },
        signal,
      );
    },
    dialog: unasked ? (
      <NotLoaded />
    ) : (
      question && (
        <LazyPart>
          <ConfirmStart
            reasons={question.reasons}
            together={question.together}
            titleOf={titleOf}
            onAnswer={question.answer}
            onCap={
              leadToCap &&
              (() => {
                question.answer(false);
                // Once the dialog is gone and has given the focus back.
                window.setTimeout(leadToCap);
              })
            }
          />
        </LazyPart>
      )
    ),
  };
}
