import { type ReactNode, useState } from 'react';

import type { StartReason } from '#core/draft/judge-start.ts';
import { useBudgetReasons } from '#starts/cost/use-budget-reasons.ts';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

/** It names run options, which the screens of composing say. */
const ConfirmStart = lazyComponent(
  async () => (await import('#starts/question/confirm-start.tsx')).ConfirmStart,
  'sharing',
  'compose',
);

/** What sends rows, where the batch was not stopped since it was asked for. */
type Send = (stops: number) => void;

type Question = { readonly reasons: readonly StartReason[]; readonly send: Send; readonly stops: number };

export type BudgetQuestion = {
  /** Does what sends rows: at once, or once the person has agreed where the budget of the month is used up. */
  readonly before: (send: Send) => void;
  /** It is looked up what the month has cost. */
  readonly isLooking: boolean;
  readonly dialog: ReactNode;
};

/**
 * The question before rows are sent in a month whose budget is used up.
 * @param stops how often the batch was paused or stopped: what was asked for before is forgotten
 */
export function useBudgetQuestion(stops: number): BudgetQuestion {
  const reasonsOf = useBudgetReasons();
  const [isLooking, setIsLooking] = useState(false);
  const [question, setQuestion] = useState<Question>();
  const look = async (send: Send) => {
    setIsLooking(true);
    const reasons = await reasonsOf();
    setIsLooking(false);
    if (reasons.length === 0) send(stops);
    else setQuestion({ reasons, send, stops });
  };
  return {
    before: (send) => {
      if (!isLooking) void look(send);
    },
    isLooking,
    dialog: question && question.stops === stops && (
      <LazyPart>
        <ConfirmStart
          reasons={question.reasons}
          titleOf={(field) => field}
          onAnswer={(agreed) => {
            setQuestion(undefined);
            if (agreed) question.send(stops);
          }}
        />
      </LazyPart>
    ),
  };
}
