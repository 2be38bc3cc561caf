import { useId, useState } from 'react';

import { readWhole } from '#core/read-whole.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';

import { setPlanRuns, usePlanRuns } from './plan-runs.ts';

/** Some plans allow more than any published number (docs/platform.md, "Prices and plans"). */
const SPAN = { least: 1, most: 999_999_999 };

/**
 * Field for how many runs the plan allows at once. No endpoint returns it, so the person enters it, or
 * leaves it empty if unknown.
 */
export function PlanRunsField() {
  const t = useMessages();
  const id = useId();
  const plan = usePlanRuns();
  const [typed, setTyped] = useState<string>();
  const read = (text: string) => (text.trim() === '' ? 0 : readWhole(text, SPAN));
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      <label htmlFor={id} className="sm:whitespace-nowrap">
        {t('waiting.plan')}
      </label>
      <span className="w-28 shrink-0">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('waiting.plan.unknown')}
          value={typed ?? plan ?? ''}
          aria-invalid={(typed !== undefined && read(typed) === undefined) || undefined}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            const runs = read(value);
            if (runs !== undefined) setPlanRuns(runs);
          }}
          onBlur={() => setTyped(undefined)}
          className={LOW_CONTROL}
        />
      </span>
    </span>
  );
}
