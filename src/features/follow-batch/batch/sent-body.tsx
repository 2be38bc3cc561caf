import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import { type BatchPlan, orderOf, type PlannedRow } from '#core/batch/batch.ts';
import { writeExactJson } from '#core/json/digits.ts';
import { CodeBlock } from '#ui/text/code-block.tsx';

type SentBodyProps = {
  readonly plan: BatchPlan;
  readonly planned?: PlannedRow;
  readonly label: string;
  readonly testId: string;
};

const NOTHING_ELSE = { custom: {} };

export function SentBody({ plan, planned, ...block }: SentBodyProps) {
  const { requests } = useApi();
  const text = useMemo(() => {
    const { body } = requests.startRun(orderOf(plan, planned ?? NOTHING_ELSE));
    return writeExactJson(body ?? null, 2);
  }, [requests, plan, planned]);
  return <CodeBlock {...block} text={text} json />;
}
