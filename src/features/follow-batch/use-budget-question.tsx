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

type Question = { readonly reasons: readonly StartReason[]; readonly send: () => void };

export type BudgetQuestion = {
  /** Does what sends rows: at once, or once the person has agreed where the budget of the month is used up. */
  readonly before: (send: () => void) => void;
  /** It is looked up what the month has cost. */
  readonly isLooking: boolean;
  readonly dialog: ReactNode;
};

/** The question before rows are sent in a month whose budget is used up. */
export function useBudgetQuestion(): BudgetQuestion {
  const reasonsOf = useBudgetReasons();
  const [isLooking, setIsLooking] = useState(false);
  const [question, setQuestion] = useState<Question>();
  const look = async (send: () => void) => {
    setIsLooking(true);
    const reasons = await reasonsOf();
    setIsLooking(false);
    if (reasons.length === 0) send();
    else setQuestion({ reasons, send });
  };
  return {
    before: (send) => {
      if (!isLooking) void look(send);
    },
    isLooking,
    dialog: question && (
      <LazyPart>
        <ConfirmStart
          reasons={question.reasons}
          titleOf={(field) => field}
          onAnswer={(agreed) => {
            setQuestion(undefined);
            if (agreed) question.send();
          }}
        />
      </LazyPart>
    ),
  };
}
