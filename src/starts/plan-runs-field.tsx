import { useId } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';

import { setPlanRuns, usePlanRuns } from './plan-runs.ts';

/** Runs at once on the plans that are sold: Free, Starter, Pro, Business (docs/platform.md, "Prices and plans"). */
const PLANS = [2, 5, 10, 50] as const;

/** How many runs the plan allows at once, which no endpoint tells: the person does. */
export function PlanRunsField() {
  const t = useMessages();
  const id = useId();
  const plan = usePlanRuns();
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      <label htmlFor={id} className="sm:whitespace-nowrap">
        {t('waiting.plan')}
      </label>
      <span className="w-28 shrink-0">
        <Select
          id={id}
          value={String(plan ?? 0)}
          onChange={(runs) => setPlanRuns(Number(runs))}
          choices={[0, ...new Set([...PLANS, plan ?? 2])].map((runs) => ({
            value: String(runs),
            label: runs === 0 ? t('waiting.plan.unknown') : String(runs),
          }))}
          className={LOW_CONTROL}
        />
      </span>
    </span>
  );
}
