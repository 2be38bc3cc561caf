import { useId, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { focusById, useFieldHandle } from '#ui/schema-form/field-handles.ts';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';

import { setAskThreshold, THRESHOLD_FIELD, useAskThreshold } from './ask-threshold.ts';

const WHOLE = /^\d{1,9}$/;

/** From how many subtasks on a start without a maximum charge is asked about; kept as it is typed. */
export function ThresholdField() {
  const t = useMessages();
  const id = useId();
  useFieldHandle(THRESHOLD_FIELD, () => focusById(id));
  const threshold = useAskThreshold();
  const [wrong, setWrong] = useState<string>();
  return (
    <div
      data-field={THRESHOLD_FIELD}
      className="flex min-h-8 items-center gap-2 text-muted pointer-coarse:min-h-12"
    >
      <label htmlFor={id} className="min-w-0 grow leading-4">
        {t('start.threshold')}
      </label>
      <span className="w-28 shrink-0 sm:w-32">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={wrong ?? String(threshold)}
          aria-invalid={wrong !== undefined}
          className={COMPACT_CONTROL}
          onChange={({ currentTarget: { value } }) => {
            const isWhole = WHOLE.test(value);
            setWrong(isWhole ? undefined : value);
            if (isWhole) setAskThreshold(Number(value));
          }}
          // What is no number was not taken: the one that holds is shown again.
          onBlur={() => setWrong(undefined)}
        />
      </span>
    </div>
  );
}
